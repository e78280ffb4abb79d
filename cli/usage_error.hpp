// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"

#include <p2s/base/error.hpp>

#include <string>

namespace p2s::cli {

// Errors in a command line: Error(usage) with a hint.

/// An option that is not global, before the command.
Error misplaced_option(const CommandLine& globals, const std::string& word);
/// A first word that is neither a command nor a noun: the hint has the command whose verb it is, or
/// the closest match.
Error missing_noun(const std::string& word, const std::string& next);
/// The command of a noun is unknown or missing, or nothing is given; the hint has the closest match
/// or all verbs.
Error unknown_command(const std::string& noun, const std::string& verb);

Error unknown_option(const CommandLine& line, const std::string& word);
Error unexpected_argument(const CommandLine& line, const std::string& word);
Error missing_option(const CommandLine& line, const Option& option);
Error missing_value(const CommandLine& line, const std::string& word);
Error unwanted_value(const CommandLine& line, const Option& option);
Error repeated_option(const CommandLine& line, const Option& option);
Error not_a_choice(const CommandLine& line, const Option& option, const std::string& value);
Error not_a_number(const CommandLine& line, const Option& option, const std::string& value);
Error out_of_range(const CommandLine& line, const Option& option, const std::string& value);
Error missing_companion(const CommandLine& line, const Option& option, const Option& needed);
Error conflicting_options(const CommandLine& line, const Option& option, const Option& other);

}  // namespace p2s::cli
