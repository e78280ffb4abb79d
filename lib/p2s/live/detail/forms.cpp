// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/detail/forms.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::live::detail {
namespace {

constexpr std::string_view kType = "Microsoft.Network/virtualNetworkGateways";
constexpr std::string_view kShow =
    "az network vnet-gateway show --resource-group GROUP --name GATEWAY --output json";

[[noreturn]] void refuse_document(std::string_view what, std::string_view hint = kShow) {
  throw Error(ErrorKind::malformed, fmt::format("this is {}, not a gateway", what))
      .hint(std::string(hint));
}

const Json* member(const Json& value, std::string_view name) {
  if (!value.is_object()) return nullptr;
  for (const auto& [key, each] : value.items()) {
    if (same_name(key, name)) return &each;
  }
  return nullptr;
}

std::string_view text_of(const Json& value, std::string_view name) {
  const auto* const found = member(value, name);
  const auto* const text = found == nullptr ? nullptr : found->get_ptr<const std::string*>();
  return text == nullptr ? std::string_view() : std::string_view(*text);
}

bool is_gateway_type(std::string_view type) {
  return equals_ignoring_case(type.substr(0, type.find('@')), kType);
}

bool is_gateway(const Json& value) {
  const auto type = text_of(value, "type");
  if (type.find('/') != type.npos) return is_gateway_type(type);
  const auto* const inner = member(value, "properties");
  const auto& own = inner != nullptr && inner->is_object() ? *inner : value;
  return member(own, "gatewayType") != nullptr || member(own, "vpnClientConfiguration") != nullptr;
}

Form form_of(const Json& gateway) {
  if (gateway.contains("properties")) return Form::arm;
  const bool pascal = gateway.contains("GatewayType") || gateway.contains("VpnClientConfiguration");
  return pascal ? Form::powershell : Form::azure_cli;
}

/// The only gateway; of several, the only one of type Vpn.
FoundGateway only_one(std::vector<FoundGateway> found, std::string_view where) {
  if (found.empty()) refuse_document(fmt::format("{} without a virtual network gateway", where));
  if (found.size() > 1) {
    std::erase_if(found, [](const FoundGateway& each) {
      auto type = each.gateway.find("gatewayType");
      if (!type) type = each.gateway.find("type");
      return type.is_text() && equals_ignoring_case(type.text(), "ExpressRoute");
    });
  }
  if (found.size() == 1) return std::move(found.front());
  std::vector<std::string> names;
  for (const auto& each : found) {
    auto name = each.gateway.find("name");
    if (!name) name = each.envelope.find("name");
    if (name.is_text()) names.push_back(printable(name.text()));
  }
  throw Error(ErrorKind::malformed,
              fmt::format("{} contains {} gateways: {}", where, found.size(), join(names, ", ")))
      .hint("print one of them: " + std::string(kShow));
}

FoundGateway plain_gateway(const Json& value, std::string path, Document& document) {
  document.form = form_of(value);
  const Node node(value, std::move(path), document);
  return {node, node};
}

/// What else JSON of Azure's tools may be.
[[noreturn]] void refuse_other(const Json& root) {
  const auto type = text_of(root, "type");
  const auto short_type = type.substr(type.rfind('/') + 1);
  for (const auto* const wan : {"vpnServerConfigurations", "p2svpnGateways", "virtualHubs"}) {
    if (equals_ignoring_case(short_type, wan))
      refuse_document(fmt::format("'{}' of Virtual WAN", wan),
                      "Virtual WAN is not supported; use a virtual network gateway");
  }
  if (const auto* const error = member(root, "error")) {
    const auto code = text_of(*error, "code");
    refuse_document(code.empty() ? std::string("an error message of Azure")
                                 : fmt::format("an error message of Azure ({})", printable(code)));
  }
  if (member(root, "lineage") != nullptr)
    refuse_document("a state file of Terraform", "use the output of: terraform show -json");
  if (member(root, "vpnConnectionId") != nullptr ||
      member(root, "vpnClientConnectionHealthDetails") != nullptr)
    refuse_document("a list of connected clients");
  if (!type.empty()) refuse_document(fmt::format("a resource of type '{}'", printable(type)));
  refuse_document("other JSON");
}

FoundGateway from_list(const Json& list, const std::string& path, Document& document) {
  std::vector<FoundGateway> found;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (is_gateway(list[i]))
      found.push_back(plain_gateway(list[i], fmt::format("{}[{}]", path, i), document));
  }
  if (found.empty() && !list.empty()) refuse_other(list.front());
  return only_one(std::move(found), "a list");
}

FoundGateway from_template(const Json& root, const Json& resources, Document& document) {
  document.form = Form::arm_template;
  document.parameters = member(root, "parameters");
  std::vector<FoundGateway> found;
  for (const auto& [key, resource] : resources.items()) {
    if (!is_gateway_type(text_of(resource, "type"))) continue;
    const auto path = resources.is_array() ? fmt::format("resources[{}]", key) : "resources." + key;
    const Node node(resource, path, document);
    found.push_back({node, node});
  }
  return only_one(std::move(found), "a template");
}

/// Resources of azurerm, and of azapi, whose body and output are as in ARM.
void add_resource(const Node& resource, Document& document, std::vector<FoundGateway>& found) {
  const auto type = text_of(resource.json(), "type");
  const auto values = resource.find("values");
  if (!values) return;
  if (type == "azurerm_virtual_network_gateway") found.push_back({values, values});
  if (!type.starts_with("azapi_") || !is_gateway_type(text_of(values.json(), "type"))) return;
  for (const auto* const name : {"output", "body"}) {
    auto body = values.find(name);
    if (body.is_text()) {
      const auto text = body.text();
      if (!text.starts_with('{')) continue;
      body = Node(document.parse(text, body.path()), body.path(), document);
    }
    if (!body || !body.json().is_object() || !body.json().contains("properties")) continue;
    found.push_back({body, values});
    return;
  }
}

void add_module(const Node& module, Document& document, std::vector<FoundGateway>& found) {
  for (const auto& resource : module.find("resources").items()) {
    if (resource.json().is_object()) add_resource(resource, document, found);
  }
  for (const auto& child : module.find("child_modules").items()) add_module(child, document, found);
}

FoundGateway from_terraform(const Json& root, Document& document) {
  document.form = Form::terraform;
  const Node top(root, "", document);
  std::vector<FoundGateway> found;
  for (const auto& values :
       {top.find("values"), top.find("prior_state").find("values"), top.find("planned_values")}) {
    if (found.empty() && values) add_module(values.find("root_module"), document, found);
  }
  return only_one(std::move(found), "the output of terraform show");
}

}  // namespace

FoundGateway find_gateway(const Json& root, Document& document) {
  if (root.is_array()) return from_list(root, "", document);
  if (!root.is_object()) refuse_other(root);
  if (root.contains("format_version")) return from_terraform(root, document);
  if (text_of(root, "$schema").find("deploymentParameters") != std::string_view::npos)
    refuse_document("a parameter file of a template", "use the template, exported with its values");
  const auto resources = root.find("resources");
  if (resources != root.end() && root.contains("$schema"))
    return from_template(root, *resources, document);
  for (const auto* const name : {"vnetGateway", "value", "data"}) {
    const auto found = root.find(name);
    if (found == root.end()) continue;
    if (found->is_array() && !is_gateway(root)) return from_list(*found, name, document);
    if (found->is_object() && is_gateway(*found)) return plain_gateway(*found, name, document);
  }
  if (is_gateway(root)) return plain_gateway(root, "", document);
  refuse_other(root);
}

}  // namespace p2s::live::detail
