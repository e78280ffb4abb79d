// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/removed_revocations.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

namespace p2s::store {
namespace {

ClientRecord required_client(soci::session& session, const std::string& thumbprint) {
  auto found =
      detail::selected<ClientRecord>(session, "WHERE thumbprint = :thumbprint", {thumbprint});
  if (!found.empty()) return std::move(found.front());
  throw Error(ErrorKind::not_found,
              fmt::format("no client certificate with the thumbprint '{}'", printable(thumbprint)))
      .hint("check the name or thumbprint");
}

}  // namespace

void Inventory::revoke(const std::string& thumbprint, const std::string& reason,
                       const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    const auto client = required_client(session, thumbprint);
    if (client.revoked_at) {
      throw Error(ErrorKind::conflict,
                  fmt::format("the certificate {} of client '{}' was revoked on {}", thumbprint,
                              printable(client.name), format_date(*client.revoked_at)));
    }
    const long long at = detail::seconds_of(actor.at);
    const std::string why = reason.empty() ? "unspecified" : reason;
    session << "UPDATE clients SET revoked_at = :at, revocation_reason = :why WHERE id = :id",
        soci::use(at), soci::use(why), soci::use(client.id);
    log.append("client.revoke", thumbprint, why);
  });
}

void Inventory::restore(const std::string& thumbprint, const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    const auto client = required_client(session, thumbprint);
    if (!client.revoked_at) {
      throw Error(ErrorKind::conflict,
                  fmt::format("the certificate {} of client '{}' is not revoked", thumbprint,
                              printable(client.name)));
    }
    session << "UPDATE clients SET revoked_at = NULL, revocation_reason = '' WHERE id = :id",
        soci::use(client.id);
    log.append("client.restore", thumbprint, client.name);
  });
}

void Inventory::set_client_kits(const std::string& thumbprint, const std::string& systems,
                                const std::string& software, const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    const auto client = required_client(session, thumbprint);
    session << "UPDATE clients SET systems = :systems, software = :software WHERE id = :id",
        soci::use(systems), soci::use(software), soci::use(client.id);
    log.append("client.update", thumbprint, client.name);
  });
}

void Inventory::remove_client(const std::string& thumbprint, const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    const auto client = required_client(session, thumbprint);
    const auto expired = detail::keep_revocation(session, client, actor.at);
    session << "DELETE FROM built_kits WHERE owner = :thumbprint", soci::use(thumbprint);
    session << "DELETE FROM clients WHERE id = :id", soci::use(client.id);
    session << "DELETE FROM client_sightings WHERE name = :name AND NOT EXISTS (SELECT 1 FROM "
               "clients WHERE name = :same)",
        soci::use(client.name), soci::use(client.name);
    log.append("client.remove", thumbprint, client.name);
    for (const auto& each : expired) log.append("revocation.expire", each, "");
  });
}

std::vector<ClientRecord> Inventory::removed_revocations(const std::string& root_thumbprint,
                                                         Time at) {
  return impl_->read([&](soci::session& session) {
    return detail::removed_revocations(session, root_thumbprint, at);
  });
}

}  // namespace p2s::store
