// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"
#include "context.hpp"
#include "exit_code.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace p2s::cli {

/// Runs a parsed command. Nothing runs before parsing is complete.
using Action = std::function<ExitCode(Context&)>;

struct Example {
  std::string_view command;  ///< as typed
  std::string_view meaning;
};

/// One command: its texts for help, man page and completion, and its options. Option descriptions
/// are in declare() only; everything else is generated from this record and the options.
struct Command {
  std::string_view path;     ///< "client issue", "thumbprint"
  std::string_view summary;  ///< one imperative line: "Import a client certificate"
  std::string_view details;  ///< paragraphs, separated by an empty line
  std::span<const Example> examples;
  std::string_view see_also;  ///< paths of other commands, separated by commas
  bool cancellable = false;   ///< Ctrl-C stops the work instead of the process
  bool hidden = false;
  Action (*declare)(CommandLine& line);
};

/// Every command, in the order that help shows them (commands/registry.cpp, from commands.def).
std::span<const Command* const> commands();

/// The usual declare(): a struct of what was typed, filled by `add_options` and read by `run`.
///   .declare = make_command<ShowOptions, add_options, run>,
template <typename Options, void (*add_options)(CommandLine&, Options&),
          ExitCode (*run)(const Options&, Context&)>
Action make_command(CommandLine& line) {
  auto options = std::make_shared<Options>();
  add_options(line, *options);
  return [options](Context& context) { return run(*options, context); };
}

}  // namespace p2s::cli
