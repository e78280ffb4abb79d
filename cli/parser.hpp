// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.hpp"

#include <memory>
#include <string>
#include <vector>

namespace p2s::cli {

/// What a command line asks for, before its options are read.
struct ParsedCommand {
  enum class Kind { command, overview, help, version };
  Kind kind = Kind::command;
  const Command* command = nullptr;    ///< null for the help of the program or of a noun
  std::string noun;                    ///< "" for the help of the program
  std::vector<std::string> arguments;  ///< everything but the words that name the command
};

/// Finds the command. Global options may come before, between and after its words. Error(usage).
/// The words are not parsed as subcommands of the parser: it would mistake a client named "list"
/// for a command.
ParsedCommand recognise(const std::vector<std::string>& arguments);

/// A command with all its options parsed.
struct Invocation {
  const Command* command = nullptr;
  GlobalOptions globals;
  Action action;
};

/// Error(usage), with a hint.
Invocation parse(const ParsedCommand& parsed);

/// A command with its own options and the global ones: used by the parser, help, man pages and
/// completion.
struct DeclaredCommand {
  CommandLine line;
  Action action;
  std::unique_ptr<GlobalOptions> globals = std::make_unique<GlobalOptions>();

  explicit DeclaredCommand(std::string name) : line(std::move(name)) {}
};
DeclaredCommand declare(const Command& command);
/// The global options alone.
DeclaredCommand declare_globals();

/// For errors before the options are parsed.
bool asks_for_json(const std::vector<std::string>& arguments);

const Command* find_command(std::string_view path);
/// The first words of all visible two-word commands, without duplicates.
std::vector<std::string> nouns();

}  // namespace p2s::cli
