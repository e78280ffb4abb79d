#pragma once

#include <p2s/render/template.hpp>

#include <map>
#include <string>
#include <string_view>

namespace p2s::render::detail {

struct Scanned {
  std::string text;  ///< without comments, and without the lines that held nothing else
  std::map<std::string, Template::Use, std::less<>> names;
};

/// Looks at every tag before the engine does, and refuses what Template refuses: Error(usage), with
/// the line. `name` is what the message calls the template.
Scanned scan(std::string_view name, std::string_view text);

}  // namespace p2s::render::detail
