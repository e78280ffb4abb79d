// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/net/prefix.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <optional>
#include <vector>

namespace p2s::package {

/// Generic\VpnSettings.xml. Values of missing elements are empty; lists that may be empty are
/// absent if their element is.
struct VpnSettings {
  Generation generation = Generation::unknown;
  std::string server;                        ///< gateway FQDN
  std::vector<azure::Tunnel> tunnels;        ///< in the file's order
  std::vector<std::string> unknown_tunnels;  ///< as written
  std::vector<Bytes> roots;                  ///< DER, in the file's order
  std::vector<std::string> root_names;       ///< ServerCert(s)RootCn
  std::vector<std::string> issuer_names;  ///< ServerCert(s)IssuerCn: who signed the gateway's own
  std::optional<std::vector<net::Prefix>> routes;
  std::optional<std::vector<net::Prefix>> pools;
  std::optional<std::vector<std::string>> dns_servers;
  std::string eap_method;          ///< "EAPTLS", "EAPMSCHAPV2"
  std::string unknown_eap_method;  ///< any other, as written
  std::string vnet_name;
  std::string vnet_id;
  std::optional<EntraSettings> entra;
  bool names_entra = false;  ///< has the elements for Entra ID, if only empty ones
};

/// Reads both formats. Doubtful values become findings about `file` and are omitted.
/// Error(malformed) unless it is a VpnProfile in well-formed XML without a DOCTYPE.
P2S_API VpnSettings read_vpn_settings(ByteView content, std::string_view file, Findings& findings);

}  // namespace p2s::package
