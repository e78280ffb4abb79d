// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/status/status_lines.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

/// A retirement this close needs a plan now.
constexpr Period kRetirementSoon{6, Period::Unit::months};
/// Changes that are older than this should be in a backup.
constexpr Period kBackupInterval{7, Period::Unit::days};

using State = StatusState;

/// A line about known facts; otherwise that they are unknown, and why.
template <typename Facts, typename Describe>
StatusLine line_of(std::string_view area, const Known<Facts>& known, const Describe& describe) {
  if (!known.facts) return {State::unknown, area, known.problem, {}};
  auto line = describe(*known.facts);
  line.area = area;
  return line;
}

StatusLine line_of_roots(const std::vector<store::RootRecord>& roots, Time at) {
  if (roots.empty()) return {State::ok, {}, "none", "p2sctl root create P2SRootCert"};
  StatusLine line;
  std::vector<std::string> texts;
  for (const auto& root : roots) {
    const auto state = root_status(root, at);
    const bool expired = state == ClientStatus::expired;
    texts.push_back(fmt::format("{} {} on {}", printable(root.name),
                                expired ? "expired" : "expires", format_date(root.not_after)));
    if ((!expired && state != ClientStatus::expiring) || line.state == State::todo) continue;
    line.state = State::todo;
    line.command = "p2sctl root rotate " + shell_word(root.name);
  }
  line.text = join(texts, ", ");
  return line;
}

StatusLine line_of_clients(const ClientCounts& counts) {
  StatusLine line;
  line.text = fmt::format("{} valid, {} expiring within {} days, {} expired", counts.valid,
                          counts.expiring, kExpiringSoon.count, counts.expired);
  line.command = "p2sctl client list";
  if (counts.expiring > 0) {
    line.state = State::todo;
    line.command = fmt::format("p2sctl client renew --expiring {}", kExpiringSoon.to_string());
  }
  return line;
}

StatusLine line_of_superseded(const ClientCounts& counts) {
  return {State::ok,
          {},
          counted(counts.superseded, "older certificate", "older certificates") + " still valid",
          "p2sctl client list --history"};
}

/// The gateway is not asked here: the last comparison tells what it rejects.
StatusLine line_of_revocations(const RevocationState& state) {
  const auto count = state.thumbprints.size();
  if (count == 0) return {State::ok, {}, "none", {}};
  const auto revoked = counted(count, "revoked certificate", "revoked certificates");
  const std::string command = "p2sctl revocation export --format text";
  if (!state.compared) {
    return {State::unknown,
            {},
            fmt::format("{}; whether the gateway rejects {} is unknown", revoked,
                        count == 1 ? "it" : "them"),
            command};
  }
  const auto day = format_date(*state.compared);
  if (state.missing == 0)
    return {State::ok, {}, fmt::format("{}, rejected by the gateway on {}", revoked, day), {}};
  return {State::todo,
          {},
          fmt::format("{}; the gateway lacks {}, as of {}", revoked, state.missing, day),
          command};
}

std::string text_of(const Rotation& rotation) {
  constexpr std::string_view kText = "{} is being replaced by {}; {}";
  const auto next = [&]() -> std::string {
    switch (rotation.step()) {
      case RotationStep::upload:
        return "next: upload the successor to the gateway";
      case RotationStep::renew:
        return fmt::format("next: renew {}",
                           counted(rotation.dependents.size(), "client", "clients"));
      case RotationStep::kits:
        return fmt::format("next: build {} again",
                           counted(rotation.old_kits.size(), "kit", "kits"));
      case RotationStep::remove:
        return "next: remove the old root";
    }
    return {};
  }();
  return fmt::format(kText, printable(rotation.root.name), printable(rotation.successor.name),
                     next);
}

StatusLine line_of_rotations(const std::vector<Rotation>& rotations) {
  if (rotations.empty()) return {State::ok, {}, "none in progress", {}};
  const auto& first = rotations.front();
  auto text = text_of(first);
  if (rotations.size() > 1) text += fmt::format("; and {} more", rotations.size() - 1);
  return {State::todo, {}, text, "p2sctl root rotate --status " + shell_word(first.root.name)};
}

StatusLine line_of_kits(const KitCounts& counts) {
  if (counts.built == 0) return {State::ok, {}, "none built yet", "p2sctl package build --help"};
  if (counts.needed == 0) return {State::ok, {}, "nobody needs a new kit", "p2sctl package status"};
  return {State::todo,
          {},
          fmt::format("{} a new kit", counts.needed == 1
                                          ? "1 client needs"
                                          : fmt::format("{} clients need", counts.needed)),
          "p2sctl package status"};
}

StatusLine line_of_findings(const rules::GatewayReport& report) {
  const auto number = [&](Severity severity) { return count(report.findings, severity); };
  return {number(Severity::error) > 0 ? State::todo : State::ok,
          {},
          fmt::format("{}, {}, {}", counted(number(Severity::error), "error", "errors"),
                      counted(number(Severity::warning), "warning", "warnings"),
                      counted(number(Severity::note), "note", "notes")),
          "p2sctl gateway check"};
}

StatusLine line_of_retirements(const std::vector<planning::Retirement>& all, Time at) {
  if (all.empty()) return {State::ok, {}, "none known", {}};
  StatusLine line;
  std::vector<std::string> texts;
  for (const auto& each : all) {
    texts.push_back(fmt::format("{}: {}", format_date(each.date), each.what));
    if (each.date > kRetirementSoon.after(at) || line.state == State::todo) continue;
    line.state = State::todo;
  }
  line.text = join(texts, "; ");
  line.command = fmt::format("p2sctl explain {}", all.front().rule);
  return line;
}

StatusLine line_of_problems(const std::vector<std::string>& problems) {
  if (problems.empty()) return {State::ok, {}, "database and event log are intact", {}};
  return {State::todo,
          {},
          counted(problems.size(), "problem", "problems") + ": " + problems.front(),
          "p2sctl store check"};
}

StatusLine line_of_backup(const BackupState& state, Time at) {
  const std::string command = fmt::format("p2sctl store backup p2s-{}.db", format_date(at));
  if (!state.is_file)
    return {State::unknown, {}, "the store is on a server, which is backed up there", {}};
  if (!state.last) return {State::todo, {}, "never, as far as the event log says", command};
  const bool due = state.changes > 0 && kBackupInterval.after(*state.last) < at;
  return {due ? State::todo : State::ok,
          {},
          fmt::format("{}, {} since", format_date(*state.last),
                      counted(state.changes, "change", "changes")),
          command};
}

}  // namespace

std::string_view to_string(StatusState state) noexcept {
  switch (state) {
    case StatusState::ok:
      return "ok";
    case StatusState::todo:
      return "todo";
    case StatusState::unknown:
      break;
  }
  return "unknown";
}

std::vector<StatusLine> status_lines(const GatewayStatus& status, Time at) {
  return {
      line_of("roots", status.roots, [&](const auto& facts) { return line_of_roots(facts, at); }),
      line_of("rotation", status.rotations, line_of_rotations),
      line_of("clients", status.clients, line_of_clients),
      line_of("superseded", status.clients, line_of_superseded),
      line_of("revocations", status.revocations, line_of_revocations),
      line_of("kits", status.kits, line_of_kits),
      line_of("gateway check", status.check, line_of_findings),
      line_of("retirements", status.retirements,
              [&](const auto& facts) { return line_of_retirements(facts, at); }),
      line_of("store", status.store_problems, line_of_problems),
      line_of("last backup", status.backup,
              [&](const auto& facts) { return line_of_backup(facts, at); }),
  };
}

}  // namespace p2s::app
