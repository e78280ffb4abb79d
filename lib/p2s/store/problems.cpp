// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/removed_revocations.hpp>
#include <p2s/store/detail/replay.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

namespace p2s::store {
namespace {

using Problems = std::vector<std::string>;

void check_pages(soci::session& session, Problems& problems) {
  const soci::rowset<std::string> verdicts = (session.prepare << "PRAGMA integrity_check");
  for (const auto& verdict : verdicts) {
    if (verdict != "ok") problems.push_back("database file: " + printable(verdict));
  }
}

void append(Problems& problems, Problems more) {
  for (auto& problem : more) problems.push_back(std::move(problem));
}

void check_references(soci::session& session, Problems& problems) {
  for (const std::string_view table : {"roots", "clients"}) {
    const auto orphans = detail::single<long long>(
        session,
        fmt::format("SELECT COUNT(*) FROM {} WHERE issuer_id NOT IN (SELECT id FROM roots)",
                    table));
    if (orphans > 0) {
      problems.push_back(
          fmt::format("{} with an issuer that is not in the store",
                      counted(static_cast<std::size_t>(orphans), "certificate", "certificates")));
    }
  }
}

template <typename Record>
void check_rows(soci::session& session, Problems& problems) {
  detail::select_rows<Record>(session, "ORDER BY id", {}, [&](const detail::Row<Record>& row) {
    if (row.damage.empty()) return;
    problems.push_back(detail::damage_message(row.record, row.damage));
  });
}

void check_chain(soci::session& session, const Inventory::Digest& digest, Problems& problems) {
  detail::ChainCheck chain(digest);
  detail::select<EventRecord>(session, "ORDER BY id", {},
                              [&](const EventRecord& event) { chain.add(event); });
  append(problems, chain.finish(detail::single<std::string>(
                       session, "SELECT value FROM store_settings WHERE name = 'event_head'")));
}

}  // namespace

std::vector<std::string> Inventory::problems() {
  Problems problems;
  try {
    impl_->read([&](soci::session& session) {
      if (impl_->database.is_sqlite()) check_pages(session, problems);
      check_references(session, problems);
      check_rows<RootRecord>(session, problems);
      check_rows<ClientRecord>(session, problems);
      detail::removed_revocations(session, "", Time::min());
      const auto before = problems.size();
      check_chain(session, impl_->digest, problems);
      // Events of a broken chain may be anybody's.
      if (problems.size() == before) append(problems, detail::replay(session));
      if (impl_->database.is_sqlite()) append(problems, detail::foreign_schema(session));
    });
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::malformed) throw;
    problems.push_back(error.message());
  }
  return problems;
}

}  // namespace p2s::store
