// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/deploy/detail/header.hpp>
#include <p2s/deploy/detail/point_to_site.hpp>
#include <p2s/deploy/formats/formats.hpp>
#include <p2s/deploy/formats/models.hpp>
#include <p2s/deploy/formats/terraform_variables.hpp>
#include <p2s/render/templates.hpp>

#include <fmt/format.h>

namespace p2s::deploy::detail {
namespace {

using render::Model;

std::string hcl_list(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const auto& text : texts) quoted.push_back(render::escape_hcl(text));
  return "[" + join(quoted, ", ") + "]";
}

/// The provider refuses digits in names of groups.
void require_provider_names(const spec::GatewaySpec& gateway) {
  for (const auto& group : gateway.groups) {
    if (group.name.find_first_of("0123456789") == std::string::npos) continue;
    throw Error(ErrorKind::unsupported,
                fmt::format("Terraform's azurerm provider refuses digits in names of groups: '{}'",
                            printable(group.name)))
        .hint("choose the format azapi, or rename the group");
  }
}

/// The value, or a variable of this name if it is empty.
void value_or_variable(Model& model, std::string& variables, const char* key,
                       const std::string& value, std::string_view description) {
  if (!value.empty()) {
    model.text(key, value);
    return;
  }
  const auto name = fmt::format("gateway_{}", key);
  model.verbatim(key, "var." + name);
  variables += fmt::format(
      "\nvariable \"{}\" {{\n"
      "  type        = string\n"
      "  description = \"{}\"\n"
      "}}\n",
      name, description);
}

constexpr ModelWords kTerraform{"true", "false", hcl_list,
                                [](const std::string& name) { return "var." + name; }};

Model gateway_model(const Deployment& deployment) {
  const auto& gateway = deployment.gateway;
  Model model;
  auto variables = gateway_id_variable(deployment);
  value_or_variable(model, variables, "resource_group", deployment.resource_group,
                    "Resource group of the gateway.");
  value_or_variable(model, variables, "location", gateway.location, "Region of the gateway.");
  value_or_variable(model, variables, "sku", gateway.sku, "SKU of the gateway.");
  auto servers = server_models(gateway, kTerraform);
  const bool single = servers.size() == 1;
  std::vector<Model> routes;
  if (!gateway.custom_routes.empty())
    routes.push_back(Model().verbatim("prefixes", hcl_list(custom_routes(gateway))));
  model.verbatim("header", comment(header(deployment), "#"))
      .flag("radius", !servers.empty())
      .verbatim("variables", variables + radius_variables(gateway, false))
      .text("name", gateway.name)
      .verbatim("pools", hcl_list(gateway_pools(gateway)))
      .verbatim("protocols", hcl_list(protocols(gateway)))
      .verbatim("types", hcl_list(authentication_types(gateway)))
      .list("routes", std::move(routes))
      .list("groups", group_models(gateway, kTerraform))
      .list("connections", connection_models(gateway, kTerraform))
      .list("ipsec", ipsec_models(gateway))
      .list("entra", entra_models(gateway))
      .list("single_server", single ? servers : std::vector<Model>{})
      .list("servers", single ? std::vector<Model>{} : servers);
  add_certificates(model, gateway);
  return model;
}

}  // namespace

std::string emit_terraform(const Deployment& deployment) {
  require_provider_names(deployment.gateway);
  const auto text = render::Templates()
                        .get("deploy/azurerm.tf")
                        .render(gateway_model(deployment), render::Language::hcl);
  return std::string(text.text());
}

}  // namespace p2s::deploy::detail
