#pragma once

#include <p2s/azure/authentication.hpp>
#include <p2s/azure/tunnel.hpp>
#include <p2s/package/vendor_terms.hpp>

namespace p2s::app::detail {

// The same terms as gateway specs and vendor packages have them: the two domains do not know each
// other.
azure::Tunnel to_gateway(package::Tunnel tunnel);
package::Tunnel to_package(azure::Tunnel tunnel);
azure::Method to_gateway(package::Authentication authentication);
package::Authentication to_package(azure::Method method);

}  // namespace p2s::app::detail
