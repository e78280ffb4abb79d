// SPDX-License-Identifier: Apache-2.0
#include "p2s/render/detail/one_line.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::render::detail {

void require_one_line(std::string_view value, Language language) {
  const auto what = find_unprintable(value);
  if (what.empty()) return;
  throw Error(ErrorKind::usage, fmt::format("'{}' cannot be written in {}: it holds {}",
                                            printable(value, 80), to_string(language), what))
      .hint("use letters, digits and common punctuation");
}

}  // namespace p2s::render::detail
