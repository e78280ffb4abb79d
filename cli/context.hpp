// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exit_code.hpp"

#include <p2s/app/store/workspace.hpp>
#include <p2s/base/finding.hpp>

#include <iosfwd>
#include <string>

namespace p2s::cli {

/// The values of the global options.
struct GlobalOptions {
  std::string workspace;
  std::string store;
  bool json = false;
  bool quiet = false;
  bool verbose = false;
  std::string color = "auto";  ///< or "always", "never"
  bool dry_run = false;
  bool yes = false;
  std::string as_of;
  std::string passphrase;
  std::string pin;
  bool help = false;
  bool version = false;
};

/// Which streams are terminals, and their width.
struct TerminalInfo {
  bool out = false;
  bool err = false;
  std::size_t width = 80;
};

/// Thrown by Context::confirm: the answer was no, so the command ends without an error.
struct Declined {};

/// What a command runs in: streams, terminal facts, global options and, on first use, the
/// workspace. Output goes to out(), messages to err(); only cli/ writes to either.
class Context {
 public:
  Context(std::ostream& out, std::ostream& err, const GlobalOptions& globals,
          const app::Services& services, TerminalInfo terminal = {});

  std::ostream& out() { return out_; }
  std::ostream& err() { return err_; }
  const GlobalOptions& globals() const noexcept { return globals_; }
  const app::Services& services() const noexcept { return services_; }
  app::Workspace& workspace() { return workspace_; }
  /// What a workspace is created from, for `init`.
  const app::WorkspaceChoice& choice() const noexcept { return choice_; }

  bool out_is_terminal() const noexcept { return terminal_.out; }
  bool err_is_terminal() const noexcept { return terminal_.err; }
  std::size_t width() const noexcept { return terminal_.width; }
  bool out_has_colour() const { return has_colour(terminal_.out); }
  bool err_has_colour() const { return has_colour(terminal_.err); }

  /// A message on stderr; not with --quiet. After output, which is printed at the end, it waits for
  /// print_after(), so that a terminal shows them in this order.
  void info(const std::string& line);
  void print_after();
  /// The same, but only with --verbose.
  void verbose(const std::string& line);
  /// "p2sctl: warning: LINE" on stderr, even with --quiet: what users must know before they use the
  /// output. Severity::error prints "error" instead of "warning".
  void warn(const std::string& line, Severity severity = Severity::warning);
  /// Asks for confirmation unless --yes is given. Error(usage) without a terminal and --yes;
  /// Declined on "no".
  void confirm(const std::string& question);

 private:
  bool has_colour(bool terminal) const;

  std::ostream& out_;
  std::ostream& err_;
  const GlobalOptions& globals_;
  const app::Services& services_;
  TerminalInfo terminal_;
  app::WorkspaceChoice choice_;
  app::Workspace workspace_;
  std::string after_;
};

}  // namespace p2s::cli
