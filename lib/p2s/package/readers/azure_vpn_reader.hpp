// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/net/prefix.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace p2s::package {

/// AzureVPN\azurevpnconfig*.xml, the Azure VPN Client's profile. Hashes are SHA-1 thumbprints in
/// upper-case hex.
struct AzureVpnProfile {
  std::string file_name;  ///< path in the package, "AzureVPN/azurevpnconfig_cert.xml"
  std::string text;       ///< UTF-8, line ends as delivered, values without stray whitespace and
                          ///< invisible characters; never print: it holds the server secret
  Generation generation = Generation::unknown;
  std::string name;
  std::optional<azure::Method> authentication;  ///< empty if missing or unknown
  std::string client_hash;       ///< of the user's certificate; empty until personalised
  std::string client_root_hash;  ///< clientauth/cert/issuer: the root that issues clients
  std::optional<EntraSettings> entra;
  std::vector<std::string> servers;  ///< FQDN of each ServerEntry
  std::vector<std::string> server_root_hashes;
  std::string
      server_secret;      ///< 512 lower-case hex digits, the OpenVPN tls-auth key; never printed
  std::string transport;  ///< "tcp"
  std::vector<std::string> dns_servers;
  std::vector<std::string> dns_suffixes;
  std::vector<net::Prefix> include_routes;
  std::vector<net::Prefix> exclude_routes;
  std::optional<bool> high_availability;
  /// Path and value of all other elements that the client reads: {"version", "1"}.
  std::vector<std::pair<std::string, std::string>> others;
};

/// Error(malformed) unless it is an AzVpnProfile in well-formed XML without a DOCTYPE. Elements
/// that the client ignores become findings and are not read. `first_line` is that of the content
/// in its file.
P2S_API AzureVpnProfile read_azure_vpn_profile(ByteView content, std::string_view file,
                                               Findings& findings, std::size_t first_line = 1);

}  // namespace p2s::package
