// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/detail/event_log.hpp>
#include <p2s/store/detail/replay.hpp>
#include <p2s/store/salvage/detail/salvaged_rows.hpp>

namespace p2s::store::detail {

/// "client 'bob' (THUMBPRINT)"
std::string salvage_label(std::string_view what, const std::string& name,
                          const std::string& thumbprint);

/// The events of a damaged store, and the rows that they explain. Its arguments must outlive it.
class SalvagedEvents {
 public:
  SalvagedEvents(soci::session& session, SalvagedRows& rows, const Inventory::Digest& digest)
      : session_(session), rows_(rows), digest_(digest) {}

  /// What the events say about the rows: a row that is older than they are must not let somebody in
  /// again. Reports missing events and certificates.
  void apply();
  /// Chains the events again, and adds those that explain every row, as store check requires.
  void log(const Actor& actor);

 private:
  ToldByEvents checked() const;
  int count(const std::string& thumbprint, std::string_view table) const;
  void report_missing(std::string_view what, const std::string& thumbprint,
                      const ToldCertificate& told);
  void revoke_as_told(const std::string& thumbprint, const ToldCertificate& told) const;
  void log_certificates(EventLog& log) const;

  soci::session& session_;
  SalvagedRows& rows_;
  const Inventory::Digest& digest_;
};

}  // namespace p2s::store::detail
