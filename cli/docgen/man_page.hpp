// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.hpp"

#include <string>

namespace p2s::cli {

/// "p2sctl-client-issue"
std::string man_name(const Command& command);

/// The page of a command, from its record and options.
std::string man_page(const Command& command);

/// The page of the program: commands, global options, secrets, files, environment, exit status.
std::string overview_page();

}  // namespace p2s::cli
