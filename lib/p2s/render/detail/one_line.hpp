#pragma once

#include <p2s/render/escapes.hpp>

#include <string_view>

namespace p2s::render::detail {

/// Error(usage) unless `value` is one line of honest UTF-8 text: no control characters (also those
/// of ISO 6429), no Unicode line ends, no marks that turn the direction of writing or show nothing.
void require_one_line(std::string_view value, Language language);

}  // namespace p2s::render::detail
