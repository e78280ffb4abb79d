#pragma once

#include <p2s/base/error.hpp>

#include <string>

namespace CLI {
class App;
class Option;
class ParseError;
}  // namespace CLI

namespace p2s::cli {

/// What the parser objects to, in our words and with a hint.
Error usage_error(const CLI::App& app, const CLI::ParseError& error);

/// An option that is no global one stands before the command.
Error misplaced_option(const std::string& option);

/// No such command, or only half of one: names the nearest, or what there is.
Error unknown_command(const std::string& noun, const std::string& verb);

}  // namespace p2s::cli
