#pragma once

#include "parser.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace CLI {
class Option;
}

namespace p2s::cli {

/// Help of the program, of a noun, or of a command.
void print_help(std::ostream& out, const Request& request);

/// "p2sctl root export NAME [OPTIONS]"
std::string usage_line(const CLI::App& app);

/// What stands for the value in help: "FILE", "cer|pem"; "" for a flag.
std::string metavariable(const CLI::Option& option);
/// "-o, --output FILE"
std::string spelling(const CLI::Option& option);
/// The help text, with the default when there is one to tell.
std::string explanation(const CLI::Option& option);
/// "--output", "-o", … of all options.
std::vector<std::string> option_names(const CLI::App& app);

}  // namespace p2s::cli
