// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/replay.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/migrations.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

#include <map>
#include <set>

namespace p2s::store::detail {
namespace {

/// What the events say about one certificate.
struct Told {
  std::string name;
  bool is_root = false;
  std::optional<Time> revoked_at;
  std::string reason;
  std::string crl_number = "0";
};

class Replay {
 public:
  void apply(const EventRecord& event) {
    static const std::set<std::string_view> adding{"client.issue", "client.import", "client.sign",
                                                   "client.renew", "root.add"};
    if (adding.contains(event.action)) {
      told_[event.subject] = {event.detail, event.action == "root.add", {}, {}};
    } else if (event.action == "client.remove" || event.action == "root.remove") {
      told_.erase(event.subject);
    } else if (const auto found = told_.find(event.subject); found != told_.end()) {
      change(found->second, event);
    }
  }

  void compare(const CertificateRecord& row, const std::optional<Time>& revoked_at,
               const std::string& reason) {
    const auto found = told_.find(row.thumbprint);
    if (found == told_.end()) {
      report(row.name, row.thumbprint, "was added");
      return;
    }
    const Told& told = found->second;
    if (told.name != row.name)
      report(row.name, row.thumbprint, fmt::format("was renamed from '{}'", printable(told.name)));
    if (told.revoked_at && !revoked_at)
      report(row.name, row.thumbprint, "was restored");
    else if (!told.revoked_at && revoked_at)
      report(row.name, row.thumbprint, "was revoked");
    else if (told.revoked_at != revoked_at || told.reason != reason)
      report(row.name, row.thumbprint, "has another day or reason of revocation");
    seen_.insert(row.thumbprint);
  }

  void compare_number(const std::string& thumbprint, long long number) {
    const auto found = told_.find(thumbprint);
    if (found != told_.end() && found->second.crl_number != std::to_string(number))
      report(found->second.name, thumbprint, "has another CRL number");
  }

  std::vector<std::string> finish() {
    for (const auto& [thumbprint, told] : told_) {
      if (!seen_.contains(thumbprint)) report(told.name, thumbprint, "was removed");
    }
    return std::move(problems_);
  }

 private:
  static void change(Told& told, const EventRecord& event) {
    if (event.action == "client.revoke") {
      told.revoked_at = event.at;
      told.reason = event.detail;
    } else if (event.action == "client.restore") {
      told.revoked_at.reset();
      told.reason.clear();
    } else if (event.action == "revocation.number") {
      told.crl_number = event.detail;
    }
  }

  void report(const std::string& name, const std::string& thumbprint, const std::string& what) {
    problems_.push_back(
        fmt::format("'{}' ({}) {} without an event", printable(name), printable(thumbprint), what));
  }

  std::map<std::string, Told> told_;  ///< by thumbprint
  std::set<std::string> seen_;
  std::vector<std::string> problems_;
};

using Objects = std::map<std::string, std::string>;

/// "table clients" and the SQL that made it. SQLite's own objects have none.
Objects objects_of(soci::session& session) {
  Objects objects;
  const soci::rowset<soci::row> rows =
      (session.prepare << "SELECT type || ' ' || name AS object, COALESCE(sql, '') AS made "
                          "FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  for (const auto& row : rows)
    objects.emplace(row.get<std::string>("object"), row.get<std::string>("made"));
  return objects;
}

}  // namespace

std::vector<std::string> replay(soci::session& session) {
  Replay told;
  select<EventRecord>(session, "ORDER BY id", {},
                      [&](const EventRecord& event) { told.apply(event); });
  select<RootRecord>(session, "ORDER BY id", {},
                     [&](const RootRecord& root) { told.compare(root, {}, {}); });
  select<ClientRecord>(session, "ORDER BY id", {}, [&](const ClientRecord& client) {
    told.compare(client, client.revoked_at, client.revocation_reason);
  });
  const soci::rowset<soci::row> numbers =
      (session.prepare << "SELECT thumbprint, crl_number FROM roots");
  for (const auto& row : numbers)
    told.compare_number(row.get<std::string>(0), row.get<long long>(1));
  return told.finish();
}

std::vector<std::string> foreign_schema(soci::session& session) {
  soci::session fresh("sqlite3", "dbname=:memory:");
  const auto migrations = migrations_for(Engine::sqlite, schema::embedded_files());
  migrate(fresh, migrations, 0);
  const auto expected = objects_of(fresh);
  const auto found = objects_of(session);
  std::vector<std::string> problems;
  for (const auto& [object, made] : found) {
    const auto ours = expected.find(object);
    if (ours == expected.end())
      problems.push_back(fmt::format("{} does not belong to a store", printable(object)));
    else if (ours->second != made)
      problems.push_back(fmt::format("{} was altered", printable(object)));
  }
  for (const auto& [object, made] : expected) {
    if (!found.contains(object))
      problems.push_back(fmt::format("{} is missing", printable(object)));
  }
  return problems;
}

}  // namespace p2s::store::detail
