// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/render/escapes.hpp>

#include <string_view>

namespace p2s::render::detail {

/// Error(usage) unless `value` is one line of UTF-8 text without control characters (including
/// those of ISO 6429), Unicode line endings, bidirectional marks and invisible marks.
void require_one_line(std::string_view value, Language language);

}  // namespace p2s::render::detail
