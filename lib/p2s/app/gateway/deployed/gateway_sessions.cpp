// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deployed/gateway_sessions.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/spec/spec.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace p2s::app {
namespace {

using store::ClientRecord;

/// Histories by name. Azure prints names as they are in certificates, its documentation also in
/// lower case.
class People {
 public:
  explicit People(store::Inventory& inventory) {
    for_each_history(inventory, [&](History& history) {
      auto name = history.front().name;
      lower_[to_lower(name)].push_back(name);
      histories_.emplace(std::move(name), history);
    });
  }

  /// nullptr if there is none, or several that differ in case only.
  const History* find(const std::string& name) const {
    if (const auto found = histories_.find(name); found != histories_.end()) return &found->second;
    const auto similar = lower_.find(to_lower(name));
    if (similar == lower_.end() || similar->second.size() != 1) return nullptr;
    return &histories_.at(similar->second.front());
  }

 private:
  std::map<std::string, History> histories_;
  std::map<std::string, std::vector<std::string>> lower_;
};

std::string revocation_of(const ClientRecord& client, const live::Session& session) {
  auto text =
      fmt::format("revoked on {} ({})", format_date(*client.revoked_at), client.revocation_reason);
  if (session.since && *session.since > *client.revoked_at) text += ", and accepted after that";
  return text;
}

/// Of the certificates that are possible, newest first, the one that explains the session best.
void classify(ClientSession& found, const History& possible, const ClientRecord& newest, Time at) {
  const auto live = std::find_if(possible.begin(), possible.end(),
                                 [&](const auto& client) { return is_live(client, at); });
  const auto& client = live != possible.end() ? *live : possible.front();
  if (possible.size() == 1) found.thumbprint = client.thumbprint;
  if (client.revoked_at) {
    found.status = SessionStatus::revoked;
    found.reason = revocation_of(client, found.session);
  } else if (client.not_after < at) {
    found.status = SessionStatus::expired;
    found.reason = "expired on " + format_date(client.not_after);
  } else if (client.thumbprint != newest.thumbprint && !newest.revoked_at) {
    found.status = SessionStatus::superseded;
    found.reason = fmt::format("renewed on {}, but connected since before that",
                               format_date(newest.not_before));
  } else {
    found.status = SessionStatus::valid;
  }
}

class SessionJoiner {
 public:
  explicit SessionJoiner(Workspace& workspace)
      : at_(workspace.services().as_of), people_(workspace.inventory()) {
    const auto file = workspace.spec_file();
    if (!file) return;
    spec_ = spec::load_spec(*file);
    for (const auto& pool : spec_->pools) {
      if (const auto prefix = net::Prefix::parse(pool.text).prefix)
        pools_.emplace_back(*prefix, pool.text);
    }
  }

  void add(live::Session session) {
    auto& found = report_.sessions.emplace_back();
    found.session = std::move(session);
    if (const auto* const history = people_.find(found.session.user)) {
      found.client = history->front().name;
      classify(found, possible(*history, found.session), history->front(), at_);
    } else {
      found.reason = found.session.user.empty() ? "the session has no user name"
                                                : "no client of the store has this name";
    }
    if (is_refused(found)) ++report_.refused;
    find_pool(found);
  }

  SessionReport finish() {
    auto& sessions = report_.sessions;
    std::stable_sort(sessions.begin(), sessions.end(), [](const auto& a, const auto& b) {
      return std::tie(a.session.user, a.session.since) < std::tie(b.session.user, b.session.since);
    });
    if (spec_) count_use();
    return std::move(report_);
  }

 private:
  /// Those that existed when the client connected; all if that is unknown or none did.
  static History possible(const History& history, const live::Session& session) {
    History earlier = history;
    if (session.since) {
      std::erase_if(earlier,
                    [&](const auto& client) { return client.not_before > *session.since; });
    }
    return earlier.empty() ? history : earlier;
  }

  bool is_refused(const ClientSession& found) const {
    switch (found.status) {
      case SessionStatus::revoked:
      case SessionStatus::expired:
        return true;
      case SessionStatus::unknown:
        return spec_ && spec_->authentication == azure::MethodSet{azure::Method::certificate};
      default:
        return false;
    }
  }

  void find_pool(ClientSession& found) {
    const auto& address = found.session.address;
    if (!address || pools_.empty()) return;
    for (const auto& [prefix, text] : pools_) {
      if (prefix.first() <= *address && *address <= prefix.last() &&
          prefix.family() == address->family) {
        found.pool = text;
        return;
      }
    }
    ++report_.outside;
  }

  void count_use() {
    for (const auto& capacity : planning::deployment_summary(*spec_, at_).capacities) {
      TunnelUse use{capacity, 0};
      for (const auto& found : report_.sessions) {
        const auto& tunnel = found.session.tunnel;
        if (tunnel && use.capacity.tunnels.has(*tunnel)) ++use.sessions;
      }
      report_.use.push_back(use);
    }
  }

  Time at_;
  People people_;
  std::optional<spec::GatewaySpec> spec_;
  std::vector<std::pair<net::Prefix, std::string>> pools_;
  SessionReport report_;
};

void record_sightings(const SessionReport& report, Workspace& workspace) {
  std::map<std::string, Time> seen;
  for (const auto& found : report.sessions) {
    if (found.client.empty()) continue;
    const auto at =
        std::min(found.session.seen().value_or(workspace.actor().at), workspace.actor().at);
    auto& latest = seen.emplace(found.client, at).first->second;
    latest = std::max(latest, at);
  }
  workspace.inventory().add_sightings(seen, workspace.actor());
}

}  // namespace

std::string_view to_string(SessionStatus status) noexcept {
  switch (status) {
    case SessionStatus::valid:
      return "valid";
    case SessionStatus::superseded:
      return "superseded";
    case SessionStatus::expired:
      return "expired";
    case SessionStatus::revoked:
      return "revoked";
    case SessionStatus::unknown:
      break;
  }
  return "unknown";
}

SessionReport gateway_sessions(const std::string& file, Workspace& workspace, bool record) {
  const auto content = read_input(file, workspace.services());
  SessionJoiner joiner(workspace);
  for (auto& session : live::read_sessions(content, file == "-" ? "standard input" : file))
    joiner.add(std::move(session));
  auto report = joiner.finish();
  if (record) record_sightings(report, workspace);
  return report;
}

}  // namespace p2s::app
