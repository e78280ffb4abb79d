#include <p2s/package/emitters/emitter.hpp>

namespace p2s::package {

Emitted emit_network_manager(const KitContext& /*context*/, System /*system*/, Ways /*ways*/) {
  return {};
}

}  // namespace p2s::package
