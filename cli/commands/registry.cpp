// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"

#include <array>

namespace p2s::cli {

// NOLINTNEXTLINE(bugprone-macro-parentheses): a declaration takes none
#define P2S_COMMAND(name) extern const Command name;
#include "commands.def"
#undef P2S_COMMAND

std::span<const Command* const> commands() {
  static constexpr std::array kCommands{
#define P2S_COMMAND(name) &(name),
#include "commands.def"
#undef P2S_COMMAND
  };
  return kCommands;
}

}  // namespace p2s::cli
