// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parser.hpp"

#include <iosfwd>
#include <string>

namespace p2s::cli {

/// What p2sctl is for, its commands in a few lines, and where to find more.
void print_overview(std::ostream& out);

/// Help of the program, of a noun, or of a command.
void print_help(std::ostream& out, const ParsedCommand& parsed);

/// "p2sctl root export NAME [OPTIONS]"
std::string usage_line(const CommandLine& line);

/// "-o, --output FILE"; of an argument "FILE".
std::string spelling(const Option& option);
/// The description of an option, with its default.
std::string explanation(const Option& option);

}  // namespace p2s::cli
