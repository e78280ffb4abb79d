// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/windows/profile_xml.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/windows/windows_text.hpp>

#include <fmt/format.h>
#include <pugixml.hpp>

namespace p2s::kit {
namespace {

constexpr std::string_view kProfileTemplate = "windows/ProfileXML.xml";

// Windows splits these values at commas, and server names also at semicolons.
const std::string& one_item(const std::string& value) {
  if (value.find_first_of(",;") == std::string::npos) return value;
  throw Error(
      ErrorKind::usage,
      fmt::format("'{}' cannot be used in a ProfileXML list: it contains a comma or a semicolon",
                  printable(value)));
}

std::string comma_list(const std::vector<std::string>& values) {
  for (const auto& value : values) one_item(value);
  return join(values, ",");
}

std::vector<render::Model> domain_items(const WindowsProfile& profile) {
  std::vector<render::Model> items;
  if (profile.dns_servers.empty()) return items;
  for (const auto& suffix : profile.dns_suffixes) {
    items.push_back(std::move(render::Model()
                                  .text("domain", "." + suffix)
                                  .text("dns_servers", comma_list(profile.dns_servers))));
  }
  return items;
}

void add_routes(std::vector<render::Model>& items, const std::vector<net::Prefix>& prefixes,
                bool excluded) {
  for (const auto& prefix : prefixes) {
    items.push_back(std::move(render::Model()
                                  .text("address", prefix.first().to_string())
                                  .text("length", std::to_string(prefix.length()))
                                  .flag("excluded", excluded)));
  }
}

std::vector<render::Model> route_items(const WindowsProfile& profile) {
  std::vector<render::Model> items;
  add_routes(items, profile.routes, false);
  add_routes(items, profile.excluded, true);
  return items;
}

std::string_view routing(const WindowsProfile& profile) {
  return profile.forced ? "ForceTunnel" : "SplitTunnel";
}

std::string_view automatic(const WindowsProfile& profile) {
  return profile.automatic ? "true" : "false";
}

std::string text_at(pugi::xml_node root, const char* path) {
  return root.select_node(path).node().child_value();
}

// Address, length and ExclusionRoute of each Route, one after the other.
std::vector<std::string> routes_in(pugi::xml_node root) {
  std::vector<std::string> routes;
  for (const pugi::xml_node route : root.children("Route")) {
    routes.push_back(fmt::format("{}/{} {}", route.child_value("Address"),
                                 route.child_value("PrefixSize"),
                                 route.child_value("ExclusionRoute")));
  }
  return routes;
}

std::vector<std::string> planned_routes(const WindowsProfile& profile) {
  std::vector<std::string> routes;
  for (const auto& route : profile.routes) routes.push_back(route.to_string() + " ");
  for (const auto& route : profile.excluded) routes.push_back(route.to_string() + " true");
  return routes;
}

bool has_policy(pugi::xml_node suite, const std::optional<WindowsPolicy>& policy) {
  if (!policy) return !suite;
  const WindowsPolicy read{suite.child_value("AuthenticationTransformConstants"),
                           suite.child_value("CipherTransformConstants"),
                           suite.child_value("DHGroup"),
                           suite.child_value("EncryptionMethod"),
                           suite.child_value("IntegrityCheckMethod"),
                           suite.child_value("PfsGroup")};
  return read == *policy;
}

bool has_domains(pugi::xml_node root, const WindowsProfile& profile) {
  std::vector<std::string> read;
  for (const pugi::xml_node domain : root.children("DomainNameInformation")) {
    read.emplace_back(domain.child_value("DomainName"));
    if (domain.child_value("DnsServers") != join(profile.dns_servers, ",")) return false;
  }
  std::vector<std::string> planned;
  if (!profile.dns_servers.empty()) {
    for (const auto& suffix : profile.dns_suffixes) planned.push_back("." + suffix);
  }
  return read == planned;
}

bool says(const std::string& xml, const WindowsProfile& profile) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return false;
  const auto root = document.child("VPNProfile");
  const auto native = root.child("NativeProfile");
  const auto proof = native.child("Authentication");
  const bool eap = !proof.child("Eap").child("Configuration").child("EapHostConfig").empty();
  return native.child_value("Servers") == profile.server &&
         native.child_value("RoutingPolicyType") == routing(profile) &&
         text_at(root, "AlwaysOn") == automatic(profile) &&
         text_at(root, "DnsSuffix") == join(profile.dns_suffixes, ",") &&
         text_at(root, "TrustedNetworkDetection") == join(profile.trusted_networks, ",") &&
         !root.child("DeviceTunnel").empty() == profile.device &&
         !proof.child("MachineMethod").empty() == profile.device && eap != profile.device &&
         has_policy(native.child("CryptographySuite"), profile.policy) &&
         has_domains(root, profile) && routes_in(root) == planned_routes(profile);
}

}  // namespace

std::string render_profile_xml(const WindowsProfile& profile, const render::Templates& templates) {
  std::vector<render::Model> policy;
  if (profile.policy) policy.push_back(profile.policy->model());
  render::Model model;
  model.text("always_on", std::string(automatic(profile)))
      .flag("has_dns_suffixes", !profile.dns_suffixes.empty())
      .text("dns_suffixes", comma_list(profile.dns_suffixes))
      .flag("has_trusted_networks", !profile.trusted_networks.empty())
      .text("trusted_networks", comma_list(profile.trusted_networks))
      .flag("device", profile.device)
      .list("domains", domain_items(profile))
      .text("server", one_item(profile.server))
      .text("routing", std::string(routing(profile)))
      .list("policy", std::move(policy))
      .verbatim("eap", std::string(trim(profile.eap)))
      .list("routes", route_items(profile));
  std::string xml(templates.get(kProfileTemplate).render(model, render::Language::xml).text());
  require_as_planned(says(xml, profile), kProfileTemplate);
  return xml;
}

}  // namespace p2s::kit
