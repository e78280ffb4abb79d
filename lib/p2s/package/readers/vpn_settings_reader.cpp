// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/readers/vpn_settings_reader.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/entra_elements.hpp>
#include <p2s/package/formats/pem.hpp>
#include <p2s/package/formats/values.hpp>
#include <p2s/package/formats/xml.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace p2s::package {
namespace {

/// In the 2024 format `string` children of a plural element, in the 2022 format one element.
std::vector<std::string> either(XmlFile& xml, std::string_view plural, std::string_view singular) {
  std::vector<std::string> values = xml.values(xml.root(), plural);
  std::string single = values.empty() ? xml.value(xml.root(), singular) : std::string();
  if (values.empty() && !single.empty()) values.push_back(std::move(single));
  return values;
}

Generation generation_of(const XmlFile& xml) {
  if (xml.child(xml.root(), "CaCerts")) return Generation::form_2024;
  if (xml.child(xml.root(), "CaCert")) return Generation::form_2022;
  return Generation::unknown;
}

void read_tunnels(XmlFile& xml, VpnSettings& settings) {
  constexpr std::array kNames{std::pair{"IkeV2", azure::Tunnel::ikev2},
                              std::pair{"OpenVPN", azure::Tunnel::openvpn},
                              std::pair{"SSTP", azure::Tunnel::sstp}};
  auto& tunnels = settings.tunnels;
  for (const std::string& text : xml.values(xml.root(), "VpnType")) {
    bool known = false;
    for (const auto& [name, tunnel] : kNames) {
      if (!equals_ignoring_case(text, name)) continue;
      known = true;
      if (std::find(tunnels.begin(), tunnels.end(), tunnel) == tunnels.end()) {
        tunnels.push_back(tunnel);
      }
    }
    if (!known) {
      xml.report("PKG-014", xml.child(xml.root(), "VpnType"),
                 fmt::format("tunnel type '{}' is unknown", printable(text)));
      settings.unknown_tunnels.push_back(text);
    }
  }
}

void read_eap_method(XmlFile& xml, VpnSettings& settings) {
  auto method = to_upper(xml.value(xml.root(), "Auth"));
  const bool known = method.empty() || method == "EAPTLS" || method == "EAPMSCHAPV2";
  if (!known) {
    xml.report("PKG-014", xml.child(xml.root(), "Auth"),
               fmt::format("authentication method '{}' is unknown", printable(method)));
  }
  (known ? settings.eap_method : settings.unknown_eap_method) = std::move(method);
}

std::vector<Bytes> read_roots(XmlFile& xml) {
  std::vector<Bytes> roots;
  for (const std::string& text : either(xml, "CaCerts", "CaCert")) {
    auto der = from_base64(text);
    if (der && is_der_sequence(*der)) {
      roots.push_back(std::move(*der));
    } else {
      xml.report("PKG-031", xml.root(), "a server root is not a base64-encoded certificate");
    }
  }
  return roots;
}

std::string read_server(XmlFile& xml) {
  std::string server = xml.value(xml.root(), "VpnServer");
  if (server.empty() || is_host_name(server)) return server;
  xml.report("PKG-011", xml.child(xml.root(), "VpnServer"),
             fmt::format("gateway name '{}' is not a valid host name", printable(server)));
  return {};
}

}  // namespace

VpnSettings read_vpn_settings(ByteView content, std::string_view file, Findings& findings) {
  XmlFile xml(content, file, "VpnProfile", findings);
  const auto report = [&](std::string_view name) {
    return [&xml, name](PackageRule rule, const std::string& message) {
      xml.report(rule, xml.child(xml.root(), name), message);
    };
  };
  const auto prefixes = [&](std::string_view name, std::string_view what) {
    std::optional<std::vector<net::Prefix>> read;
    if (xml.child(xml.root(), name))
      read = read_prefixes(xml.values(xml.root(), name), what, report(name));
    return read;
  };
  VpnSettings settings;
  settings.generation = generation_of(xml);
  settings.server = read_server(xml);
  read_tunnels(xml, settings);
  settings.roots = read_roots(xml);
  settings.root_names = either(xml, "ServerCertsRootCn", "ServerCertRootCn");
  settings.issuer_names = either(xml, "ServerCertsIssuerCn", "ServerCertIssuerCn");
  settings.routes = prefixes("Routes", "route");
  settings.pools = prefixes("VpnClientAddressPool", "client pool");
  constexpr std::string_view kDns = "CustomDnsServers";
  if (xml.child(xml.root(), kDns)) {
    settings.dns_servers = read_addresses(xml.values(xml.root(), kDns), "DNS server", report(kDns));
  }
  read_eap_method(xml, settings);
  settings.vnet_name = xml.value(xml.root(), "VnetName");
  settings.vnet_id = xml.value(xml.root(), "VnetId");
  settings.entra =
      read_entra_elements(xml, xml.root(), {"AadTenant", "AadIssuer", "AadAudience", ""});
  settings.names_entra = static_cast<bool>(xml.child(xml.root(), "AadTenant"));
  return settings;
}

}  // namespace p2s::package
