// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/package/azure_vpn_reader.hpp>
#include <p2s/package/openvpn_reader.hpp>
#include <p2s/package/vpn_settings_reader.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::package {

/// The package that Azure generates for a gateway's clients. The first members are merged from the
/// parts, which follow as read. Members of a missing part are empty.
struct P2S_API VendorPackage {
  std::string source;  ///< as given by the user, for messages
  Generation generation = Generation::unknown;
  std::vector<std::string> files;  ///< every path inside, '/' between folders

  std::vector<std::string>
      servers;              ///< gateway FQDNs without duplicates, that of VpnSettings.xml first
  std::string server_name;  ///< name in the gateway's certificate, as OpenVPN must check it
  std::string vnet_name;    ///< also the name of every connection
  std::string vnet_id;
  std::vector<azure::Tunnel> tunnels;
  std::vector<azure::Method> authentications;
  std::string eap_method;           ///< "EAPTLS", "EAPMSCHAPV2"
  std::vector<net::Prefix> routes;  ///< behind the gateway; without the client pools
  std::vector<net::Prefix> pools;
  std::vector<std::string> dns_servers;
  std::vector<std::string> dns_suffixes;  ///< with leading dot, as Azure writes them
  std::vector<ServerRoot>
      server_roots;  ///< each certificate once; files first, then those in other parts only
  std::vector<ServerRoot> radius_roots;
  std::vector<std::string>
      client_root_thumbprints;  ///< roots that the gateway trusts for clients, if known
  std::string tls_auth_key;     ///< 512 lower-case hex digits; a key, never printed
  std::optional<EntraSettings> entra;

  std::optional<VpnSettings> settings;
  std::vector<OpenVpnProfile> openvpn_profiles;
  std::vector<AzureVpnProfile> azure_vpn_profiles;
  Findings findings;  ///< of reading and comparing the parts (see also package_check.hpp)

  bool has(azure::Tunnel tunnel) const noexcept;
  bool has(azure::Method authentication) const noexcept;
  /// The profile for users of that authentication method, or null.
  const OpenVpnProfile* openvpn_profile(azure::Method authentication) const noexcept;
  const AzureVpnProfile* azure_vpn_profile(azure::Method authentication) const noexcept;
};

}  // namespace p2s::package
