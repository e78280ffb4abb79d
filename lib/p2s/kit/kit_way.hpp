#pragma once

#include <p2s/base/system.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <string>

namespace p2s::kit {

/// One way into a gateway. Which ways a gateway serves is not for this domain to say: the caller
/// takes them from Azure's published matrix (gateway/client_matrix.hpp).
struct KitWay {
  System system{};
  std::string
      software;  ///< "native", "azure-vpn-client", "openvpn", "openvpn-connect", "strongswan"
  package::Tunnel tunnel{};
  package::Authentication authentication{};

  bool operator==(const KitWay&) const = default;
};

}  // namespace p2s::kit
