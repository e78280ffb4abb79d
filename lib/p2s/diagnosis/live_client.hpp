#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>

namespace p2s::diagnosis {

/// The interfaces of this machine, its resolvers (/etc/resolv.conf) and, on Linux, its routes. What
/// cannot be read stays unknown. Error(io) when the system does not list its interfaces.
P2S_API ClientState live_client_state();

}  // namespace p2s::diagnosis
