// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/rows.hpp>

namespace p2s::store {
namespace {

// Bound once: with the columns found by name in each row, reading takes several times as long.
void visit_summaries(soci::session& session,
                     const std::function<void(const ClientRecord&)>& visit) {
  ClientRecord client;
  int id = 0, has_key = 0;
  long long begin = 0, end = 0, revoked = 0;
  soci::indicator is_revoked = soci::i_null;
  soci::statement statement =
      (session.prepare << "SELECT clients.id, clients.name, clients.thumbprint, clients.serial, "
                          "clients.subject, roots.name, clients.key_type, clients.not_before, "
                          "clients.not_after, revoked_at, revocation_reason, systems, software, "
                          "CASE WHEN clients.sealed_key = '' THEN 0 ELSE 1 END FROM clients JOIN "
                          "roots ON roots.id = clients.issuer_id ORDER BY clients.name, "
                          "clients.not_before, clients.id",
       soci::into(id), soci::into(client.name), soci::into(client.thumbprint),
       soci::into(client.serial), soci::into(client.subject), soci::into(client.issuer),
       soci::into(client.key), soci::into(begin), soci::into(end), soci::into(revoked, is_revoked),
       soci::into(client.revocation_reason), soci::into(client.systems),
       soci::into(client.software), soci::into(has_key));
  statement.execute();
  while (statement.fetch()) {
    client.id = id;
    client.not_before = detail::time_of(begin);
    client.not_after = detail::time_of(end);
    client.revoked_at.reset();
    if (is_revoked == soci::i_ok) client.revoked_at = detail::time_of(revoked);
    client.has_key = has_key != 0;
    const auto damage = detail::damage_of_summary(client);
    if (!damage.empty()) detail::throw_damaged(client, damage);
    visit(client);
  }
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

void Inventory::for_each_client_summary(const std::function<void(const ClientRecord&)>& visit) {
  impl_->read([&](soci::session& session) { visit_summaries(session, visit); });
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
