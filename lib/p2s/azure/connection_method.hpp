// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/authentication.hpp>
#include <p2s/azure/tunnel.hpp>
#include <p2s/base/files/system.hpp>

#include <string>

namespace p2s::azure {

/// One supported combination of platform, client software, tunnel type and authentication method
/// (see client_matrix.hpp).
struct ConnectionMethod {
  System system{};
  std::string
      software;  ///< "native", "azure-vpn-client", "openvpn", "openvpn-connect", "strongswan"
  Tunnel tunnel{};
  Method authentication{};

  bool operator==(const ConnectionMethod&) const = default;
};

}  // namespace p2s::azure
