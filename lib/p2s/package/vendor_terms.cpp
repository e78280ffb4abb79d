#include <p2s/package/vendor_terms.hpp>

namespace p2s::package {

std::string_view to_string(Generation generation) noexcept {
  switch (generation) {
    case Generation::form_2022:
      return "2022";
    case Generation::form_2024:
      return "2024";
    case Generation::unknown:
      break;
  }
  return "unknown";
}

std::string_view to_string(Tunnel tunnel) noexcept {
  switch (tunnel) {
    case Tunnel::openvpn:
      return "OpenVPN";
    case Tunnel::ikev2:
      return "IKEv2";
    case Tunnel::sstp:
      break;
  }
  return "SSTP";
}

std::string_view to_string(Authentication authentication) noexcept {
  switch (authentication) {
    case Authentication::certificate:
      return "certificate";
    case Authentication::entra_id:
      return "entra-id";
    case Authentication::radius:
      break;
  }
  return "radius";
}

}  // namespace p2s::package
