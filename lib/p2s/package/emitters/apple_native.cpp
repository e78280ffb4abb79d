#include <p2s/package/emitters/emitter.hpp>

namespace p2s::package {

Emitted emit_apple_native(const KitContext& /*context*/, System /*system*/, Ways /*ways*/) {
  return {};
}

}  // namespace p2s::package
