// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/strongswan/strongswan_plan.hpp"

#include <p2s/kit/clients/linux_files.hpp>

#include <fmt/format.h>

namespace p2s::kit {
namespace {

// strongSwan reads one certificate per file and sends the certificates it has read.
std::vector<std::string> numbered(std::string_view name, std::string_view kind, std::size_t count) {
  std::vector<std::string> files;
  for (std::size_t i = 1; i <= count; ++i)
    files.push_back(fmt::format("{}-{}-{}.pem", name, kind, i));
  return files;
}

// Missing in packages without OpenVPN, but Azure derives the host name from it:
// azuregateway-GUID-HEX.vpn.azure.com has a certificate for GUID.vpn.azure.com.
std::string subject_of(const package::VendorPackage& gateway) {
  if (!gateway.server_name.empty()) return gateway.server_name;
  constexpr std::string_view kPrefix = "azuregateway-";
  constexpr std::string_view kDomain = ".vpn.azure.com";
  constexpr std::size_t kGuid = 36;
  std::string_view host = gateway.servers.front();
  if (!host.starts_with(kPrefix) || !host.ends_with(kDomain)) return {};
  host.remove_prefix(kPrefix.size());
  if (host.size() < kGuid + 1 + kDomain.size() || host[kGuid] != '-') return {};
  return fmt::format("{}{}", host.substr(0, kGuid), kDomain);
}

// "/etc/p2sctl/NAME/names SERVER… -- SUFFIX…"
std::string updown_of(const KitContext& context) {
  const auto& servers = context.gateway.dns_servers;
  const auto suffixes = context.dns_domains();
  if (servers.empty() && suffixes.empty()) return {};
  std::string command = linux_folder(context) + "/names";
  for (const auto& server : servers) command += ' ' + render::escape_shell(server);
  command += " --";
  for (const auto& suffix : suffixes) command += ' ' + render::escape_shell(suffix);
  if (context.inputs.settings.forced_tunnel) command += " '~.'";
  return command;
}

}  // namespace

std::optional<Credential> linux_credential(const KitContext& context, azure::Tunnel tunnel,
                                           Methods methods) {
  const bool key = !context.client.private_key.empty();
  if (key && has_method(methods, tunnel, azure::Method::certificate))
    return Credential::certificate;
  if (!has_method(methods, tunnel, azure::Method::radius)) return std::nullopt;
  // RADIUS with certificates is EAP-TLS, which only IKEv2 supports.
  if (tunnel != azure::Tunnel::ikev2 || context.gateway.eap_method != "EAPTLS")
    return Credential::password;
  if (key) return Credential::radius_certificate;
  return std::nullopt;
}

StrongSwanPlan plan_strongswan(const KitContext& context, Credential credential) {
  StrongSwanPlan plan;
  plan.name = linux_name(context);
  plan.credential = credential;
  if (credential != Credential::certificate) plan.subject = subject_of(context.gateway);
  plan.server_roots = numbered(plan.name, "root", context.gateway.server_roots.size());
  if (credential == Credential::radius_certificate)
    plan.radius_roots = numbered(plan.name, "radius-root", context.gateway.radius_roots.size());
  plan.updown = updown_of(context);
  const auto chain = context.client.chain.size();
  if (plan.has_certificate() && chain > 1) plan.issuers = numbered(plan.name, "issuer", chain - 1);
  return plan;
}

}  // namespace p2s::kit
