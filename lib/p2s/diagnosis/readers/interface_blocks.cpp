// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/interface_blocks.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/readers/line_reader.hpp>

#include <algorithm>

namespace p2s::diagnosis {

InterfaceHeading heading_of(std::string_view name, std::string_view flags) {
  const auto each = split(flags, ',');
  const auto has = [&](std::string_view flag) {
    return std::find(each.begin(), each.end(), flag) != each.end();
  };
  return {name, has("UP"), has("LOOPBACK"), has("POINTOPOINT")};
}

bool has_heading(std::string_view text, const BlockReader& reader) {
  Lines lines(text);
  while (lines.next()) {
    if (reader.heading(lines.line())) return true;
  }
  return false;
}

ClientState read_blocks(std::string_view text, const BlockReader& reader) {
  ClientState state;
  Lines lines(text);
  bool inside = false;
  while (lines.next()) {
    if (const auto heading = reader.heading(lines.line())) {
      auto& interface = add_interface(state, heading->name);
      interface.up = heading->up;
      interface.loopback = heading->loopback;
      interface.tunnel = interface.tunnel || heading->point_to_point;
      inside = true;
    } else if (inside && is_indented(lines.line())) {
      reader.line(lines.line(), state.interfaces.back());
    } else {
      inside = false;
    }
  }
  return state;
}

}  // namespace p2s::diagnosis
