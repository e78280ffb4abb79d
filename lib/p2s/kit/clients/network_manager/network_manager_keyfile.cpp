// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/network_manager/network_manager_keyfile.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/linux_files.hpp>
#include <p2s/kit/clients/openvpn/openvpn_plan.hpp>
#include <p2s/kit/name_uuid.hpp>

#include <fmt/format.h>

namespace p2s::kit {
namespace {

using Lines = std::vector<std::string>;

// A list of a key file: its separator ends every item.
std::string list_of(const Lines& items) {
  std::string text;
  for (const auto& item : items) text += replace_all(render::escape_ini(item), ";", "\\;") + ";";
  return text;
}

std::vector<render::Model> when_filled(const Lines& items, std::string name) {
  if (items.empty()) return {};
  return {std::move(render::Model().verbatim(std::move(name), list_of(items)))};
}

std::string never_default(const KitContext& context) {
  return context.inputs.settings.forced_tunnel ? "false" : "true";
}

render::Model shared_model(const KitContext& context, const NetworkManagerProfile& profile,
                           std::string_view tunnel) {
  render::Model model;
  model.text("id", fmt::format("{} ({})", context.connection(), tunnel))
      .text("uuid", profile.uuid)
      .text("folder", linux_folder(context))
      .flag("certificate", profile.has_certificate())
      .text("user", context.client.name)
      .text("never_default", never_default(context))
      .list("dns", when_filled(context.dns_servers(net::Family::ipv4), "servers"))
      .list("dns_search", when_filled(context.dns_domains(), "suffixes"));
  return model;
}

Lines shared_facts(const KitContext& context, const NetworkManagerProfile& profile,
                   std::string_view key, std::string_view user) {
  Lines facts{"type=vpn", "uuid=" + profile.uuid, "never-default=" + never_default(context)};
  facts.push_back(profile.has_certificate()
                      ? fmt::format("{}={}/client.key", key, linux_folder(context))
                      : fmt::format("{}={}", user, trim(render::escape_ini(context.client.name))));
  if (!profile.has_certificate()) facts.push_back("password-flags=1");
  if (const auto servers = context.dns_servers(net::Family::ipv4); !servers.empty())
    facts.push_back("dns=" + list_of(servers));
  if (const auto suffixes = context.dns_domains(); !suffixes.empty())
    facts.push_back("dns-search=" + list_of(suffixes));
  return facts;
}

std::string_view method_of(Credential credential) noexcept {
  switch (credential) {
    case Credential::certificate:
      return "cert";
    case Credential::radius_certificate:
      return "eap-tls";
    case Credential::password:
      break;
  }
  return "eap";
}

Secret ikev2_keyfile(const KitContext& context, const NetworkManagerProfile& profile) {
  const auto& gateway = context.gateway;
  const auto& server = gateway.servers.front();
  const bool one_root = gateway.server_roots.size() == 1;
  Lines prefixes;
  for (const auto& prefix : context.tunnelled()) prefixes.push_back(prefix.to_string());
  const auto routes = join(prefixes, ";");
  const auto ike = join(context.inputs.proposals.ike, ";");
  const auto esp = join(context.inputs.proposals.esp, ";");
  const std::string method(method_of(profile.credential));
  auto model = shared_model(context, profile, "IKEv2");
  model.text("server", server)
      .flag("one_root", one_root)
      .text("method", method)
      .text("ike_proposals", ike)
      .text("esp_proposals", esp)
      .text("routes", routes);
  auto facts = shared_facts(context, profile, "userkey", "user");
  facts.insert(facts.end(), {"address=" + render::escape_ini(server), "method=" + method,
                             "ike=" + ike, "esp=" + esp, "remote-ts=" + routes});
  if (one_root)
    facts.push_back(fmt::format("certificate={}/server-root-1.pem", linux_folder(context)));
  return rendered_with(context, "networkmanager/ikev2.nmconnection", model, render::Language::ini,
                       facts);
}

Secret openvpn_keyfile(const KitContext& context, const NetworkManagerProfile& profile) {
  const auto plan = plan_openvpn(
      context, profile.has_certificate() ? azure::Method::certificate : azure::Method::radius);
  const auto& server_name = context.gateway.server_name;
  const std::string type = profile.has_certificate() ? "tls" : "password";
  Lines places;
  for (const auto& remote : plan.remotes)
    places.push_back(fmt::format("{}:{}", remote.host, remote.port));
  const auto remotes = join(places, ", ");
  auto model = shared_model(context, profile, "OpenVPN");
  model.text("remotes", remotes)
      .text("connection_type", type)
      .text("server_name", server_name)
      .text("auth", plan.auth)
      .text("cipher", plan.cipher)
      .text("tls_version_min", plan.tls_version);
  const auto folder = linux_folder(context);
  auto facts = shared_facts(context, profile, "key", "username");
  facts.insert(
      facts.end(),
      {"connection-type=" + type, "remote=" + render::escape_ini(remotes),
       "verify-x509-name=name:" + render::escape_ini(server_name), "remote-cert-tls=server",
       "cipher=" + plan.cipher, "auth=" + plan.auth, "tls-version-min=" + plan.tls_version,
       "ca=" + folder + "/server-roots.pem", "ta=" + folder + "/tls-auth.key"});
  return rendered_with(context, "networkmanager/openvpn.nmconnection", model, render::Language::ini,
                       facts);
}

}  // namespace

NetworkManagerProfile network_manager_profile(const KitContext& context, azure::Tunnel tunnel,
                                              Credential credential) {
  const bool ikev2 = tunnel == azure::Tunnel::ikev2;
  const std::string_view kind = ikev2 ? "ikev2" : "openvpn";
  const std::string_view service = ikev2 ? "strongswan" : "openvpn";
  const auto& server = context.gateway.servers.front();
  return {tunnel,
          credential,
          fmt::format("{}-{}.nmconnection", linux_name(context), kind),
          name_uuid(fmt::format("{}.{}.p2sctl", kind, server), context.inputs.digests.sha1_hex),
          fmt::format("nm-{}-service.name", service),
          fmt::format("network-manager-{}", service)};
}

Secret network_manager_keyfile(const KitContext& context, const NetworkManagerProfile& profile) {
  return profile.tunnel == azure::Tunnel::ikev2 ? ikev2_keyfile(context, profile)
                                                : openvpn_keyfile(context, profile);
}

}  // namespace p2s::kit
