// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace p2s {

/// A file embedded in the program at build time (cmake/Embed.cmake). Valid for the lifetime of the
/// program.
struct EmbeddedFile {
  std::string_view name;
  std::string_view content;
};

}  // namespace p2s
