// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/replay.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/migrations.hpp>
#include <p2s/store/detail/removed_revocations.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

#include <map>
#include <set>

namespace p2s::store::detail {
namespace {

class Replay {
 public:
  void apply(const EventRecord& event) { told_.apply(event); }

  void compare(const CertificateRecord& row, const std::optional<Time>& revoked_at,
               const std::string& reason) {
    const auto found = told_.present.find(row.thumbprint);
    if (found == told_.present.end()) {
      report(row.name, row.thumbprint, "was added");
      return;
    }
    const ToldCertificate& expected = found->second;
    if (expected.name != row.name)
      report(row.name, row.thumbprint,
             fmt::format("was renamed from '{}'", printable(expected.name)));
    if (expected.revoked_at && !revoked_at)
      report(row.name, row.thumbprint, "was restored");
    else if (!expected.revoked_at && revoked_at)
      report(row.name, row.thumbprint, "was revoked");
    else if (expected.revoked_at != revoked_at || expected.reason != reason)
      report(row.name, row.thumbprint, "has another day or reason of revocation");
    seen_.insert(row.thumbprint);
  }

  void compare_number(const RootRecord& row) {
    const auto found = told_.present.find(row.thumbprint);
    if (found != told_.present.end() && found->second.crl_number != std::to_string(row.crl_number))
      report(row.name, row.thumbprint, "has another CRL number");
  }

  void compare_key(const CertificateRecord& row) {
    const auto found = told_.present.find(row.thumbprint);
    if (found != told_.present.end() && found->second.has_key && row.sealed_key.empty())
      report(row.name, row.thumbprint, "has lost its private key");
  }

  void compare_token(const RootRecord& row) {
    const auto found = told_.present.find(row.thumbprint);
    if (found != told_.present.end() && found->second.key_uri != row.key_uri)
      report(row.name, row.thumbprint, "refers to another key on a token");
  }

  void compare_default(const RootRecord& row) {
    if (told_.default_root && !told_.default_root->empty() &&
        row.is_default != (*told_.default_root == row.thumbprint))
      report(row.name, row.thumbprint,
             row.is_default ? "became the default root" : "is no longer the default root");
  }

  void compare_removed(const ClientRecord& row) {
    const auto found = told_.removed.find(row.thumbprint);
    if (found == told_.removed.end())
      report("", row.thumbprint, "was added to the revocations of removed clients");
    else if (found->second.revoked_at != row.revoked_at ||
             found->second.reason != row.revocation_reason)
      report(found->second.name, row.thumbprint, "has another day or reason of revocation");
    seen_.insert(row.thumbprint);
  }

  std::vector<std::string> finish() {
    for (const auto& [thumbprint, expected] : told_.removed) {
      if (!seen_.contains(thumbprint))
        report(expected.name, thumbprint, "was removed, and its revocation deleted");
    }
    for (const auto& [thumbprint, expected] : told_.present) {
      if (!seen_.contains(thumbprint)) report(expected.name, thumbprint, "was removed");
    }
    return std::move(problems_);
  }

 private:
  void report(const std::string& name, const std::string& thumbprint, const std::string& what) {
    problems_.push_back(
        fmt::format("'{}' ({}) {} without an event", printable(name), printable(thumbprint), what));
  }

  ToldByEvents told_;
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

void ToldByEvents::apply(const EventRecord& event) {
  static const std::set<std::string_view> adding{"client.issue", "client.import",  "client.sign",
                                                 "client.renew", "client.salvage", "root.add",
                                                 "root.salvage"};
  if (event.action == "store.salvage") *this = {};  // what follows says what was recovered
  if (event.action == "root.default") default_root = event.subject;
  if (adding.contains(event.action)) {
    auto& added = present[event.subject];
    added = {};
    added.name = event.detail;
    added.has_key = event.action == "client.issue" || event.action == "client.renew";
    if (event.action == "root.add" && !default_root) default_root = event.subject;
  } else if (event.action == "revocation.expire") {
    removed.erase(event.subject);
  } else if (event.action == "client.remove" || event.action == "root.remove") {
    remove(event);
  } else if (const auto found = present.find(event.subject); found != present.end()) {
    change(found->second, event);
  }
}

void ToldByEvents::remove(const EventRecord& event) {
  // Which root becomes the default one instead, events do not say.
  if (default_root == event.subject) default_root = "";
  const auto found = present.find(event.subject);
  if (found == present.end()) return;
  if (found->second.revoked_at) removed[event.subject] = found->second;
  present.erase(found);
}

void ToldByEvents::change(ToldCertificate& told, const EventRecord& event) {
  if (event.action == "client.revoke") {
    told.revoked_at = event.at;
    told.reason = event.detail;
  } else if (event.action == "client.restore") {
    told.revoked_at.reset();
    told.reason.clear();
  } else if (event.action == "revocation.number") {
    told.crl_number = event.detail;
  } else if (event.action == "root.key") {
    told.has_key = true;
  } else if (event.action == "root.token") {
    told.key_uri = event.detail;
  }
}

std::vector<std::string> replay(soci::session& session) {
  Replay state;
  select<EventRecord>(session, "ORDER BY id", {},
                      [&](const EventRecord& event) { state.apply(event); });
  select<RootRecord>(session, "ORDER BY id", {}, [&](const RootRecord& root) {
    state.compare(root, {}, {});
    state.compare_key(root);
    state.compare_token(root);
    state.compare_default(root);
    state.compare_number(root);
  });
  select<ClientRecord>(session, "ORDER BY id", {}, [&](const ClientRecord& client) {
    state.compare(client, client.revoked_at, client.revocation_reason);
    state.compare_key(client);
  });
  for (const auto& removed : removed_revocations(session, "", Time::min()))
    state.compare_removed(removed);
  return state.finish();
}

std::vector<std::string> foreign_schema(soci::session& session) {
  auto fresh = memory_session();
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
