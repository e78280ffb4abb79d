// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/azure_vpn/azure_profile.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>

namespace p2s::kit {
namespace {

constexpr std::string_view kProfile = "azure-vpn-client/azurevpnconfig.xml";
constexpr std::string_view kClientConfig = "azure-vpn-client/clientconfig.xml";

// Azure adds a suffix only for gateways with several authentication methods.
std::string file_name_of(const package::VendorPackage& gateway, azure::Method authentication) {
  if (gateway.authentications.size() < 2) return "azurevpnconfig.xml";
  switch (authentication) {
    case azure::Method::entra:
      return "azurevpnconfig_aad.xml";
    case azure::Method::radius:
      return "azurevpnconfig_radius.xml";
    case azure::Method::certificate:
      break;
  }
  return "azurevpnconfig_cert.xml";
}

std::string_view type_of(azure::Method authentication) {
  switch (authentication) {
    case azure::Method::entra:
      return "aad";
    case azure::Method::radius:
      return "usernamepass";
    case azure::Method::certificate:
      break;
  }
  return "cert";
}

// Of managed users it is one of those that the gateway trusts.
std::string client_root(const KitContext& context) {
  const auto& trusted = context.gateway.client_root_thumbprints;
  const bool any = context.client.managed && context.client.root_thumbprint.empty();
  return to_lower(any && !trusted.empty() ? trusted.front() : context.client.root_thumbprint);
}

void add_proof(render::Model& model, const KitContext& context, azure::Method authentication) {
  const package::EntraSettings entra = context.gateway.entra.value_or(package::EntraSettings{});
  model.text("type", std::string(type_of(authentication)))
      .flag("entra", authentication == azure::Method::entra)
      .text("audience", entra.audience)
      .text("issuer", entra.issuer)
      .text("tenant", entra.tenant)
      .flag("certificate", authentication == azure::Method::certificate)
      .text("client_root", client_root(context));
}

Secret render_profile(const KitContext& context, azure::Method authentication) {
  const auto& gateway = context.gateway;
  std::vector<render::Model> servers;
  for (const auto& server : gateway.servers)
    servers.push_back(std::move(render::Model().text("fqdn", server)));
  std::vector<render::Model> roots;
  for (const auto& root : gateway.server_roots) {
    roots.push_back(
        std::move(render::Model().text("hash", context.inputs.digests.sha1_hex(root.der))));
  }
  const Secret secret(gateway.tls_auth_key);
  render::Model model;
  model.text("name", context.connection())
      .list("servers", std::move(servers))
      .list("server_roots", std::move(roots))
      .secret("server_secret", secret);
  add_proof(model, context, authentication);
  return context.inputs.templates.get(kProfile).render(model, render::Language::xml);
}

template <typename Value>
void add_new(std::vector<Value>& list, const Value& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

// All Windows clients accept two halves; macOS clients accept only the whole route.
std::vector<net::Prefix> everything(System system) {
  if (system == System::macos) return {net::Prefix(net::Address{}, 0)};
  return {net::Prefix(net::Address{}, 1),
          net::Prefix(net::Address{net::Family::ipv4, 0, 0x8000'0000U}, 1)};
}

void add_texts(render::Model& model, const std::string& name, std::string_view item,
               const std::vector<std::string>& texts) {
  std::vector<render::Model> items;
  for (const auto& text : texts)
    items.push_back(std::move(render::Model().text(std::string(item), text)));
  model.flag("with_" + name, !items.empty());
  model.list(name, std::move(items));
}

void add_routes(render::Model& model, const std::string& name,
                const std::vector<net::Prefix>& routes) {
  std::vector<render::Model> items;
  for (const auto& route : routes) {
    items.push_back(std::move(render::Model()
                                  .text("network", route.first().to_string())
                                  .text("length", std::to_string(route.length()))));
  }
  model.flag("with_" + name, !items.empty());
  model.list(name, std::move(items));
}

}  // namespace

package::AzureVpnProfile azure_profile(const KitContext& context, azure::Method authentication) {
  if (const auto* profile = context.gateway.azure_vpn_profile(authentication)) return *profile;
  Findings ignored;
  return package::read_azure_vpn_profile(render_profile(context, authentication).bytes(),
                                         file_name_of(context.gateway, authentication), ignored);
}

AzureClientConfig client_config(const package::AzureVpnProfile& profile) {
  return {profile.dns_servers, profile.dns_suffixes, profile.exclude_routes,
          profile.include_routes};
}

AzureClientConfig planned_config(const package::AzureVpnProfile& profile, const KitContext& context,
                                 System system) {
  auto config = client_config(profile);
  const auto& settings = context.inputs.settings;
  for (const auto& suffix : context.gateway.dns_suffixes) add_new(config.dns_suffixes, suffix);
  // The client asks these servers for names with the suffixes; the others come from the gateway.
  if (!config.dns_suffixes.empty() && config.dns_servers.empty())
    config.dns_servers = context.gateway.dns_servers;
  for (const auto& route : settings.exclude_routes) {
    if (route.family() == net::Family::ipv4) add_new(config.exclude_routes, route);
  }
  if (settings.forced_tunnel) {
    for (const auto& route : everything(system)) add_new(config.include_routes, route);
  }
  return config;
}

std::string to_xml(const AzureClientConfig& config, const KitContext& context) {
  render::Model model;
  add_texts(model, "dns_servers", "address", config.dns_servers);
  add_texts(model, "dns_suffixes", "suffix", config.dns_suffixes);
  add_routes(model, "exclude_routes", config.exclude_routes);
  add_routes(model, "include_routes", config.include_routes);
  const auto element =
      context.inputs.templates.get(kClientConfig).render(model, render::Language::xml);
  return std::string(trim(element.text()));
}

}  // namespace p2s::kit
