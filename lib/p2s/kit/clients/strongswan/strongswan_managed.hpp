// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <vector>

namespace p2s::kit {

/// Profiles of the strongSwan app (.sswan) as its managed configuration, in the JSON form of
/// Android Enterprise. Keys: docs/reference/profile-formats.md, "Deployment by an MDM".
nlohmann::ordered_json managed_configuration(const std::vector<nlohmann::ordered_json>& profiles);

}  // namespace p2s::kit
