// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"
#include "context.hpp"

namespace p2s::cli {

inline constexpr std::string_view kGlobalGroup = "Global options";

/// The options that mean the same for every command.
void add_global_options(CommandLine& line, GlobalOptions& globals);

}  // namespace p2s::cli
