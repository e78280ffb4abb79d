#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s::app {

/// A store's URL as it may be shown: without a password, and without parameters, which may hold
/// one.
P2S_API std::string store_label(std::string_view url);

}  // namespace p2s::app
