// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deployed/live_findings.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/live/live_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace p2s::app {
namespace {

using live::LiveRule;

constexpr std::string_view kSeeChange = "see the change with: p2sctl gateway diff LIVE.json";

class LiveFindings {
 public:
  LiveFindings(const live::LiveGateway& live, const rules::Certificates& certificates, Time as_of)
      : live_(live), certificates_(certificates), as_of_(as_of) {
    for (const auto& root : certificates.roots) {
      if (root.has_certificate) trusted_.insert(root.facts.thumbprint);
    }
    for (const auto& each : live.spec.revoked) refused_.insert(each.thumbprint);
  }

  Findings take() {
    check_roots();
    if (!certificates_.stored.empty()) {
      if (!live_.unread.contains(live::Part::revoked)) check_accepted();
      check_refused();
    }
    return std::move(findings_);
  }

 private:
  void check_roots() {
    for (const auto& root : certificates_.roots) {
      if (!root.has_certificate) continue;
      if (root.facts.not_after < as_of_) {
        findings_.push_back(finding(LiveRule("LIVE-009"), root.origin,
                                    fmt::format("root '{}' expired on {}", printable(root.name),
                                                format_date(root.facts.not_after))));
      }
      if (certificates_.stored.empty() || certificates_.stored.contains(root.facts.thumbprint))
        continue;
      findings_.push_back(
          finding(LiveRule("LIVE-008"), root.origin,
                  fmt::format("the store does not have root '{}' ({}), so its clients are unknown",
                              printable(root.name), root.facts.thumbprint),
                  "import it with: p2sctl gateway import LIVE.json -o imported.toml"));
    }
  }

  bool is_trusted(const rules::ClientCertificate& client) const {
    return std::any_of(client.chain.begin(), client.chain.end(),
                       [&](const auto& each) { return trusted_.contains(each); });
  }

  void check_accepted() {
    for (const auto& client : certificates_.clients) {
      const auto& facts = client.facts;
      if (!client.revoked || facts.not_after < as_of_ || !is_trusted(client) ||
          refused_.contains(facts.thumbprint))
        continue;
      findings_.push_back(
          finding(LiveRule("LIVE-006"), fmt::format("client {}", printable(client.name)),
                  fmt::format("it is revoked ({}), but the gateway accepts it", facts.thumbprint),
                  std::string(kSeeChange)));
    }
    for (const auto& thumbprint : certificates_.removed_revocations) {
      if (refused_.contains(thumbprint)) continue;
      findings_.push_back(
          finding(LiveRule("LIVE-006"), Severity::warning, fmt::format("client {}", thumbprint),
                  "it was revoked and removed from the store, but the gateway does not refuse it",
                  std::string(kSeeChange)));
    }
  }

  void check_refused() {
    std::map<std::string, const rules::ClientCertificate*> clients;
    for (const auto& client : certificates_.clients)
      clients.emplace(client.facts.thumbprint, &client);
    const auto& removed = certificates_.removed_revocations;
    for (const auto& each : live_.spec.revoked) {
      const auto found = clients.find(each.thumbprint);
      if (found == clients.end()) {
        if (std::find(removed.begin(), removed.end(), each.thumbprint) != removed.end()) continue;
        findings_.push_back(finding(LiveRule("LIVE-007"), each.origin,
                                    fmt::format("'{}' ({}) is not a client of the store",
                                                printable(each.name), printable(each.thumbprint))));
      } else if (!found->second->revoked) {
        findings_.push_back(
            finding(LiveRule("LIVE-007"), Severity::warning, each.origin,
                    fmt::format("the gateway refuses client '{}', which the store has not revoked",
                                printable(found->second->name)),
                    fmt::format("revoke it with: p2sctl client revoke {}, or remove the entry",
                                each.thumbprint)));
      }
    }
  }

  const live::LiveGateway& live_;
  const rules::Certificates& certificates_;
  Time as_of_;
  std::set<std::string> trusted_;
  std::set<std::string> refused_;
  Findings findings_;
};

}  // namespace

Findings live_findings(const live::LiveGateway& live, const rules::Certificates& certificates,
                       Time as_of) {
  return LiveFindings(live, certificates, as_of).take();
}

}  // namespace p2s::app
