// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/rows.hpp>

namespace p2s::store {
namespace {

const std::string kFirst = "sightings_since";
const std::string kComparison = "gateway.diff";

std::optional<Time> first_record(soci::session& session) {
  std::string value;
  soci::indicator found = soci::i_null;
  session << "SELECT value FROM store_settings WHERE name = :name", soci::use(kFirst),
      soci::into(value, found);
  if (!session.got_data() || found != soci::i_ok) return std::nullopt;
  return parse_time(value);
}

void keep_latest(soci::session& session, const std::map<std::string, Time>& seen) {
  std::string name;
  long long at = 0;
  soci::statement insert =
      (session.prepare << "INSERT INTO client_sightings (name, seen_at) VALUES (:name, :at) ON "
                          "CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at WHERE "
                          "excluded.seen_at > client_sightings.seen_at",
       soci::use(name), soci::use(at));
  for (const auto& [who, when] : seen) {
    name = who;
    at = detail::seconds_of(when);
    insert.execute(true);
  }
}

}  // namespace

void Inventory::add_sightings(const std::map<std::string, Time>& seen, const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    if (!first_record(session)) {
      const auto now = format_time(actor.at);
      session << "INSERT INTO store_settings (name, value) VALUES (:name, :value)",
          soci::use(kFirst), soci::use(now);
    }
    keep_latest(session, seen);
    log.append("gateway.sessions", "", counted(seen.size(), "client", "clients"));
  });
}

Sightings Inventory::sightings() {
  return impl_->read([](soci::session& session) {
    Sightings sightings;
    sightings.since = first_record(session);
    std::string name;
    long long at = 0;
    soci::statement statement = (session.prepare << "SELECT name, seen_at FROM client_sightings",
                                 soci::into(name), soci::into(at));
    statement.execute();
    while (statement.fetch()) sightings.last.emplace(name, detail::time_of(at));
    return sightings;
  });
}

void Inventory::set_gateway_revocations(const std::set<std::string>& thumbprints,
                                        const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    session << "DELETE FROM gateway_revocations";
    std::string thumbprint;
    soci::statement insert = (session.prepare << "INSERT INTO gateway_revocations (thumbprint) "
                                                 "VALUES (:thumbprint)",
                              soci::use(thumbprint));
    for (const auto& each : thumbprints) {
      thumbprint = each;
      insert.execute(true);
    }
    log.append(kComparison, "",
               counted(thumbprints.size(), "revoked thumbprint", "revoked thumbprints"));
  });
}

std::optional<GatewayRevocations> Inventory::gateway_revocations() {
  return impl_->read([](soci::session& session) -> std::optional<GatewayRevocations> {
    long long at = 0;
    soci::indicator found = soci::i_null;
    session << "SELECT MAX(happened_at) FROM events WHERE action = :action", soci::use(kComparison),
        soci::into(at, found);
    if (found != soci::i_ok) return std::nullopt;
    GatewayRevocations revocations{detail::time_of(at), {}};
    const soci::rowset<std::string> rows =
        (session.prepare << "SELECT thumbprint FROM gateway_revocations");
    revocations.thumbprints.insert(rows.begin(), rows.end());
    return revocations;
  });
}

}  // namespace p2s::store
