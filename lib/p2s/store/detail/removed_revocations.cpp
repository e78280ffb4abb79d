// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/removed_revocations.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

namespace p2s::store::detail {
namespace {

constexpr std::size_t kThumbprintDigits = 40;

void require_undamaged(const ClientRecord& client) {
  if (is_hex(client.thumbprint, kThumbprintDigits) && is_hex(client.serial, client.serial.size()) &&
      !client.revocation_reason.empty())
    return;
  throw Error(ErrorKind::malformed,
              fmt::format("the revocation of the removed certificate '{}' is damaged",
                          printable(client.thumbprint)))
      .hint("check the whole store for other damage");
}

}  // namespace

std::vector<std::string> keep_revocation(soci::session& session, const ClientRecord& client,
                                         Time now) {
  const long long at = seconds_of(now);
  std::vector<std::string> expired;
  {
    const soci::rowset<std::string> rows =
        (session.prepare << "SELECT thumbprint FROM removed_revocations WHERE not_after < :now "
                            "ORDER BY thumbprint",
         soci::use(at));
    for (const auto& thumbprint : rows) expired.push_back(thumbprint);
  }
  session << "DELETE FROM removed_revocations WHERE not_after < :now", soci::use(at);
  if (!client.revoked_at) return expired;
  if (client.not_after < now) {
    expired.push_back(client.thumbprint);
    return expired;
  }
  const long long end = seconds_of(client.not_after);
  const long long revoked = seconds_of(*client.revoked_at);
  std::string issuer;
  session << "SELECT thumbprint FROM roots WHERE name = :root", soci::into(issuer),
      soci::use(client.issuer);
  session << "INSERT INTO removed_revocations (thumbprint, serial, root, root_thumbprint, "
             "not_after, revoked_at, reason) VALUES (:thumbprint, :serial, :root, :issuer, :end, "
             ":revoked, :reason)",
      soci::use(client.thumbprint), soci::use(client.serial), soci::use(client.issuer),
      soci::use(issuer), soci::use(end), soci::use(revoked), soci::use(client.revocation_reason);
  return expired;
}

std::vector<ClientRecord> removed_revocations(soci::session& session,
                                              const std::string& root_thumbprint, Time at) {
  const long long earliest = seconds_of(at);
  const std::string last = root_thumbprint.empty() ? "G" : root_thumbprint;
  ClientRecord client;
  long long end = 0;
  long long revoked = 0;
  soci::statement statement =
      (session.prepare << "SELECT thumbprint, serial, root, not_after, revoked_at, reason FROM "
                          "removed_revocations WHERE not_after >= :earliest AND root_thumbprint >= "
                          ":first AND root_thumbprint <= :last ORDER BY revoked_at, thumbprint",
       soci::into(client.thumbprint), soci::into(client.serial), soci::into(client.issuer),
       soci::into(end), soci::into(revoked), soci::into(client.revocation_reason),
       soci::use(earliest), soci::use(root_thumbprint), soci::use(last));
  std::vector<ClientRecord> found;
  statement.execute();
  while (statement.fetch()) {
    client.not_after = time_of(end);
    client.revoked_at = time_of(revoked);
    require_undamaged(client);
    found.push_back(client);
  }
  return found;
}

}  // namespace p2s::store::detail
