// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/status/status_files.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace p2s::app {
namespace {

using Labels = std::vector<std::pair<std::string_view, std::string>>;

std::string label_value(std::string_view text) {
  auto escaped = replace_all(text, "\\", "\\\\");
  escaped = replace_all(escaped, "\"", "\\\"");
  return replace_all(escaped, "\n", "\\n");
}

/// The samples of each metric below its description.
class Exposition {
 public:
  void metric(std::string_view name, std::string_view help) {
    name_ = fmt::format("p2sctl_{}", name);
    text_ += fmt::format("# HELP {} {}\n# TYPE {} gauge\n", name_, help, name_);
  }

  void sample(std::int64_t value, const Labels& labels = {}) {
    std::vector<std::string> parts;
    for (const auto& [label, text] : labels)
      parts.push_back(fmt::format("{}=\"{}\"", label, label_value(text)));
    const auto shown = parts.empty() ? "" : fmt::format("{{{}}}", join(parts, ","));
    text_ += fmt::format("{}{} {}\n", name_, shown, value);
  }

  void sample(std::size_t value, const Labels& labels = {}) {
    sample(static_cast<std::int64_t>(value), labels);
  }

  void sample(Time time, const Labels& labels = {}) {
    sample(static_cast<std::int64_t>(time.time_since_epoch().count()), labels);
  }

  std::string take() { return std::move(text_); }

 private:
  std::string name_;
  std::string text_;
};

void add_client_metrics(Exposition& page, const ClientCounts& counts) {
  page.metric("clients", "People and devices by the state of their current certificate.");
  page.sample(counts.valid - counts.expiring, {{"state", "valid"}});
  page.sample(counts.expiring, {{"state", "expiring"}});
  page.sample(counts.expired, {{"state", "expired"}});
  page.metric("superseded_certificates", "Older client certificates that are still valid.");
  page.sample(counts.superseded);
  if (counts.ends.empty()) return;
  page.metric("next_client_expiry_timestamp_seconds",
              "When the next current client certificate expires.");
  page.sample(counts.ends.begin()->first);
}

void add_revocation_metrics(Exposition& page, const RevocationState& state) {
  page.metric("revoked_certificates", "Revoked client certificates that have not expired.");
  page.sample(state.thumbprints.size());
  if (!state.compared) return;
  page.metric("missing_revocations",
              "Revoked certificates that are not at the gateway by the last comparison.");
  page.sample(state.missing);
  page.metric("last_comparison_timestamp_seconds", "When the gateway was last compared.");
  page.sample(*state.compared);
}

void add_gateway_metrics(Exposition& page, const GatewayStatus& status) {
  if (status.check.facts) {
    page.metric("gateway_findings", "Findings of gateway check by severity.");
    for (const auto severity : {Severity::error, Severity::warning, Severity::note})
      page.sample(count(status.check.facts->findings, severity),
                  {{"severity", std::string(to_string(severity))}});
  }
  const auto& retirements = status.retirements.facts;
  if (!retirements || retirements->empty()) return;
  page.metric("retirement_timestamp_seconds", "When Azure ends what the gateway uses.");
  for (const auto& each : *retirements)
    page.sample(each.date, {{"rule", std::string(each.rule)}, {"what", std::string(each.what)}});
}

void add_store_metrics(Exposition& page, const GatewayStatus& status) {
  if (status.roots.facts && !status.roots.facts->empty()) {
    page.metric("root_expiry_timestamp_seconds", "When a root certificate expires.");
    for (const auto& root : *status.roots.facts) page.sample(root.not_after, {{"root", root.name}});
  }
  if (status.clients.facts) add_client_metrics(page, *status.clients.facts);
  if (status.revocations.facts) add_revocation_metrics(page, *status.revocations.facts);
  if (status.rotations.facts) {
    page.metric("rotations_in_progress", "Roots that are being replaced.");
    page.sample(status.rotations.facts->size());
  }
  if (status.kits.facts) {
    page.metric("kits_needed", "Clients who need a new kit.");
    page.sample(status.kits.facts->built == 0 ? 0 : status.kits.facts->needed);
  }
  if (status.store_problems.facts) {
    page.metric("store_problems", "Problems of the database and its event log.");
    page.sample(status.store_problems.facts->size());
  }
  if (status.backup.facts && status.backup.facts->last) {
    page.metric("last_backup_timestamp_seconds", "When the store was last backed up.");
    page.sample(*status.backup.facts->last);
  }
}

}  // namespace

std::string status_metrics(const GatewayStatus& status, Time at) {
  Exposition page;
  const auto lines = status_lines(status, at);
  page.metric("todo", "Whether an area of p2sctl status needs attention: 1 if it does.");
  for (const auto& line : lines) {
    if (line.state != StatusState::unknown)
      page.sample(std::size_t{line.state == StatusState::todo}, {{"area", std::string(line.area)}});
  }
  page.metric("status_timestamp_seconds", "The time for which the status was determined.");
  page.sample(at);
  add_store_metrics(page, status);
  add_gateway_metrics(page, status);
  return page.take();
}

}  // namespace p2s::app
