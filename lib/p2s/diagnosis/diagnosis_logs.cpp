// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/client_facts.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace p2s::diagnosis {
namespace {

constexpr std::size_t kMostConsequences = 4;  ///< in a message; the data has all
constexpr std::size_t kLongestLine = 90;

/// Causes come first, then what corrects itself, then consequences. Without a cause, the first
/// consequence is reported as one.
enum class Part { cause, note, consequence };

Part part_of(const ConnectionAttempt& attempt, const ErrorSighting& sighting) {
  const auto is_cause = [](const ErrorSighting& one) {
    return one.error->severity != Severity::note && !one.error->consequence;
  };
  if (sighting.error->severity == Severity::note) return Part::note;
  if (is_cause(sighting)) return Part::cause;
  if (std::any_of(attempt.sightings.begin(), attempt.sightings.end(), is_cause))
    return Part::consequence;
  const auto first =
      std::find_if(attempt.sightings.begin(), attempt.sightings.end(),
                   [](const ErrorSighting& one) { return one.error->severity != Severity::note; });
  return &*first == &sighting ? Part::cause : Part::consequence;
}

class LogReport {
 public:
  LogReport(ClientFacts& facts, const NamedLog& named) : facts_(facts), named_(named) {}

  void report() {
    for (const auto& attempt : named_.log.attempts) {
      auto& same = repeats_[errors_of(attempt)];
      ++same.count;
      same.last = &attempt;
    }
    for (const auto& attempt : named_.log.attempts) {
      ++number_;
      list(attempt);
      auto& same = repeats_[errors_of(attempt)];
      if (std::exchange(same.reported, true) && !attempt.sightings.empty()) continue;
      if (attempt.sightings.empty()) {
        report_unknown(attempt);
      } else {
        report_known(attempt);
      }
    }
  }

 private:
  /// Attempts with the same errors are one finding.
  struct Repeat {
    std::size_t count = 0;
    const ConnectionAttempt* last = nullptr;
    bool reported = false;
  };

  static std::vector<const KnownError*> errors_of(const ConnectionAttempt& attempt) {
    std::vector<const KnownError*> errors;
    for (const auto& one : attempt.sightings) errors.push_back(one.error);
    return errors;
  }

  std::string place(std::size_t line) const { return fmt::format("{}:{}", named_.name, line); }

  /// Everything that the attempt reports, in time order.
  void list(const ConnectionAttempt& attempt) {
    for (const auto& one : attempt.sightings)
      facts_.diagnosis.logged.push_back({named_.name, number_, one.line, one.error->name,
                                         part_of(attempt, one) == Part::consequence, one.text});
    for (const auto& one : attempt.failures)
      facts_.diagnosis.logged.push_back(
          {named_.name, number_, one.line, "", !attempt.sightings.empty(), one.text});
  }

  void report_known(const ConnectionAttempt& attempt) {
    bool first = true;
    for (const auto part : {Part::cause, Part::note}) {
      for (const auto& sighting : attempt.sightings) {
        if (part_of(attempt, sighting) != part) continue;
        report_error(attempt, sighting, first ? consequences(attempt) : "");
        first = false;
      }
    }
  }

  void report_error(const ConnectionAttempt& attempt, const ErrorSighting& sighting,
                    const std::string& consequences) {
    const KnownError& error = *sighting.error;
    auto severity = error.severity;
    auto message = fmt::format("{}: {}", error.name, error.cause);
    if (!error.confirmed) message += "; this cause is likely but unconfirmed";
    if (sighting.count > 1) message += fmt::format(" (in {} lines)", sighting.count);
    if (named_.log.attempts.size() > 1) message += fmt::format(" (attempt {})", number_);
    message += consequences;
    const auto& same = repeats_[errors_of(attempt)];
    const auto& last = *std::find_if(same.last->sightings.begin(), same.last->sightings.end(),
                                     [&](const auto& one) { return one.error == &error; });
    if (same.count > 1)
      message +=
          fmt::format("; {} attempts fail like this, the last in line {}", same.count, last.line);
    if (const auto line = connected_after(*same.last, last); line > 0) {
      if (severity == Severity::error) severity = Severity::warning;
      message += fmt::format("; the tunnel was established later, in line {}", line);
    } else if (same.last->connected_line > 0 && same.last->connected_at < last.first_at) {
      message +=
          fmt::format("; the tunnel was established before, in line {}", same.last->connected_line);
    }
    auto* finding =
        facts_.report("DIAG-011", severity, place(sighting.line), std::move(message), error.fix);
    if (finding != nullptr) finding->reference = error.source;
  }

  /// The line of a tunnel that was established after the error; 0 if there is none.
  std::size_t connected_after(const ConnectionAttempt& attempt,
                              const ErrorSighting& sighting) const {
    for (auto one = &attempt; one != named_.log.attempts.data() + named_.log.attempts.size();
         ++one) {
      if (one->connected_line > 0 && one->connected_at > sighting.last_at)
        return one->connected_line;
    }
    return 0;
  }

  /// "; then line 20: eap-failure, line 22: establishing connection 'azure' failed"
  static std::string consequences(const ConnectionAttempt& attempt) {
    std::vector<std::pair<std::size_t, std::string>> lines;
    for (const auto& one : attempt.sightings) {
      if (part_of(attempt, one) == Part::consequence) lines.emplace_back(one.line, one.error->name);
    }
    for (const auto& one : attempt.failures)
      lines.emplace_back(one.line, printable(one.text, kLongestLine));
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string text;
    for (std::size_t i = 0; i < std::min(lines.size(), kMostConsequences); ++i)
      text += fmt::format("{}line {}: {}", i == 0 ? "; with it " : ", ", lines[i].first,
                          lines[i].second);
    if (lines.size() > kMostConsequences)
      text += fmt::format(" and {} more", lines.size() - kMostConsequences);
    return text;
  }

  void report_unknown(const ConnectionAttempt& attempt) {
    if (attempt.failures.empty()) return;
    const auto& first = attempt.failures.front();
    facts_.report("DIAG-012", place(first.line),
                  fmt::format("{} an unknown error; the first: {}",
                              counted(attempt.failure_count, "line reports", "lines report"),
                              printable(first.text)),
                  "search the client's documentation for this message");
  }

  ClientFacts& facts_;
  const NamedLog& named_;
  std::map<std::vector<const KnownError*>, Repeat> repeats_;
  std::size_t number_ = 0;  ///< of the attempt
};

}  // namespace

void check_logs(ClientFacts& facts, std::span<const NamedLog> logs) {
  for (const auto& named : logs) LogReport(facts, named).report();
}

}  // namespace p2s::diagnosis
