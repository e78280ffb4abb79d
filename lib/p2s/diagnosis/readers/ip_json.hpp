// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>

#include <optional>
#include <string_view>

namespace p2s::diagnosis {

/// Output of `ip -j addr` or `ip -j route` (Linux): a list of interfaces or of routes. nullopt if
/// the text is neither; members of unexpected types are ignored.
P2S_API std::optional<ClientState> read_ip_json(std::string_view text);

}  // namespace p2s::diagnosis
