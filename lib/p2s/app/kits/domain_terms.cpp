#include <p2s/app/kits/domain_terms.hpp>

namespace p2s::app::detail {

azure::Tunnel to_gateway(package::Tunnel tunnel) {
  switch (tunnel) {
    case package::Tunnel::ikev2:
      return azure::Tunnel::ikev2;
    case package::Tunnel::sstp:
      return azure::Tunnel::sstp;
    case package::Tunnel::openvpn:
      break;
  }
  return azure::Tunnel::openvpn;
}

package::Tunnel to_package(azure::Tunnel tunnel) {
  switch (tunnel) {
    case azure::Tunnel::ikev2:
      return package::Tunnel::ikev2;
    case azure::Tunnel::sstp:
      return package::Tunnel::sstp;
    case azure::Tunnel::openvpn:
      break;
  }
  return package::Tunnel::openvpn;
}

azure::Method to_gateway(package::Authentication authentication) {
  switch (authentication) {
    case package::Authentication::entra_id:
      return azure::Method::entra;
    case package::Authentication::radius:
      return azure::Method::radius;
    case package::Authentication::certificate:
      break;
  }
  return azure::Method::certificate;
}

package::Authentication to_package(azure::Method method) {
  switch (method) {
    case azure::Method::entra:
      return package::Authentication::entra_id;
    case azure::Method::radius:
      return package::Authentication::radius;
    case azure::Method::certificate:
      break;
  }
  return package::Authentication::certificate;
}

}  // namespace p2s::app::detail
