// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/access_tables.hpp"

#include <p2s/base/text.hpp>
#include <p2s/spec/detail/spec_values.hpp>

#include <fmt/format.h>

#include <functional>
#include <set>

namespace p2s::spec::detail {
namespace {

SpecRoot read_root(SpecSection section) {
  SpecRoot root;
  root.origin = section.path();
  section.read("name", root.name);
  section.read("file", root.file);
  section.read("data", root.data);
  section.refuse_both("file", "data");
  section.finish();
  return root;
}

SpecRevocation read_revocation(SpecSection section) {
  SpecRevocation revoked;
  revoked.origin = section.path();
  section.read("name", revoked.name);
  section.read("thumbprint", revoked.thumbprint);
  section.finish();
  return revoked;
}

bool is_sign_in_frequency(std::string_view text) {
  return text == "every-time" || Period::parse(text).has_value();
}

/// Whether the text is a SOURCE of a secret.
bool is_source(std::string_view text) {
  for (const std::string_view kind : {"env:", "file:", "fd:"}) {
    if (text.starts_with(kind)) return text.size() > kind.size();
  }
  return text.empty() || text == "stdin" || text == "prompt";
}

void read_entra(SpecSection section, Entra& entra) {
  entra.present = section.present();
  section.read("tenant", entra.tenant);
  section.read("audience", entra.audiences, true);
  section.read("issuer", entra.issuer);
  section.choose("cloud", entra.cloud, kClouds);
  section.read("previous_audience", entra.previous_audience);
  section.read("sign_in_frequency", entra.sign_in_frequency, is_sign_in_frequency,
               "\"every-time\" or a period", "write it as \"8h\" or \"30d\"");
  section.finish();
}

RadiusServer read_radius_server(SpecSection section) {
  RadiusServer server;
  server.origin = section.path();
  section.read("address", server.address);
  section.read("secret", server.secret, is_source,
               "the source of the secret, never the secret itself",
               "use env:NAME, file:PATH, fd:N, stdin or prompt");
  section.read("score", server.score);
  section.finish();
  return server;
}

void read_radius(SpecSection section, Radius& radius) {
  radius.present = section.present();
  section.choose("method", radius.method, kRadiusMethods);
  section.choose("mfa", radius.mfa, kRadiusMfa);
  radius.clients = section.networks("clients");
  for (auto& server : section.sections("servers"))
    radius.servers.push_back(read_radius_server(server));
  section.finish();
}

UserGroup read_group(SpecSection section, std::vector<Pool>& pools) {
  UserGroup group;
  group.origin = section.path();
  section.read("name", group.name);
  section.read("default", group.is_default);
  section.read("priority", group.priority);
  for (auto& member : section.sections("members")) {
    auto& added = group.members.emplace_back();
    member.read("type", added.type);
    member.read("value", added.value);
    member.finish();
  }
  read_pools(section, group.name, pools);
  section.finish();
  return group;
}

using Names = std::set<std::string, std::less<>>;

GroupConfiguration read_configuration(SpecSection section, const Names& groups,
                                      std::vector<Pool>& pools) {
  GroupConfiguration configuration;
  configuration.origin = section.path();
  section.read("name", configuration.name);
  section.each_string(
      "groups", false, [&](std::string_view text, const std::string& path, const toml::node& node) {
        configuration.groups.emplace_back(text);
        if (groups.contains(text)) return;
        const auto near = closest_match(text, std::vector(groups.begin(), groups.end()));
        section.fail(node.source(),
                     fmt::format("'{}': group '{}' not found", path, printable(text)),
                     near ? fmt::format("did you mean '{}'?", printable(*near))
                          : "add a [[groups]] table with that name");
      });
  read_pools(section, configuration.name, pools);
  section.finish();
  return configuration;
}

azure::IpsecPolicy read_policy(SpecSection section) {
  azure::IpsecPolicy policy;
  policy.origin = section.path();
  section.read("ike_encryption", policy.ike_encryption);
  section.read("ike_integrity", policy.ike_integrity);
  section.read("dh_group", policy.dh_group);
  section.read("ipsec_encryption", policy.ipsec_encryption);
  section.read("ipsec_integrity", policy.ipsec_integrity);
  section.read("pfs_group", policy.pfs_group);
  section.read("sa_lifetime_seconds", policy.sa_lifetime_seconds);
  section.read("sa_data_size_kilobytes", policy.sa_data_size_kilobytes);
  section.finish();
  return policy;
}

}  // namespace

void read_pools(SpecSection& section, const std::string& group, std::vector<Pool>& pools) {
  section.each_string("pools", false,
                      [&](std::string_view text, std::string path, const toml::node&) {
                        pools.push_back({std::string(text), std::move(path), group});
                      });
}

void read_access_tables(SpecSection& top, GatewaySpec& spec) {
  for (auto& root : top.sections("roots")) spec.roots.push_back(read_root(root));
  for (auto& each : top.sections("revoked")) spec.revoked.push_back(read_revocation(each));
  read_entra(top.section("entra"), spec.entra);
  read_radius(top.section("radius"), spec.radius);
  for (auto& group : top.sections("groups")) spec.groups.push_back(read_group(group, spec.pools));
  Names names;
  for (const auto& group : spec.groups) names.insert(group.name);
  for (auto& each : top.sections("configurations"))
    spec.configurations.push_back(read_configuration(each, names, spec.pools));
  for (auto& policy : top.one_or_more("ipsec")) spec.ipsec.push_back(read_policy(policy));
}

}  // namespace p2s::spec::detail
