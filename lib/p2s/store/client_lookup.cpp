// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/rows.hpp>

namespace p2s::store {
namespace {

std::vector<ClientRecord> selected_clients(soci::session& session, const std::string& tail,
                                           const detail::Values& values) {
  std::vector<ClientRecord> clients;
  detail::select_clients(session, tail, values,
                         [&](const detail::ClientRow& row) { clients.push_back(to_record(row)); });
  return clients;
}

}  // namespace

std::vector<ClientRecord> Inventory::clients() {
  std::vector<ClientRecord> clients;
  for_each_client([&](const ClientRecord& client) { clients.push_back(client); });
  return clients;
}

void Inventory::for_each_client(const std::function<void(const ClientRecord&)>& visit) {
  impl_->read([&](soci::session& session) {
    detail::select_clients(session, "ORDER BY c.name, c.not_before, c.id", {},
                           [&](const detail::ClientRow& row) { visit(to_record(row)); });
  });
}

std::vector<ClientRecord> Inventory::find_clients(const std::string& name) {
  return impl_->read([&](soci::session& session) {
    return selected_clients(session, "WHERE c.name = :name ORDER BY c.not_before DESC, c.id DESC",
                            {name});
  });
}

std::vector<ClientRecord> Inventory::find_by_thumbprint(const std::string& prefix) {
  const std::string start = to_upper(prefix);
  const bool hex = start.find_first_not_of("0123456789ABCDEF") == std::string::npos;
  if (!hex || start.empty() || start.size() > 40) return {};
  // A range, so that the index is used: no hex digit sorts after 'F'.
  return impl_->read([&](soci::session& session) {
    return selected_clients(
        session, "WHERE c.thumbprint >= :first AND c.thumbprint < :last ORDER BY c.thumbprint",
        {start, start + "G"});
  });
}

}  // namespace p2s::store
