#pragma once

#include <span>
#include <string_view>

namespace p2s {

/// A file that the build put into the program (cmake/Embed.cmake). Lives as long as the program.
struct EmbeddedFile {
  std::string_view name;
  std::string_view content;
};

}  // namespace p2s
