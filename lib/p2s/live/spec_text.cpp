// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/spec_text.hpp"

#include <p2s/base/fix.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::live {
namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t kLongestList = 80;

std::string toml_text(const std::string& text) { return fix::quoted(text); }

/// `["a", "b"]`, on several lines if it is long.
std::string toml_list(const Texts& texts) {
  Texts items;
  for (const auto& text : texts) items.push_back(toml_text(text));
  auto line = fmt::format("[{}]", join(items, ", "));
  return line.size() <= kLongestList ? line : fmt::format("[\n  {},\n]", join(items, ",\n  "));
}

Texts pools_of_group(const spec::GatewaySpec& spec, std::string_view group) {
  Texts pools;
  for (const auto& pool : spec.pools) {
    if (pool.group == group) pools.push_back(pool.text);
  }
  return pools;
}

class SpecText {
 public:
  SpecText(const LiveGateway& live, const std::map<std::string, std::string>& comments)
      : live_(live), spec_(live.spec), comments_(comments) {}

  std::string take() {
    text_ = fmt::format(
        "# The gateway '{}', imported from the output of {}. This file contains no\n"
        "# secrets: keep it in version control. Every key is described in p2s.toml(5).\n",
        printable(spec_.name), display_name(live_.form));
    write_gateway();
    write_network();
    write_certificates();
    write_entra();
    write_radius();
    write_ipsec();
    write_groups();
    return std::move(text_);
  }

 private:
  void table(std::string_view header) { text_ += fmt::format("\n{}\n", header); }
  void line(std::string_view key, const std::string& value) {
    text_ += fmt::format("{} = {}\n", key, value);
  }
  void text(std::string_view key, const std::string& value) {
    if (!value.empty()) line(key, toml_text(value));
  }
  void comment(std::string_view what) { text_ += fmt::format("# {}\n", what); }
  /// A list, or what is unknown about it.
  void list(Part part, std::string_view key, const Texts& values) {
    if (live_.unread.contains(part))
      comment(fmt::format("{} = []  # not in the output", key));
    else
      line(key, toml_list(values));
  }

  void write_gateway() {
    table("[gateway]");
    text("name", spec_.name);
    text("location", spec_.location);
    text("sku", spec_.sku);
    if (spec_.generation) line("generation", std::to_string(*spec_.generation));
    if (!spec_.current_sku.empty()) {
      comment("What is deployed; sku and generation above are what it should be.");
      text("current_sku", spec_.current_sku);
      if (spec_.current_generation)
        line("current_generation", std::to_string(*spec_.current_generation));
    }
    comment("since = 2025-06-01      # day of creation, if known");
    if (spec_.asn) line("asn", std::to_string(*spec_.asn));
    line("active_active", spec_.active_active ? "true" : "false");
    if (spec_.vpn_type != "RouteBased") text("vpn_type", spec_.vpn_type);
    if (spec_.type != "Vpn") text("type", spec_.type);
    write_access();
  }

  void write_access() {
    if (!live_.point_to_site) comment("The gateway has no point-to-site configuration yet.");
    Texts tunnels, methods, routes;
    for (const auto tunnel : spec_.tunnels.list()) tunnels.emplace_back(azure::to_string(tunnel));
    for (const auto method : spec_.authentication) methods.emplace_back(azure::to_string(method));
    for (const auto& route : spec_.custom_routes) routes.push_back(route.prefix.to_string());
    list(Part::tunnels, "tunnels", tunnels);
    // It cannot be enabled again, but stays where it is.
    if (spec_.tunnels.has(azure::Tunnel::sstp)) line("current_tunnels", toml_list(tunnels));
    list(Part::authentication, "authentication", methods);
    list(Part::pools, "pools", pools_of_group(spec_, ""));
    list(Part::custom_routes, "custom_routes", routes);
  }

  void write_network() {
    if (spec_.public_ip.count) {
      table("[public_ip]");
      line("count", std::to_string(*spec_.public_ip.count));
    }
    text_ +=
        "\n# The output does not show the address spaces that pools are checked against:\n"
        "# [vnet]\n"
        "# prefixes = [\"10.1.0.0/16\"]\n"
        "# gateway_subnet = \"10.1.255.0/27\"\n";
  }

  void write_certificates() {
    for (const auto& root : spec_.roots) {
      table("[[roots]]");
      line("name", toml_text(root.name));
      text("data", root.data);
    }
    for (const auto& each : spec_.revoked) {
      table("[[revoked]]");
      if (const auto found = comments_.find(each.thumbprint); found != comments_.end())
        comment(printable(found->second));
      line("name", toml_text(each.name));
      line("thumbprint", toml_text(each.thumbprint));
    }
  }

  void write_entra() {
    const auto& entra = spec_.entra;
    if (!entra.present) return;
    table("[entra]");
    text("tenant", entra.tenant);
    if (!entra.audiences.empty()) text("audience", entra.audiences.front());
    text("issuer", entra.issuer);
    if (entra.cloud != "public") text("cloud", entra.cloud);
  }

  void write_radius() {
    if (!spec_.radius.present) return;
    table("[radius]");
    comment("method = \"eap-mschapv2\"  # the output does not show it");
    for (const auto& server : spec_.radius.servers) {
      table("[[radius.servers]]");
      line("address", toml_text(server.address));
      comment("Where the shared secret is: env:NAME, file:PATH or prompt.");
      text("secret", server.secret);
      if (server.score) line("score", std::to_string(*server.score));
    }
  }

  void write_ipsec() {
    for (const auto& policy : spec_.ipsec) {
      table(spec_.ipsec.size() == 1 ? "[ipsec]" : "[[ipsec]]");
      text("ike_encryption", policy.ike_encryption);
      text("ike_integrity", policy.ike_integrity);
      text("dh_group", policy.dh_group);
      text("ipsec_encryption", policy.ipsec_encryption);
      text("ipsec_integrity", policy.ipsec_integrity);
      text("pfs_group", policy.pfs_group);
      if (policy.sa_lifetime_seconds)
        line("sa_lifetime_seconds", std::to_string(*policy.sa_lifetime_seconds));
      if (policy.sa_data_size_kilobytes)
        line("sa_data_size_kilobytes", std::to_string(*policy.sa_data_size_kilobytes));
    }
  }

  void write_groups() {
    for (const auto& group : spec_.groups) {
      table("[[groups]]");
      line("name", toml_text(group.name));
      if (group.is_default) line("default", "true");
      if (group.priority) line("priority", std::to_string(*group.priority));
      for (const auto& member : group.members) {
        table("[[groups.members]]");
        line("type", toml_text(member.type));
        line("value", toml_text(member.value));
      }
    }
    for (const auto& each : spec_.configurations) write_configuration(each);
  }

  /// p2s.toml accepts only groups that it has.
  void write_configuration(const spec::GroupConfiguration& configuration) {
    const bool known = std::all_of(
        configuration.groups.begin(), configuration.groups.end(), [&](const auto& name) {
          return std::any_of(spec_.groups.begin(), spec_.groups.end(),
                             [&](const auto& group) { return group.name == name; });
        });
    if (!known) return;
    table("[[configurations]]");
    line("name", toml_text(configuration.name));
    line("groups", toml_list(configuration.groups));
    line("pools", toml_list(pools_of_group(spec_, configuration.name)));
  }

  const LiveGateway& live_;
  const spec::GatewaySpec& spec_;
  const std::map<std::string, std::string>& comments_;
  std::string text_;
};

}  // namespace

std::string spec_text(const LiveGateway& live,
                      const std::map<std::string, std::string>& revoked_comments) {
  return SpecText(live, revoked_comments).take();
}

}  // namespace p2s::live
