// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/diagnosis/client_state.hpp>

#include <optional>
#include <string_view>

namespace p2s::diagnosis {

/// `ip address` and ifconfig print a block for each interface: a heading, then indented lines.

struct InterfaceHeading {
  std::string_view name;
  bool up = false;
  bool loopback = false;
  bool point_to_point = false;
};

/// `flags` between the angle brackets: "LOOPBACK,UP,LOWER_UP".
InterfaceHeading heading_of(std::string_view name, std::string_view flags);

/// Functions that read a heading, or return nullopt, and a line below it.
struct BlockReader {
  std::optional<InterfaceHeading> (*heading)(std::string_view line);
  void (*line)(std::string_view line, Interface& interface);
};

bool has_heading(std::string_view text, const BlockReader& reader);
ClientState read_blocks(std::string_view text, const BlockReader& reader);

}  // namespace p2s::diagnosis
