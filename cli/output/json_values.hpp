// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace p2s::cli {

// JSON has null for what is unknown or not there.
nlohmann::ordered_json or_null(std::string_view text);
nlohmann::ordered_json or_null(const std::optional<Time>& time);
nlohmann::ordered_json or_null(const std::optional<std::uint64_t>& number);

}  // namespace p2s::cli
