// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/resource_name.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/deploy/detail/header.hpp>
#include <p2s/deploy/detail/point_to_site.hpp>
#include <p2s/deploy/formats/formats.hpp>

#include <fmt/format.h>

namespace p2s::deploy::detail {
namespace {

constexpr std::string_view kSchema =
    "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

/// Expressions in brackets; other text that begins with a bracket is escaped.
Json arm_value(const Json& node) {
  if (const auto* text = expression_in(node)) return fmt::format("[{}]", *text);
  if (node.is_string()) {
    const auto& text = node.get_ref<const std::string&>();
    return text.starts_with('[') ? "[" + text : text;
  }
  if (!node.is_structured()) return node;
  Json copy = node;
  for (auto& each : copy) each = arm_value(each);
  return copy;
}

/// One string of an expression.
std::string arm_quoted(const std::string& text) {
  return fmt::format("'{}'", replace_all(text, "'", "''"));
}

Json parameters(const Deployment& deployment) {
  const auto& gateway = deployment.gateway;
  Json location{{"type", "string"}, {"defaultValue", "[resourceGroup().location]"}};
  if (!gateway.location.empty()) location["defaultValue"] = arm_value(gateway.location);
  Json all{
      {"gatewayName", {{"type", "string"}, {"defaultValue", arm_value(gateway.name)}}},
      {"location", std::move(location)},
      {"tags", {{"type", "object"}, {"defaultValue", Json::object()}}},
      {"gatewayProperties",
       {{"type", "object"},
        {"metadata", {{"description", "Properties of the gateway that are not point-to-site."}}}}}};
  for (std::size_t i = 0; i < radius_servers(gateway).size(); ++i)
    all[radius_secret_name(gateway, i, "radiusSecret")] = {{"type", "secureString"}};
  return all;
}

Terms arm_terms(const spec::GatewaySpec& gateway) {
  return {[&](std::size_t server) {
            return expression(fmt::format("parameters('{}')",
                                          radius_secret_name(gateway, server, "radiusSecret")));
          },
          [](const std::string& group) {
            return expression(
                fmt::format("resourceId('Microsoft.Network/virtualNetworkGateways/"
                            "virtualNetworkGatewayPolicyGroups', parameters('gatewayName'), {})",
                            arm_quoted(group)));
          }};
}

}  // namespace

std::string emit_arm(const Deployment& deployment) {
  const auto file = azure::resource_name(deployment.gateway.name, "gateway") + ".json";
  auto comments = header(deployment);
  const auto usage = template_usage(deployment, file);
  comments.insert(comments.end(), usage.begin(), usage.end());
  const auto properties =
      without_null(point_to_site(deployment.gateway, arm_terms(deployment.gateway)));
  require_text(properties);
  const Json document{
      {"$schema", kSchema},
      {"contentVersion", "1.0.0.0"},
      {"metadata", {{"comments", comments}}},
      {"parameters", parameters(deployment)},
      {"variables", {{"pointToSite", arm_value(properties)}}},
      {"resources",
       Json::array({{{"type", "Microsoft.Network/virtualNetworkGateways"},
                     {"apiVersion", kApiVersion},
                     {"name", "[parameters('gatewayName')]"},
                     {"location", "[parameters('location')]"},
                     {"tags", "[parameters('tags')]"},
                     {"properties",
                      "[union(parameters('gatewayProperties'), variables('pointToSite'))]"}}})}};
  return document.dump(2) + "\n";
}

}  // namespace p2s::deploy::detail
