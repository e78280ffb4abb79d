// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/rows.hpp>

namespace p2s::store {

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
