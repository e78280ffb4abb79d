// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/linux_files.hpp>
#include <p2s/kit/clients/strongswan/strongswan_plan.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::kit {
namespace {

using Lines = std::vector<std::string>;

const auto quoted = render::escape_strongswan;

std::string vips(const package::VendorPackage& gateway, std::string_view ipv4,
                 std::string_view ipv6) {
  const bool both =
      std::any_of(gateway.pools.begin(), gateway.pools.end(),
                  [](const net::Prefix& pool) { return pool.family() == net::Family::ipv6; });
  return both ? fmt::format("{},{}", ipv4, ipv6) : std::string(ipv4);
}

std::string joined(const std::vector<net::Prefix>& prefixes) {
  Lines texts;
  for (const auto& prefix : prefixes) texts.push_back(prefix.to_string());
  return join(texts, ",");
}

// Prefixes excluded from the tunnel; a policy has one address family.
struct Shunt {
  std::string name;
  std::string everything;
  std::string prefixes;
};

std::vector<Shunt> shunts_of(const KitContext& context, const StrongSwanPlan& plan) {
  std::vector<Shunt> shunts;
  for (const auto family : {net::Family::ipv4, net::Family::ipv6}) {
    std::vector<net::Prefix> prefixes;
    for (const auto& prefix : context.inputs.settings.exclude_routes) {
      if (prefix.family() == family) prefixes.push_back(prefix);
    }
    if (prefixes.empty()) continue;
    const bool ipv4 = family == net::Family::ipv4;
    shunts.push_back({fmt::format("{}-outside-{}", plan.name, ipv4 ? "ipv4" : "ipv6"),
                      ipv4 ? "0.0.0.0/0" : "::/0", joined(prefixes)});
  }
  return shunts;
}

// A swanctl connection and the identity expected of the gateway.
struct Connection {
  std::string name;
  std::string gateway_id;
};

// With RADIUS only the gateway's name can be verified; swanctl compares it with the identity that
// the gateway sends, so each of its two names has a connection.
std::vector<Connection> connections_of(const KitContext& context, const StrongSwanPlan& plan) {
  if (plan.credential == Credential::certificate) return {{plan.name, "%any"}};
  std::vector<Connection> connections{{plan.name, quoted(context.gateway.servers.front())}};
  if (!plan.subject.empty())
    connections.push_back({plan.name + "-subject", quoted("CN=" + plan.subject)});
  return connections;
}

std::string aaa_id(const KitContext& context, const StrongSwanPlan& plan) {
  return plan.credential == Credential::certificate ? quoted(checked_name(context.gateway))
                                                    : "%any";
}

std::string_view left_auth(Credential credential) noexcept {
  switch (credential) {
    case Credential::certificate:
      return "pubkey";
    case Credential::radius_certificate:
      return "eap-tls";
    case Credential::password:
      break;
  }
  return "eap-mschapv2";
}

void add_lifetime(render::Model& model, const azure::Proposals& proposals) {
  std::vector<render::Model> seconds;
  if (proposals.rekey_seconds)
    seconds.push_back(
        std::move(render::Model().verbatim("seconds", std::to_string(*proposals.rekey_seconds))));
  std::vector<render::Model> bytes;
  if (proposals.rekey_bytes)
    bytes.push_back(
        std::move(render::Model().verbatim("bytes", std::to_string(*proposals.rekey_bytes))));
  model.list("rekey_seconds", std::move(seconds)).list("rekey_bytes", std::move(bytes));
}

void add_shunts(render::Model& model, const std::vector<Shunt>& shunts) {
  std::vector<render::Model> items;
  for (const auto& shunt : shunts) {
    items.push_back(std::move(render::Model()
                                  .verbatim("shunt", shunt.name)
                                  .verbatim("everything", shunt.everything)
                                  .verbatim("prefixes", shunt.prefixes)));
  }
  model.flag("any_outside", !shunts.empty()).list("outside", std::move(items));
}

render::Model make_model(const KitContext& context, const StrongSwanPlan& plan) {
  const auto& gateway = context.gateway;
  render::Model model;
  model.text("connection", context.connection())
      .verbatim("name", plan.name)
      .text("user", context.client.name)
      .flag("certificate", plan.has_certificate())
      .flag("radius_certificate", plan.credential == Credential::radius_certificate)
      .text("server", gateway.servers.front())
      .text("right_id", "%" + gateway.servers.front())
      .text("servers", join(gateway.servers, ","))
      .verbatim("left_auth", std::string(left_auth(plan.credential)))
      .verbatim("aaa_id", aaa_id(context, plan))
      .verbatim("ike_proposals", join(context.inputs.proposals.ike, ","))
      .verbatim("esp_proposals", join(context.inputs.proposals.esp, ","))
      .verbatim("routes", joined(context.tunnelled()))
      .verbatim("server_roots", join(plan.server_roots, ","));
  std::vector<render::Model> updown;
  if (!plan.updown.empty())
    updown.push_back(std::move(render::Model().text("command", plan.updown)));
  model.list("updown", std::move(updown));
  add_lifetime(model, context.inputs.proposals);
  add_shunts(model, shunts_of(context, plan));
  return model;
}

Lines swanctl_facts(const KitContext& context, const StrongSwanPlan& plan) {
  const auto& proposals = context.inputs.proposals;
  Lines facts{fmt::format("remote_addrs = {}", quoted(join(context.gateway.servers, ","))),
              fmt::format("vips = {}", vips(context.gateway, "0.0.0.0", "::")),
              fmt::format("proposals = {}", join(proposals.ike, ",")),
              fmt::format("esp_proposals = {}", join(proposals.esp, ",")),
              fmt::format("remote_ts = {}", joined(context.tunnelled())),
              fmt::format("cacerts = {}", join(plan.server_roots, ","))};
  if (plan.has_certificate()) {
    facts.insert(facts.end(), {"auth = eap-tls", fmt::format("certs = {}.pem", plan.name),
                               fmt::format("aaa_id = {}", aaa_id(context, plan))});
  } else {
    facts.insert(facts.end(),
                 {"auth = eap-mschapv2", fmt::format("eap_id = {}", quoted(context.client.name))});
  }
  for (const auto& connection : connections_of(context, plan)) {
    facts.push_back(connection.name + " {");
    facts.push_back("id = " + connection.gateway_id);
  }
  if (proposals.rekey_seconds)
    facts.push_back(fmt::format("rekey_time = {}s", *proposals.rekey_seconds));
  if (proposals.rekey_bytes)
    facts.push_back(fmt::format("rekey_bytes = {}", *proposals.rekey_bytes));
  for (const auto& shunt : shunts_of(context, plan))
    facts.insert(facts.end(), {"mode = pass", "remote_ts = " + shunt.prefixes});
  if (!plan.updown.empty()) facts.push_back("updown = " + quoted(plan.updown));
  return facts;
}

Lines ipsec_facts(const KitContext& context, const StrongSwanPlan& plan) {
  const auto& server = context.gateway.servers.front();
  const auto& proposals = context.inputs.proposals;
  Lines facts{fmt::format("right={}", quoted(server)),
              "rightauth=pubkey",
              fmt::format("rightid={}", quoted("%" + server)),
              fmt::format("rightsubnet={}", joined(context.tunnelled())),
              fmt::format("leftauth={}", left_auth(plan.credential)),
              fmt::format("leftsourceip={}", vips(context.gateway, "%config4", "%config6")),
              fmt::format("ike={}!", join(proposals.ike, ",")),
              fmt::format("esp={}!", join(proposals.esp, ","))};
  facts.push_back(plan.has_certificate()
                      ? fmt::format("leftcert={}.pem", plan.name)
                      : fmt::format("eap_identity={}", quoted(context.client.name)));
  if (proposals.rekey_seconds)
    facts.push_back(fmt::format("lifetime={}s", *proposals.rekey_seconds));
  for (const auto& shunt : shunts_of(context, plan))
    facts.insert(facts.end(), {"type=passthrough", "rightsubnet=" + shunt.prefixes});
  if (!plan.updown.empty()) facts.push_back("leftupdown=" + quoted(plan.updown));
  return facts;
}

}  // namespace

Secret swanctl_conf(const KitContext& context, const StrongSwanPlan& plan) {
  auto model = make_model(context, plan);
  std::vector<render::Model> connections;
  for (const auto& connection : connections_of(context, plan)) {
    connections.push_back(std::move(render::Model()
                                        .verbatim("connection_name", connection.name)
                                        .verbatim("gateway_id", connection.gateway_id)));
  }
  model.verbatim("vips", vips(context.gateway, "0.0.0.0", "::"))
      .list("connections", std::move(connections));
  return rendered_with(context, "strongswan/swanctl.conf", model, render::Language::strongswan,
                       swanctl_facts(context, plan));
}

Secret ipsec_conf(const KitContext& context, const StrongSwanPlan& plan) {
  auto model = make_model(context, plan);
  model.verbatim("vips", vips(context.gateway, "%config4", "%config6"));
  return rendered_with(context, "strongswan/ipsec.conf", model, render::Language::strongswan,
                       ipsec_facts(context, plan));
}

}  // namespace p2s::kit
