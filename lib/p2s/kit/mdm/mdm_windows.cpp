// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/windows/eap_config.hpp>
#include <p2s/kit/clients/windows/windows_text.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/kit/mdm/mdm_parts.hpp>
#include <p2s/package/formats/xml.hpp>
#include <p2s/package/readers/intune_reader.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::kit {
namespace {

constexpr std::string_view kPluginTemplate = "windows/PluginProfile.xml";

// The name is one segment of the URI (RFC 3986).
std::string uri_segment(std::string_view name) {
  constexpr std::string_view kUnreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string segment;
  for (const char c : name) {
    if (kUnreserved.find(c) != std::string_view::npos)
      segment += c;
    else
      segment += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return segment;
}

std::string node_uri(std::string_view scope, std::string_view connection) {
  return fmt::format("./{}/Vendor/MSFT/VPNv2/{}/ProfileXML", scope, uri_segment(connection));
}

void add_profile(MdmSet& set, std::string path, Secret content, std::string_view scope,
                 std::string connection) {
  auto uri = node_uri(scope, connection);
  set.nodes.push_back({path, std::move(connection), std::move(uri)});
  set.files.push_back({std::move(path), std::move(content)});
}

Secret* find_file(Emitted& emitted, std::string_view path) {
  const auto found = std::find_if(emitted.files.begin(), emitted.files.end(),
                                  [&](const KitFile& file) { return file.path == path; });
  return found == emitted.files.end() ? nullptr : &found->content;
}

void add_native(MdmSet& set, const KitContext& context, azure::Method authentication) {
  auto methods = methods_for(context.inputs, System::windows, azure::kNativeClient);
  std::erase_if(methods, [&](const azure::ConnectionMethod& method) {
    return method.authentication != authentication;
  });
  if (methods.empty()) return;
  auto emitted = always_on.emit(context, System::windows, methods);
  const auto connection = windows_connection(context);
  if (auto* user = find_file(emitted, "user-tunnel.xml"))
    add_profile(set, fmt::format("windows/ikev2-{}.xml", to_string(authentication)),
                std::move(*user), "User", connection);
  if (auto* device = find_file(emitted, "device-tunnel.xml"))
    add_profile(set, "windows/ikev2-device.xml", std::move(*device), "Device",
                connection + " device");
  if (auto missing = missing_server(context.gateway); !missing.empty())
    set.findings.push_back(kit_finding("KIT-011", "windows", std::move(missing)));
  set.findings.insert(set.findings.end(), emitted.findings.begin(), emitted.findings.end());
  if (context.gateway.client_root_thumbprints.empty() && find_file(emitted, "eap-tls.xml"))
    set.findings.push_back(
        kit_finding("KIT-016", "windows", "the package does not name the root of the clients"));
}

// The root element, without what is before it, for another document.
Secret element_of(const package::AzureVpnProfile& profile) {
  Findings ignored;
  const package::XmlFile xml(as_bytes(profile.text), profile.file_name, "AzVpnProfile", ignored);
  const auto name = static_cast<std::size_t>(xml.root().offset_debug());
  auto text = replace_all(trim(std::string_view(xml.text()).substr(name - 1)), "\r\n", "\n");
  Secret element(text);
  wipe(text);
  return element;
}

/// ProfileXML of the Azure VPN Client, read back by the reader of such profiles.
Secret plugin_profile(const KitContext& context, const package::AzureVpnProfile& inner,
                      const Secret& element) {
  const auto trusted = context.trusted_domains();
  render::Model model;
  model.text("always_on", context.inputs.settings.always_on ? "true" : "false")
      .flag("has_trusted_networks", !trusted.empty())
      .text("trusted_networks", join(trusted, ","))
      .text("servers", join(inner.servers, ";"))
      .secret("profile", element);
  auto document =
      context.inputs.templates.get(kPluginTemplate).render(model, render::Language::xml);
  Findings ignored;
  const auto read = package::read_intune_profile(document.bytes(), kPluginTemplate, ignored);
  require_as_planned(
      read.servers == inner.servers && read.profile && read.profile->text == element.text(),
      kPluginTemplate);
  return document;
}

// One root is in the profile, and the gateway trusts others as well.
void tell_of_other_roots(MdmSet& set, const KitContext& context,
                         const package::AzureVpnProfile& profile, const std::string& path) {
  const auto& trusted = context.gateway.client_root_thumbprints;
  if (profile.authentication != azure::Method::certificate || trusted.size() < 2) return;
  set.findings.push_back(
      kit_finding("KIT-082", path,
                  fmt::format("the profile names root {}, one of {} that the gateway trusts",
                              profile.client_root_hash, trusted.size())));
}

void add_azure_vpn(MdmSet& set, const KitContext& context) {
  const auto methods = methods_for(context.inputs, System::windows, azure::kAzureVpnClient);
  if (methods.empty()) return;
  const auto emitted = azure_vpn_client.emit(context, System::windows, methods);
  set.findings.insert(set.findings.end(), emitted.findings.begin(), emitted.findings.end());
  for (const auto& file : emitted.files) {
    if (!file.path.ends_with(".xml")) continue;
    Findings ignored;
    const auto profile = package::read_azure_vpn_profile(file.content.bytes(), file.path, ignored);
    if (profile.name.empty() || profile.name.find('/') != std::string::npos) {
      set.findings.push_back(
          kit_finding("KIT-081", file.path,
                      fmt::format("the connection is named '{}'", printable(profile.name))));
      continue;
    }
    const auto element = element_of(profile);
    tell_of_other_roots(set, context, profile, file.path);
    const auto method = profile.authentication.value_or(azure::Method::certificate);
    add_profile(set, fmt::format("windows/azure-vpn-client-{}.xml", to_string(method)),
                plugin_profile(context, profile, element), "User", profile.name);
  }
}

}  // namespace

void add_windows_profiles(MdmSet& set, const KitContext& context) {
  add_native(set, context, azure::Method::certificate);
  add_native(set, context, azure::Method::radius);
  add_azure_vpn(set, context);
}

}  // namespace p2s::kit
