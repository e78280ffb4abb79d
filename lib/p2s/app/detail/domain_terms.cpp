#include <p2s/app/detail/domain_terms.hpp>

namespace p2s::app::detail {

gateway::Tunnel to_gateway(package::Tunnel tunnel) {
  switch (tunnel) {
    case package::Tunnel::ikev2:
      return gateway::Tunnel::ikev2;
    case package::Tunnel::sstp:
      return gateway::Tunnel::sstp;
    case package::Tunnel::openvpn:
      break;
  }
  return gateway::Tunnel::openvpn;
}

package::Tunnel to_package(gateway::Tunnel tunnel) {
  switch (tunnel) {
    case gateway::Tunnel::ikev2:
      return package::Tunnel::ikev2;
    case gateway::Tunnel::sstp:
      return package::Tunnel::sstp;
    case gateway::Tunnel::openvpn:
      break;
  }
  return package::Tunnel::openvpn;
}

gateway::Method to_gateway(package::Authentication authentication) {
  switch (authentication) {
    case package::Authentication::entra_id:
      return gateway::Method::entra;
    case package::Authentication::radius:
      return gateway::Method::radius;
    case package::Authentication::certificate:
      break;
  }
  return gateway::Method::certificate;
}

package::Authentication to_package(gateway::Method method) {
  switch (method) {
    case gateway::Method::entra:
      return package::Authentication::entra_id;
    case gateway::Method::radius:
      return package::Authentication::radius;
    case gateway::Method::certificate:
      break;
  }
  return package::Authentication::certificate;
}

}  // namespace p2s::app::detail
