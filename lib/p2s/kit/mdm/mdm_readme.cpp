// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/kit/mdm/mdm_parts.hpp>

#include <algorithm>

namespace p2s::kit {
namespace {

using Models = std::vector<render::Model>;

Models items(std::string_view name, const std::vector<std::string>& values) {
  Models models;
  for (const auto& value : values)
    models.push_back(std::move(render::Model().text(std::string(name), value)));
  return models;
}

// Paths with this beginning and ending.
std::vector<std::string> paths(const MdmSet& set, std::string_view folder,
                               std::string_view ending) {
  std::vector<std::string> found;
  for (const auto& file : set.files) {
    if (file.path.starts_with(folder) && file.path.ends_with(ending)) found.push_back(file.path);
  }
  return found;
}

std::vector<std::string> apple_profiles(const MdmSet& set) {
  auto found = paths(set, "macos/", ".mobileconfig");
  const auto ios = paths(set, "ios/", ".mobileconfig");
  found.insert(found.end(), ios.begin(), ios.end());
  return found;
}

Models nodes(const MdmSet& set) {
  Models models;
  for (const auto& node : set.nodes) {
    models.push_back(std::move(render::Model()
                                   .text("file", node.file)
                                   .text("connection", node.connection)
                                   .text("uri", node.uri)));
  }
  return models;
}

Models omissions(const MdmSet& set) {
  Models models;
  for (const auto& each : set.left_out) {
    models.push_back(
        std::move(render::Model().text("what", each.what).text("reason", each.reason)));
  }
  return models;
}

bool has_node(const MdmSet& set, std::string_view text) {
  return std::any_of(set.nodes.begin(), set.nodes.end(), [&](const MdmNode& node) {
    return node.file.find(text) != std::string::npos;
  });
}

bool selects_certificates(const MdmSet& set) {
  return has_node(set, "certificate") || has_node(set, "device");
}

void add_apple(render::Model& model, const MdmSet& set, const KitContext& context) {
  const auto profiles = apple_profiles(set);
  const auto& scep = context.client.managed->scep;
  model.flag("with_apple", !profiles.empty())
      .list("apple", items("file", profiles))
      .flag("scep", scep && accepts_certificates(context.gateway))
      .text("scep_url", scep ? scep->url : "")
      .text("user", context.client.name);
  const auto azure_vpn = paths(set, "macos/", ".xml");
  model.flag("with_macos_azure_vpn", !azure_vpn.empty())
      .list("macos_azure_vpn", items("file", azure_vpn));
}

}  // namespace

KitFile mdm_readme(const MdmSet& set, const KitContext& context) {
  const auto& gateway = context.gateway;
  const auto& trusted = gateway.client_root_thumbprints;
  const bool with_certificates =
      gateway.has(azure::Method::certificate) ||
      (gateway.has(azure::Method::radius) && accepts_certificates(gateway));
  render::Model model;
  model.text("connection", context.connection())
      .text("server", join(gateway.servers, ", "))
      .flag("secret", has_node(set, "azure-vpn-client") || !paths(set, "macos/", ".xml").empty())
      .flag("signed", context.inputs.settings.signer.has_value())
      .flag("certificates", with_certificates)
      .text("verifier", gateway.has(azure::Method::certificate) ? "gateway" : "RADIUS server")
      .flag("known_roots", !trusted.empty() && gateway.has(azure::Method::certificate))
      .list("client_roots", items("thumbprint", trusted))
      .list("roots", items("file", paths(set, "certificate/", ".cer")))
      .flag("with_windows", !set.nodes.empty())
      .list("nodes", nodes(set))
      .flag("several", set.nodes.size() > 1)
      .flag("selects", selects_certificates(set))
      .flag("with_device", has_node(set, "device"))
      .flag("with_azure_vpn", has_node(set, "azure-vpn-client"))
      .flag("always_on", context.inputs.settings.always_on)
      .flag("with_android", !paths(set, "android/", ".json").empty())
      .list("left_out", omissions(set));
  add_apple(model, set, context);
  const auto& text = context.inputs.templates.get("mdm/README.md");
  return {"README.md", text.render(model, render::Language::plain)};
}

}  // namespace p2s::kit
