// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/error.hpp>

#include <optional>
#include <string>

namespace p2s::app {

/// The facts of one area, or why they are unknown.
template <typename Facts>
struct Known {
  std::optional<Facts> facts;
  std::string problem;  ///< why there are none
};

/// What `read` returns; the problem instead of what it throws.
template <typename Read>
auto known(const Read& read) -> Known<decltype(read())> {
  try {
    return {read(), {}};
  } catch (const Error& error) {
    return {std::nullopt, error.message()};
  }
}

}  // namespace p2s::app
