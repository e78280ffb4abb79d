// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/package/part_kind.hpp>
#include <p2s/package/readers/apple_profile_reader.hpp>
#include <p2s/package/readers/azure_vpn_reader.hpp>
#include <p2s/package/readers/intune_reader.hpp>
#include <p2s/package/readers/openvpn_reader.hpp>
#include <p2s/package/readers/powershell_reader.hpp>
#include <p2s/package/readers/vpn_settings_reader.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace p2s::package {

/// A file that is a part of a package.
struct PackagePart {
  PartKind kind{};
  std::string file;    ///< path in the package
  std::string damage;  ///< "is damaged at line 3"; empty if it was read
};

/// The package that Azure generates for a gateway's clients, or a part of it. The first members are
/// merged from the parts, which follow as read. What no readable part states is empty, and
/// `unknown` says why.
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
  std::vector<std::string> pinned_roots;    ///< SHA-1 of server roots that profiles accept
  std::vector<net::Prefix> include_routes;  ///< of Azure VPN Client profiles, besides `routes`
  std::vector<net::Prefix> exclude_routes;
  std::string transport;  ///< of Azure VPN Client profiles: "tcp"
  std::optional<bool> high_availability;

  /// Why a fact is unknown, or more of it than was read, by its key (see package_fields.hpp):
  /// "VpnSettings.xml is damaged at line 3".
  std::map<std::string, std::string, std::less<>> unknown;
  std::vector<PackagePart> parts;

  std::optional<VpnSettings> settings;
  std::vector<OpenVpnProfile> openvpn_profiles;
  std::vector<AzureVpnProfile> azure_vpn_profiles;  ///< including those in Intune profiles
  std::vector<PowerShellSetup> scripts;
  std::vector<AppleProfile> apple_profiles;
  std::vector<IntuneProfile> intune_profiles;
  Findings findings;  ///< of reading and comparing the parts (see also package_check.hpp)

  /// One loose file instead of a zip or folder.
  bool is_single_file() const noexcept;
  bool has(azure::Tunnel tunnel) const noexcept;
  bool has(azure::Method authentication) const noexcept;
  /// The profile for users of that authentication method, or null.
  const OpenVpnProfile* openvpn_profile(azure::Method authentication) const noexcept;
  const AzureVpnProfile* azure_vpn_profile(azure::Method authentication) const noexcept;
};

}  // namespace p2s::package
