#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>

#include <optional>
#include <string_view>

namespace p2s::diagnosis {

/// What `ip -j addr` or `ip -j route` prints (Linux): a list of interfaces or of routes. Nothing
/// when the text is no JSON list of either; members of another type than expected are passed over.
P2S_API std::optional<ClientState> read_ip_json(std::string_view text);

}  // namespace p2s::diagnosis
