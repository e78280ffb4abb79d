// SPDX-License-Identifier: Apache-2.0
#include <p2s/deploy/detail/header.hpp>
#include <p2s/deploy/detail/literal.hpp>
#include <p2s/deploy/formats/formats.hpp>
#include <p2s/deploy/formats/terraform_variables.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>

namespace p2s::deploy::detail {
namespace {

constexpr std::string_view kProvider =
    "terraform {\n"
    "  required_version = \">= 1.11.0\"\n"
    "\n"
    "  required_providers {\n"
    "    azapi = {\n"
    "      source  = \"Azure/azapi\"\n"
    "      version = \">= 2.5.0\"\n"
    "    }\n"
    "  }\n"
    "}\n";

Terms azapi_terms(const spec::GatewaySpec& gateway) {
  return {[&](std::size_t server) {
            return expression("var." + radius_secret_name(gateway, server, "radius_secret"));
          },
          [](const std::string& group) {
            const auto quoted = render::escape_hcl(group);
            return expression(fmt::format(
                "\"${{var.gateway_id}}/virtualNetworkGatewayPolicyGroups/{}", quoted.substr(1)));
          }};
}

/// Moves what contains a secret from `properties` to a body that Terraform does not store.
Json take_secrets(Json& properties) {
  auto& configuration = properties["vpnClientConfiguration"];
  Json secrets = Json::object();
  if (!configuration["radiusServerSecret"].is_null())
    secrets["radiusServerSecret"] = configuration["radiusServerSecret"];
  configuration.erase("radiusServerSecret");
  if (!configuration["radiusServers"].empty()) {
    secrets["radiusServers"] = configuration["radiusServers"];
    configuration.erase("radiusServers");
  }
  return secrets;
}

}  // namespace

std::string emit_azapi(const Deployment& deployment) {
  const auto& gateway = deployment.gateway;
  auto comments = header(deployment);
  comments.insert(
      comments.end(),
      {"", "Updates the point-to-site part of an existing gateway and keeps the rest. Each list is",
       "replaced: roots, revocations, groups and routes that are not in this file are removed."});
  auto properties = point_to_site(gateway, azapi_terms(gateway));
  const auto secrets = take_secrets(properties);
  if (!secrets.empty()) {
    comments.emplace_back(
        "Terraform does not store RADIUS secrets and does not notice new ones: after a change of "
        "a");
    comments.emplace_back("secret, apply with -replace=azapi_update_resource.point_to_site.");
  }
  auto text = comment(comments, "#") + "\n" + std::string(kProvider) + "\n" +
              gateway_id_variable(deployment) + radius_variables(gateway, true);
  text += fmt::format(
      "\nresource \"azapi_update_resource\" \"point_to_site\" {{\n"
      "  type        = \"Microsoft.Network/virtualNetworkGateways@{}\"\n"
      "  resource_id = var.gateway_id\n"
      "\n"
      "  body = {}\n",
      kApiVersion, literal({{"properties", properties}}, kHcl, 2));
  if (!secrets.empty()) {
    text += fmt::format("\n  sensitive_body = {}\n",
                        literal({{"properties", {{"vpnClientConfiguration", secrets}}}}, kHcl, 2));
  }
  return text + "}\n";
}

}  // namespace p2s::deploy::detail
