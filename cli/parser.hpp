#pragma once

#include "command.hpp"

#include <memory>
#include <string>
#include <vector>

namespace p2s::cli {

/// What a command line asks for, before its options are read.
struct ParsedCommand {
  enum class Kind { command, help, version };
  Kind kind = Kind::command;
  const Command* command = nullptr;    ///< null for the help of the program or of a noun
  std::string noun;                    ///< "" for the help of the program
  std::vector<std::string> arguments;  ///< everything but the words that name the command
};

/// Finds the command. Global options may stand before, between and after its words. Error(usage).
/// The words are found here and not by the parser's subcommands, which would take a client named
/// "list" for a command.
ParsedCommand recognise(const std::vector<std::string>& arguments);

/// A command whose options are all read.
struct Invocation {
  const Command* command = nullptr;
  GlobalOptions globals;
  Action action;
};

/// Error(usage), with a hint.
Invocation parse(const ParsedCommand& parsed);

/// A command with its own options and the global ones: what is parsed, and what help, man pages and
/// completion are made from.
struct DeclaredCommand {
  CommandLine line;
  Action action;
  std::unique_ptr<GlobalOptions> globals = std::make_unique<GlobalOptions>();

  explicit DeclaredCommand(std::string name) : line(std::move(name)) {}
};
DeclaredCommand declare(const Command& command);
/// The global options alone.
DeclaredCommand declare_globals();

/// For errors that come before the options are known.
bool asks_for_json(const std::vector<std::string>& arguments);

const Command* find_command(std::string_view path);
/// The first words of all visible commands of two words, once each.
std::vector<std::string> nouns();

}  // namespace p2s::cli
