// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/removed_revocations.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

#include <set>

namespace p2s::store {
namespace {

// Adds clients within one transaction; checks each issuer once.
class ClientInserter {
 public:
  ClientInserter(soci::session& session, detail::EventLog& log, const std::string& action)
      : session_(session),
        log_(log),
        action_(action),
        insert_(session),
        last_id_(detail::last_id<ClientRecord>(session)),
        removed_(detail::removed_revocations(session, "", Time::min())) {}

  void add(ClientRecord client) {
    require_issuer(client.issuer);
    require_not_revoked(client);
    client.id = ++last_id_;
    try {
      insert_(client);
    } catch (const soci::soci_error& error) {
      if (!detail::is_constraint_violation(error)) throw;
      throw Error(ErrorKind::conflict,
                  fmt::format("a certificate of client '{}' with the thumbprint {}, or the serial "
                              "{} of the issuer '{}', "
                              "already exists in the store",
                              printable(client.name), printable(client.thumbprint),
                              printable(client.serial), printable(client.issuer)));
    }
    log_.append(action_, client.thumbprint, client.name);
  }

  bool has_live(const std::string& name, Time now) {
    const long long seconds = detail::seconds_of(now);
    long long live = 0;
    session_ << "SELECT COUNT(*) FROM clients WHERE name = :name AND revoked_at IS NULL AND "
                "not_after > :now",
        soci::into(live), soci::use(name), soci::use(seconds);
    return live > 0;
  }

 private:
  // A client that was revoked and removed must not become valid again.
  void require_not_revoked(const ClientRecord& client) const {
    for (const auto& removed : removed_) {
      if (removed.thumbprint != client.thumbprint) continue;
      throw Error(ErrorKind::conflict,
                  fmt::format("the certificate {} was revoked on {} ({}) and removed; its "
                              "revocation stays until {}",
                              client.thumbprint, format_date(*removed.revoked_at),
                              removed.revocation_reason, format_date(removed.not_after)))
          .hint("issue a new certificate instead");
    }
  }

  void require_issuer(const std::string& name) {
    if (!issuers_.insert(name).second) return;
    long long found = 0;
    session_ << "SELECT COUNT(*) FROM roots WHERE name = :name", soci::into(found), soci::use(name);
    if (found != 0) return;
    throw Error(ErrorKind::not_found, fmt::format("root '{}' not found", printable(name)));
  }

  soci::session& session_;
  detail::EventLog& log_;
  const std::string& action_;
  detail::Insert<ClientRecord> insert_;
  std::int64_t last_id_;
  std::vector<ClientRecord> removed_;
  std::set<std::string> issuers_;
};

}  // namespace

void Inventory::add_clients(std::span<const ClientRecord> clients, const std::string& action,
                            const Actor& actor) {
  if (clients.empty()) return;
  impl_->write_sealed(actor, [&](soci::session& session, detail::EventLog& log) {
    ClientInserter writer(session, log, action);
    for (const auto& client : clients) writer.add(client);
  });
}

std::vector<bool> Inventory::add_clients_if_missing(std::span<const ClientRecord> clients,
                                                    const std::string& action, const Actor& actor) {
  std::vector<bool> added(clients.size(), false);
  if (clients.empty()) return added;
  impl_->write_sealed(actor, [&](soci::session& session, detail::EventLog& log) {
    ClientInserter writer(session, log, action);
    for (std::size_t i = 0; i < clients.size(); ++i) {
      if (writer.has_live(clients[i].name, actor.at)) continue;
      writer.add(clients[i]);
      added[i] = true;
    }
  });
  return added;
}

}  // namespace p2s::store
