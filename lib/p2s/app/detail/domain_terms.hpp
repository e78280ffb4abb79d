#pragma once

#include <p2s/gateway/authentication.hpp>
#include <p2s/gateway/tunnel.hpp>
#include <p2s/package/vendor_terms.hpp>

namespace p2s::app::detail {

// The same terms as gateway specs and vendor packages have them: the two domains do not know each
// other.
gateway::Tunnel to_gateway(package::Tunnel tunnel);
package::Tunnel to_package(gateway::Tunnel tunnel);
gateway::Method to_gateway(package::Authentication authentication);
package::Authentication to_package(gateway::Method method);

}  // namespace p2s::app::detail
