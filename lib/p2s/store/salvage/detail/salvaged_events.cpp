// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/salvage/detail/salvaged_events.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/removed_revocations.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::store::detail {

std::string salvage_label(std::string_view what, const std::string& name,
                          const std::string& thumbprint) {
  return fmt::format("{} '{}' ({})", what, printable(name), printable(thumbprint));
}

void SalvagedEvents::revoke_as_told(const std::string& thumbprint,
                                    const ToldCertificate& told) const {
  if (!told.revoked_at) return;
  const auto at = seconds_of(*told.revoked_at);
  session_ << "UPDATE clients SET revoked_at = :at, revocation_reason = :reason WHERE thumbprint "
              "= :thumbprint AND revoked_at IS NULL",
      soci::use(at), soci::use(told.reason), soci::use(thumbprint);
}

void SalvagedEvents::apply() {
  // Damaged ones, which the events name.
  session_ << "DELETE FROM removed_revocations WHERE serial = '' OR serial GLOB '*[^0-9A-F]*' OR "
              "thumbprint GLOB '*[^0-9A-F]*'";
  const auto told = checked();
  for (const auto& [thumbprint, certificate] : told.present) {
    if (count(thumbprint, "clients") + count(thumbprint, "roots") == 0) {
      report_missing("certificate", thumbprint, certificate);
      continue;
    }
    revoke_as_told(thumbprint, certificate);
    session_ << "UPDATE roots SET crl_number = MAX(crl_number, CAST(:number AS BIGINT)) WHERE "
                "thumbprint = :thumbprint",
        soci::use(certificate.crl_number), soci::use(thumbprint);
  }
  for (const auto& [thumbprint, certificate] : told.removed) {
    if (count(thumbprint, "removed_revocations") == 0)
      report_missing("revocation of removed client", thumbprint, certificate);
  }
}

int SalvagedEvents::count(const std::string& thumbprint, std::string_view table) const {
  int found = 0;
  session_ << fmt::format("SELECT COUNT(*) FROM {} WHERE thumbprint = :thumbprint", table),
      soci::into(found), soci::use(thumbprint);
  return found;
}

void SalvagedEvents::report_missing(std::string_view what, const std::string& thumbprint,
                                    const ToldCertificate& told) {
  rows_.lost.push_back(
      salvage_label(what, told.name, thumbprint) + " is not recovered" +
      (told.revoked_at
           ? fmt::format("; it was revoked on {}, and until it expires the gateway must reject it",
                         format_date(*told.revoked_at))
           : ""));
}

ToldByEvents SalvagedEvents::checked() const {
  std::stable_sort(rows_.events.begin(), rows_.events.end(),
                   [](const auto& one, const auto& other) { return one.id < other.id; });
  ToldByEvents told;
  ChainCheck chain(digest_);
  for (const auto& event : rows_.events) {
    told.apply(event);
    chain.add(event);
  }
  const auto last = rows_.events.empty() ? std::string() : rows_.events.back().hash;
  const auto head = rows_.event_head.value_or(last);
  for (auto& problem : chain.finish(head)) rows_.lost.push_back(std::move(problem));
  if (!rows_.event_head) {
    rows_.lost.push_back(
        fmt::format("the settings cannot be read: whether there were events after "
                    "{} is unknown",
                    rows_.events.empty() ? 0 : rows_.events.back().id));
  }
  return told;
}

void SalvagedEvents::log(const Actor& actor) {
  EventLog log(session_, digest_, actor);
  for (const auto& event : rows_.events) log.append(event);
  log.append("store.salvage", "",
             fmt::format("events 1 to {} are those that were readable in a damaged store",
                         rows_.events.size()));
  log_certificates(log);
  log.finish();
}

void SalvagedEvents::log_certificates(EventLog& log) const {
  const auto revoked = [&](const ClientRecord& client) {
    if (client.revoked_at)
      log.append({0,
                  *client.revoked_at,
                  log.actor().name,
                  "client.revoke",
                  client.thumbprint,
                  client.revocation_reason,
                  {}});
  };
  for (const auto& root : selected<RootRecord>(session_, "ORDER BY id", {})) {
    log.append("root.salvage", root.thumbprint, root.name);
    if (root.key_uri) log.append("root.token", root.thumbprint, *root.key_uri);
    if (root.is_default) log.append("root.default", root.thumbprint, root.name);
    if (root.crl_number != 0)
      log.append("revocation.number", root.thumbprint, std::to_string(root.crl_number));
  }
  for (const auto& client : removed_revocations(session_, "", Time::min())) {
    log.append("client.salvage", client.thumbprint, "");
    revoked(client);
    log.append("client.remove", client.thumbprint, "");
  }
  select<ClientRecord>(session_, "ORDER BY id", {}, [&](const ClientRecord& client) {
    log.append("client.salvage", client.thumbprint, client.name);
    revoked(client);
  });
}

}  // namespace p2s::store::detail
