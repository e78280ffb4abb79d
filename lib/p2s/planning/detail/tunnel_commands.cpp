// SPDX-License-Identifier: Apache-2.0
#include "p2s/planning/detail/tunnel_commands.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/net/prefix.hpp>

#include <fmt/format.h>

#include <vector>

namespace p2s::planning {
namespace {

using Words = std::vector<std::string>;

/// A string of PowerShell; `otherwise` if the text is empty or could end the quotes.
std::string quoted(std::string_view text, std::string_view otherwise) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:/@ ";
  const bool plain = !text.empty() && text.find_first_not_of(kPlain) == std::string_view::npos;
  return plain ? fmt::format("\"{}\"", text) : std::string(otherwise);
}

/// The value of the spec, or what the gateway has.
std::string known(std::string_view value, std::string_view of_gateway) {
  return quoted(value, fmt::format("$gateway.VpnClientConfiguration.{}", of_gateway));
}

std::string option(std::string_view name, const std::string& value) {
  return value.empty() ? std::string() : fmt::format(" -{} {}", name, value);
}

std::string tunnels_of(const spec::GatewaySpec& spec) {
  Words names;
  for (const auto tunnel : spec.tunnels.list()) names.emplace_back(azure_name(tunnel));
  return join(names, ",");
}

std::string methods_of(const spec::GatewaySpec& spec) {
  Words names;
  if (spec.authentication.contains(azure::Method::certificate)) names.emplace_back("Certificate");
  if (spec.authentication.contains(azure::Method::radius)) names.emplace_back("Radius");
  if (spec.authentication.contains(azure::Method::entra)) names.emplace_back("AAD");
  return join(names, ",");
}

std::string pools_of(const spec::GatewaySpec& spec) {
  Words pools;
  for (const auto& pool : spec.pools) {
    const auto prefix = net::Prefix::parse(pool.text).prefix;
    if (prefix && pool.group.empty()) pools.push_back(fmt::format("\"{}\"", prefix->to_string()));
  }
  return join(pools, ",");
}

/// Azure removes the custom routes of a gateway that are not given again.
std::string routes_of(const spec::GatewaySpec& spec) {
  if (spec.custom_routes.empty()) return "$gateway.CustomRoutes.AddressPrefixes";
  Words routes;
  for (const auto& route : spec.custom_routes)
    routes.push_back(fmt::format("\"{}\"", route.prefix.to_string()));
  return join(routes, ",");
}

std::string roots_of(const spec::GatewaySpec& spec) {
  if (!spec.authentication.contains(azure::Method::certificate)) return {};
  return option("VpnClientRootCertificates",
                "$gateway.VpnClientConfiguration.VpnClientRootCertificates") +
         option("VpnClientRevokedCertificates",
                "$gateway.VpnClientConfiguration.VpnClientRevokedCertificates");
}

std::string radius_of(const spec::GatewaySpec& spec) {
  if (!spec.authentication.contains(azure::Method::radius)) return {};
  const auto& servers = spec.radius.servers;
  if (servers.size() > 1) return option("RadiusServerList", "$servers");
  return option("RadiusServerAddress",
                known(servers.empty() ? "" : servers.front().address, "RadiusServerAddress")) +
         option("RadiusServerSecret", "$secret");
}

std::string entra_of(const spec::GatewaySpec& spec) {
  if (!spec.authentication.contains(azure::Method::entra)) return {};
  const auto& entra = spec.entra;
  return option("AadTenantUri", known(entra.tenant, "AadTenant")) +
         option("AadAudienceId",
                known(entra.audiences.empty() ? "" : entra.audiences.front(), "AadAudience")) +
         option("AadIssuerUri", known(entra.issuer, "AadIssuer"));
}

/// Commands that ask for the secrets of RADIUS.
Words secrets_of(const spec::GatewaySpec& spec) {
  if (!spec.authentication.contains(azure::Method::radius)) return {};
  const auto& servers = spec.radius.servers;
  if (servers.size() < 2) return {"$secret = Read-Host -AsSecureString \"RADIUS secret\""};
  Words commands{"$servers = @()"};
  for (const auto& server : servers) {
    commands.push_back(fmt::format(
        "$servers += New-AzRadiusServer -RadiusServerAddress {0} -RadiusServerSecret (Read-Host "
        "-AsSecureString {0}){1}",
        quoted(server.address, "\"ADDRESS\""),
        server.score ? option("RadiusServerScore", std::to_string(*server.score)) : ""));
  }
  return commands;
}

}  // namespace

std::string tunnel_commands(const spec::GatewaySpec& target) {
  Words commands{fmt::format(
      "$gateway = Get-AzVirtualNetworkGateway -ResourceGroupName RESOURCE_GROUP -Name {}",
      quoted(target.name, "GATEWAY"))};
  for (auto& command : secrets_of(target)) commands.push_back(std::move(command));
  commands.push_back("Set-AzVirtualNetworkGateway -VirtualNetworkGateway $gateway" +
                     option("VpnClientProtocol", tunnels_of(target)) +
                     option("VpnClientAddressPool", pools_of(target)) +
                     option("VpnAuthenticationType", methods_of(target)) + roots_of(target) +
                     radius_of(target) + entra_of(target) +
                     option("CustomRoute", routes_of(target)));
  return join(commands, "\n");
}

}  // namespace p2s::planning
