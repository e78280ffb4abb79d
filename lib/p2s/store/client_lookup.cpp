// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

namespace p2s::store {
namespace {

std::string summary_query(const Inventory::Summary& summary) {
  const std::string_view condition =
      summary.ending
          ? "WHERE clients.name IN (SELECT name FROM clients WHERE not_after >= :from AND "
            "not_after <= :until AND revoked_at IS NULL) "
          : "";
  return fmt::format(
      "SELECT clients.name, clients.thumbprint, roots.name, clients.key_type, clients.not_before, "
      "clients.not_after, revoked_at{}{} FROM clients JOIN roots ON roots.id = clients.issuer_id "
      "{}ORDER BY clients.name, clients.not_before, clients.id",
      summary.with_details
          ? ", clients.id, clients.serial, clients.subject, revocation_reason, systems, software"
          : "",
      summary.with_keys ? ", CASE WHEN clients.sealed_key = '' THEN 0 ELSE 1 END" : "", condition);
}

/// One row of a summary, as SOCI fills it.
struct SummaryRow {
  ClientRecord client;
  int id = 0, has_key = 0;
  long long begin = 0, end = 0, revoked = 0;
  soci::indicator is_revoked = soci::i_null;

  // Bound once: with the columns found by name in each row, reading takes several times as long.
  void bind(soci::statement& statement, const Inventory::Summary& summary) {
    const auto into = [&](auto&... values) { (statement.exchange(soci::into(values)), ...); };
    into(client.name, client.thumbprint, client.issuer, client.key, begin, end);
    statement.exchange(soci::into(revoked, is_revoked));
    if (summary.with_details)
      into(id, client.serial, client.subject, client.revocation_reason, client.systems,
           client.software);
    if (summary.with_keys) into(has_key);
  }

  const ClientRecord& record(bool has_serial) {
    client.id = id;
    client.not_before = detail::time_of(begin);
    client.not_after = detail::time_of(end);
    client.revoked_at.reset();
    if (is_revoked == soci::i_ok) client.revoked_at = detail::time_of(revoked);
    client.has_key = has_key != 0;
    const auto damage = detail::damage_of_summary(client, has_serial);
    if (!damage.empty()) detail::throw_damaged(client, damage);
    return client;
  }
};

void visit_summaries(soci::session& session, const Inventory::Summary& summary,
                     const std::function<void(const ClientRecord&)>& visit) {
  SummaryRow row;
  const auto window = summary.ending.value_or(std::pair(Time{}, Time{}));
  const auto from = detail::seconds_of(window.first), until = detail::seconds_of(window.second);
  soci::statement statement(session);
  row.bind(statement, summary);
  if (summary.ending) {
    statement.exchange(soci::use(from));
    statement.exchange(soci::use(until));
  }
  statement.alloc();
  statement.prepare(summary_query(summary));
  statement.define_and_bind();
  statement.execute();
  while (statement.fetch()) visit(row.record(summary.with_details));
}

}  // namespace

std::vector<ClientRecord> Inventory::clients() {
  std::vector<ClientRecord> clients;
  for_each_client([&](const ClientRecord& client) { clients.push_back(client); });
  return clients;
}

void Inventory::for_each_client(const std::function<void(const ClientRecord&)>& visit) {
  impl_->read([&](soci::session& session) {
    detail::select<ClientRecord>(session, "ORDER BY name, not_before, id", {}, visit);
  });
}

void Inventory::for_each_client_summary(const std::function<void(const ClientRecord&)>& visit,
                                        const Summary& summary) {
  impl_->read([&](soci::session& session) { visit_summaries(session, summary, visit); });
}

std::vector<ClientRecord> Inventory::find_clients(const std::string& name) {
  return impl_->read([&](soci::session& session) {
    return detail::selected<ClientRecord>(
        session, "WHERE name = :name ORDER BY not_before DESC, id DESC", {name});
  });
}

std::vector<ClientRecord> Inventory::find_by_thumbprint(const std::string& prefix) {
  const std::string start = to_upper(prefix);
  const bool hex = start.find_first_not_of("0123456789ABCDEF") == std::string::npos;
  if (!hex || start.empty() || start.size() > 40) return {};
  // A range, so that the index is used: no hex digit sorts after 'F'.
  return impl_->read([&](soci::session& session) {
    return detail::selected<ClientRecord>(
        session, "WHERE thumbprint >= :first AND thumbprint < :last ORDER BY thumbprint",
        {start, start + "G"});
  });
}

}  // namespace p2s::store
