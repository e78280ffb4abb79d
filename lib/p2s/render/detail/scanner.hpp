// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/render/template.hpp>

#include <map>
#include <string>
#include <string_view>

namespace p2s::render::detail {

struct Scanned {
  std::string text;  ///< without comments and the lines with nothing else
  std::map<std::string, Template::Use, std::less<>> names;
};

/// Checks every tag before the engine does, as described for Template: Error(usage) with the line.
/// `name` is for messages.
Scanned scan(std::string_view name, std::string_view text);

}  // namespace p2s::render::detail
