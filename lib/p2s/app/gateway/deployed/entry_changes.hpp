// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/deploy/entry_change.hpp>
#include <p2s/live/difference.hpp>
#include <p2s/live/live_gateway.hpp>

#include <optional>
#include <span>
#include <vector>

namespace p2s::app {

/// The differences as changes of roots and revoked certificates; empty if another part differs as
/// well. Names are unique on the gateway.
std::optional<std::vector<deploy::EntryChange>> entry_changes(
    std::span<const live::Difference> differences, const live::LiveGateway& live);

}  // namespace p2s::app
