// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/kit_tables.hpp"

#include <algorithm>

namespace p2s::spec::detail {
namespace {

// One or more labels of letters, digits, hyphens and underscores.
bool is_dotted_name(std::string_view text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  return !text.starts_with('.') && !text.ends_with('.') &&
         text.find("..") == std::string_view::npos && std::all_of(text.begin(), text.end(), plain);
}

void read_names(SpecSection& section, std::string_view key, std::vector<std::string>& names) {
  section.each_string(key, false,
                      [&](std::string_view text, const std::string&, const toml::node& node) {
                        const auto name = text.starts_with('.') ? text.substr(1) : text;
                        if (name.empty() || !is_dotted_name(name)) {
                          section.fail(node.source(), std::string(key) + ": expected a DNS suffix",
                                       "write it as \"corp.example\"");
                        }
                        names.emplace_back(name);
                      });
}

}  // namespace

void read_server(SpecSection section, Server& server) {
  section.read("fqdn", server.fqdn, is_dotted_name, "a host name",
               "copy it from Azure's package: VpnServer in Generic/VpnSettings.xml");
  section.read("certificate_name", server.certificate_name, is_dotted_name, "a host name",
               "copy it from Azure's package: verify-x509-name in OpenVPN/vpnconfig.ovpn");
  section.read("roots", server.roots, true);
  section.read("tls_auth_key", server.tls_auth_key);
  read_names(section, "dns_suffixes", server.dns_suffixes);
  section.finish();
}

void read_kit(SpecSection section, KitSettings& kit) {
  section.read("contact", kit.contact);
  section.read("organization", kit.organization, is_dotted_name, "a name in reverse DNS order",
               "write it as \"com.example\"");
  section.read("forced_tunnel", kit.forced_tunnel);
  section.read("always_on", kit.always_on);
  kit.exclude_routes = section.networks("exclude_routes");
  read_names(section, "trusted_networks", kit.trusted_networks);
  section.finish();
}

}  // namespace p2s::spec::detail
