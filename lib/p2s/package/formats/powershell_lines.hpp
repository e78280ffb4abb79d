// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::package {

/// A command of a script with its arguments, unquoted; or an assignment: "$Name", "=", value.
struct PowerShellCommand {
  std::size_t line = 0;  ///< where it starts, from 1
  std::vector<std::string> words;

  /// The word after `parameter` ("-Name"), or what follows its colon; empty if missing.
  std::string argument(std::string_view parameter) const;
};

/// The commands of a script, without comments. Variables that are assigned a string are replaced by
/// it. This is enough for scripts that Azure generates; control flow is not followed.
std::vector<PowerShellCommand> powershell_commands(std::string_view text);

}  // namespace p2s::package
