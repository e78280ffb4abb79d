// SPDX-License-Identifier: Apache-2.0
#include "p2s/deploy/formats/terraform_variables.hpp"

#include <p2s/deploy/detail/point_to_site.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>

namespace p2s::deploy::detail {

std::string gateway_id_variable(const Deployment& deployment) {
  std::string text =
      "variable \"gateway_id\" {\n"
      "  type        = string\n"
      "  description = \"Resource id of the virtual network gateway.\"\n";
  if (!deployment.subscription.empty() && !deployment.resource_group.empty()) {
    text += fmt::format(
        "  default     = {}\n",
        render::escape_hcl(fmt::format("/subscriptions/{}/resourceGroups/{}/providers/"
                                       "Microsoft.Network/virtualNetworkGateways/{}",
                                       deployment.subscription, deployment.resource_group,
                                       deployment.gateway.name)));
  }
  return text + "}\n";
}

std::string radius_variables(const spec::GatewaySpec& gateway, bool ephemeral) {
  std::string text;
  const auto servers = radius_servers(gateway);
  for (std::size_t i = 0; i < servers.size(); ++i) {
    text += fmt::format(
        "\nvariable \"{}\" {{\n"
        "  type        = string\n"
        "  description = {}\n"
        "  sensitive   = true\n"
        "{}}}\n",
        radius_secret_name(gateway, i, "radius_secret"),
        render::escape_hcl(fmt::format("Shared secret of RADIUS server {}.", servers[i].address)),
        ephemeral ? "  ephemeral   = true\n" : "");
  }
  return text;
}

}  // namespace p2s::deploy::detail
