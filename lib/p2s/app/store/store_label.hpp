// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s::app {

/// A store's URL for display: without password and parameters, which may contain one.
P2S_API std::string store_label(std::string_view url);

}  // namespace p2s::app
