// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>

namespace p2s::diagnosis {

/// The interfaces of this computer, its resolvers (/etc/resolv.conf) and, on Linux, its routes.
/// Unreadable parts are unknown. Error(io) if the interfaces cannot be listed.
P2S_API ClientState live_client_state();

}  // namespace p2s::diagnosis
