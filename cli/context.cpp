// SPDX-License-Identifier: Apache-2.0
#include "context.hpp"

#include <p2s/base/text/text.hpp>

#include <ostream>
#include <utility>

namespace p2s::cli {
namespace {

app::WorkspaceChoice chosen(const GlobalOptions& globals) {
  app::WorkspaceChoice choice{globals.workspace, globals.store, std::nullopt, std::nullopt};
  if (!globals.passphrase.empty()) choice.passphrase = secrets::Source::parse(globals.passphrase);
  if (!globals.pin.empty()) choice.pin = secrets::Source::parse(globals.pin);
  return choice;
}

}  // namespace

Context::Context(std::ostream& out, std::ostream& err, const GlobalOptions& globals,
                 const app::Services& services, TerminalInfo terminal)
    : out_(out),
      err_(err),
      globals_(globals),
      services_(services),
      terminal_(terminal),
      choice_(chosen(globals)),
      workspace_(choice_, services) {}

bool Context::has_colour(bool terminal) const {
  if (globals_.color != "auto") return globals_.color == "always";
  const auto refused = services_.environment("NO_COLOR");
  return terminal && (!refused || refused->empty()) && services_.environment("TERM") != "dumb";
}

void Context::info(const std::string& line) {
  if (globals_.quiet) return;
  if (out_.tellp() > 0)
    after_ += line + '\n';
  else
    err_ << line << '\n';
}

void Context::print_after() { err_ << std::exchange(after_, {}); }

void Context::verbose(const std::string& line) {
  if (globals_.verbose) err_ << line << '\n';
}

void Context::warn(const std::string& line, Severity severity) {
  err_ << "p2sctl: " << to_string(severity) << ": " << line << '\n';
}

void Context::confirm(const std::string& question) {
  if (globals_.yes) return;
  print_after();
  if (!services_.prompter.confirm(question)) throw Declined();
}

}  // namespace p2s::cli
