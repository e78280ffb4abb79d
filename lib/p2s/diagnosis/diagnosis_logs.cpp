// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text.hpp>
#include <p2s/diagnosis/client_facts.hpp>

#include <fmt/format.h>

namespace p2s::diagnosis {
namespace {

std::string place(const NamedLog& named, std::size_t line) {
  return fmt::format("{}:{}", named.name, line);
}

void check_sighting(ClientFacts& facts, const NamedLog& named, const ErrorSighting& sighting) {
  const KnownError& error = *sighting.error;
  auto severity = error.severity;
  auto message = fmt::format("{}: {}", error.name, error.cause);
  if (sighting.count > 1) message += fmt::format(" (in {} lines)", sighting.count);
  if (named.log.connected_line > sighting.last_line && severity == Severity::error) {
    severity = Severity::warning;
    message +=
        fmt::format("; the tunnel was established later, in line {}", named.log.connected_line);
  }
  if (!error.confirmed) message += "; this cause is likely but unconfirmed";
  auto found = std::string(error.fix);
  auto* finding = facts.report("DIAG-011", severity, place(named, sighting.line),
                               std::move(message), std::move(found));
  if (finding != nullptr) finding->reference = error.source;
}

}  // namespace

void check_logs(ClientFacts& facts, std::span<const NamedLog> logs) {
  for (const auto& named : logs) {
    for (const auto& sighting : named.log.sightings) check_sighting(facts, named, sighting);
    // Unknown errors next to a known one are its consequences.
    if (named.log.unknown_lines == 0 || !named.log.sightings.empty()) continue;
    facts.report("DIAG-012", place(named, named.log.unknown_line),
                 fmt::format("{} an unknown error; the first: {}",
                             counted(named.log.unknown_lines, "line reports", "lines report"),
                             printable(named.log.unknown_text)),
                 "search the client's documentation for this message");
  }
}

}  // namespace p2s::diagnosis
