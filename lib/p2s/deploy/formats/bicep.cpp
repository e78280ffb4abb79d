// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/resource_name.hpp>
#include <p2s/deploy/detail/header.hpp>
#include <p2s/deploy/detail/literal.hpp>
#include <p2s/deploy/formats/formats.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>

namespace p2s::deploy::detail {
namespace {

Terms bicep_terms(const spec::GatewaySpec& gateway) {
  return {[&](std::size_t server) {
            return expression(radius_secret_name(gateway, server, "radiusSecret"));
          },
          [](const std::string& group) {
            return expression(
                fmt::format("resourceId('Microsoft.Network/virtualNetworkGateways/"
                            "virtualNetworkGatewayPolicyGroups', gatewayName, {})",
                            render::escape_bicep(group)));
          }};
}

std::string bicep_parameters(const spec::GatewaySpec& gateway) {
  auto text = fmt::format(
      "param gatewayName string = {}\n"
      "param location string = {}\n"
      "param tags object = {{}}\n"
      "\n"
      "@description('Properties of the gateway that are not point-to-site.')\n"
      "param gatewayProperties object\n",
      render::escape_bicep(gateway.name),
      gateway.location.empty() ? "resourceGroup().location"
                               : render::escape_bicep(gateway.location));
  for (std::size_t i = 0; i < radius_servers(gateway).size(); ++i) {
    text += fmt::format("\n@secure()\nparam {} string\n",
                        radius_secret_name(gateway, i, "radiusSecret"));
  }
  return text;
}

}  // namespace

std::string emit_bicep(const Deployment& deployment) {
  const auto& gateway = deployment.gateway;
  auto comments = header(deployment);
  const auto usage =
      template_usage(deployment, azure::resource_name(gateway.name, "gateway") + ".bicep");
  comments.insert(comments.end(), usage.begin(), usage.end());
  const auto properties = without_null(point_to_site(gateway, bicep_terms(gateway)));
  return comment(comments, "//") + "\n" + bicep_parameters(gateway) +
         fmt::format(
             "\nresource gateway 'Microsoft.Network/virtualNetworkGateways@{}' = {{\n"
             "  name: gatewayName\n"
             "  location: location\n"
             "  tags: tags\n"
             "  properties: union(gatewayProperties, {})\n"
             "}}\n",
             kApiVersion, literal(properties, kBicep, 2));
}

}  // namespace p2s::deploy::detail
