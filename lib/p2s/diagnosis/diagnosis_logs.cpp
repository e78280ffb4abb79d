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
  if (sighting.count > 1) message += fmt::format(" ({} lines show it)", sighting.count);
  if (named.log.connected_line > sighting.last_line && severity == Severity::error) {
    severity = Severity::warning;
    message += fmt::format("; the tunnel came up later, in line {}", named.log.connected_line);
  }
  if (!error.confirmed) message += "; this cause is the likely one, not a confirmed one";
  auto found = fmt::format("{}; all about it: p2sctl explain {}", error.fix, error.name);
  auto* finding = facts.report("DIAG-011", severity, place(named, sighting.line),
                               std::move(message), std::move(found));
  if (finding != nullptr) finding->reference = error.source;
}

}  // namespace

void check_logs(ClientFacts& facts, std::span<const NamedLog> logs) {
  for (const auto& named : logs) {
    for (const auto& sighting : named.log.sightings) check_sighting(facts, named, sighting);
    // Beside a known error they are what follows from it.
    if (named.log.unknown_lines == 0 || !named.log.sightings.empty()) continue;
    facts.report("DIAG-012", place(named, named.log.unknown_line),
                 fmt::format("{} of an error that is not known here; the first: {}",
                             counted(named.log.unknown_lines, "line speaks", "lines speak"),
                             printable(named.log.unknown_text)),
                 "look it up by its words: p2sctl explain TEXT");
  }
}

}  // namespace p2s::diagnosis
