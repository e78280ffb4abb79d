// SPDX-License-Identifier: Apache-2.0
#include "run.hpp"

#include "help.hpp"
#include "output/error_view.hpp"
#include "output/output_stream.hpp"
#include "parser.hpp"
#include "signals.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/version.hpp>

#include <fmt/format.h>

#include <new>
#include <ostream>
#include <set>

namespace p2s::cli {
namespace {

Time as_of_time(const GlobalOptions& globals, const Clock& clock) {
  if (globals.as_of.empty()) return clock.now();
  const auto time = parse_time(globals.as_of);
  if (!time) {
    throw Error(ErrorKind::usage, fmt::format("'{}' is not a date", printable(globals.as_of)))
        .hint("use the format --as-of 2026-01-31");
  }
  return *time;
}

ExitCode execute(const Invocation& invocation, const Environment& environment) {
  secrets::StandardInput standard_input;
  app::Services services{environment.clock, environment.prompter, standard_input,
                         environment.variable, environment.user()};
  services.as_of = as_of_time(invocation.globals, environment.clock);
  if (invocation.command->cancellable) services.cancelled = cancel_on_signals();
  Context context(environment.out, environment.err, invocation.globals, services,
                  environment.terminal);
  services.warn = [&, shown = std::set<std::string>()](const std::string& text) mutable {
    if (shown.insert(text).second) context.warn(text);
  };
  try {
    const ExitCode code = invocation.action(context);
    environment.out.flush();
    context.print_after();
    return code;
  } catch (const Declined&) {
    context.info("nothing was changed");
    return ExitCode::done;
  } catch (...) {
    context.print_after();
    throw;
  }
}

ExitCode parse_and_execute(const std::vector<std::string>& arguments,
                           const Environment& environment) {
  const ParsedCommand parsed = recognise(arguments);
  switch (parsed.kind) {
    case ParsedCommand::Kind::version:
      environment.out << "p2sctl " << kVersion << '\n';
      return ExitCode::done;
    case ParsedCommand::Kind::overview:
      print_overview(environment.out);
      return ExitCode::done;
    case ParsedCommand::Kind::help:
      print_help(environment.out, parsed);
      return ExitCode::done;
    case ParsedCommand::Kind::command:
      break;
  }
  return execute(parse(parsed), environment);
}

}  // namespace

ExitCode run(const std::vector<std::string>& arguments, const Environment& environment) {
  const auto failed = [&](const Error& error) {
    print_error(environment.err, error, asks_for_json(arguments));
    return exit_code(error.kind());
  };
  try {
    const ExitCode code = parse_and_execute(arguments, environment);
    environment.out.flush();
    return code;
  } catch (const Error& error) {
    return failed(error);
  } catch (const BrokenPipe&) {
    return ExitCode::broken_pipe;
  } catch (const std::bad_alloc&) {
    return failed(Error(ErrorKind::io, "out of memory"));
  } catch (const std::exception& error) {
    return failed(
        Error(ErrorKind::internal, fmt::format("unexpected error: {}", printable(error.what()))));
  }
}

}  // namespace p2s::cli
