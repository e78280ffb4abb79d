// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/net/prefix.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::package {

/// WindowsPowershell\VpnProfileSetup.ps1, which creates an IKEv2 connection. Hashes are SHA-1
/// thumbprints in upper-case hex.
struct PowerShellSetup {
  std::string file_name;                   ///< path in the package
  std::string name;                        ///< of the connection
  std::string server;                      ///< gateway FQDN
  std::optional<azure::Tunnel> tunnel;     ///< empty if missing, unknown or "Automatic"
  std::string eap_method;                  ///< "EAPTLS", "EAPMSCHAPV2"; empty without EAP
  std::vector<net::Prefix> routes;         ///< behind the gateway, and the client pool
  std::vector<std::string> root_hashes;    ///< TrustedRootCA: of the server roots that are pinned
  std::vector<std::string> issuer_hashes;  ///< IssuerHash: of the roots that issue clients
};

/// Reads the script as text; nothing is run. Doubtful values become findings. Error(malformed)
/// unless it creates a VPN connection.
P2S_API PowerShellSetup read_powershell_setup(ByteView content, std::string_view file,
                                              Findings& findings);

}  // namespace p2s::package
