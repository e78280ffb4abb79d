// SPDX-License-Identifier: Apache-2.0
#include "p2s/deploy/detail/header.hpp"

#include <p2s/azure/resource_name.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/deploy/detail/point_to_site.hpp>

#include <fmt/format.h>

namespace p2s::deploy::detail {
namespace {

constexpr std::string_view kParametersSchema =
    "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#";

}  // namespace

std::string_view group_word(std::string_view resource_group) noexcept {
  return resource_group.empty() ? "RESOURCE_GROUP" : resource_group;
}

Lines header(const Deployment& deployment) {
  return {
      fmt::format("Point-to-site configuration of the gateway '{}'.",
                  printable(deployment.gateway.name)),
      fmt::format("Written by {}; do not edit. Contains no secret.", deployment.generator),
      fmt::format("Desired state: sha256:{}", desired_state(deployment.gateway)),
  };
}

Lines template_usage(const Deployment& deployment, std::string_view file) {
  const auto group = shell_word(group_word(deployment.resource_group));
  const auto name = shell_word(deployment.gateway.name);
  const auto parameters =
      shell_word(azure::resource_name(deployment.gateway.name, "gateway") + ".parameters.json");
  return {
      "",
      "A deployment replaces the whole gateway: roots, revocations, groups and routes that are",
      "not in this template are removed. Everything that is not point-to-site (SKU, addresses,",
      "BGP, NAT rules, tags) comes from the parameters. Take them from the gateway before each",
      "deployment:",
      "",
      fmt::format("  az resource show -g {} -n {} \\", group, name),
      fmt::format("    --resource-type Microsoft.Network/virtualNetworkGateways --api-version {} |",
                  kApiVersion),
      "    jq '{\"$schema\":",
      fmt::format("      \"{}\",", kParametersSchema),
      "      contentVersion: \"1.0.0.0\", parameters: {location: {value: .location},",
      "      tags: {value: (.tags // {})}, gatewayProperties: {value: (.properties |",
      "      del(.vpnClientConfiguration, .customRoutes, .virtualNetworkGatewayPolicyGroups,",
      "      .provisioningState, .resourceGuid, .inboundDnsForwardingEndpoint, .sku.capacity,",
      "      .packetCaptureDiagnosticState, .isMigrateToCSES) |",
      "      walk(if type == \"object\" then del(.etag, .provisioningState) else . end))}}}' \\",
      fmt::format("    >{}", parameters),
      "",
      "Show the changes, then deploy:",
      "",
      fmt::format("  az deployment group what-if -g {} -f {} -p @{}", group, shell_word(file),
                  parameters),
      fmt::format("  az deployment group create -g {} -f {} -p @{}", group, shell_word(file),
                  parameters),
  };
}

std::string comment(const Lines& lines, std::string_view mark) {
  std::string text;
  for (const auto& line : lines)
    text += line.empty() ? fmt::format("{}\n", mark) : fmt::format("{} {}\n", mark, line);
  return text;
}

}  // namespace p2s::deploy::detail
