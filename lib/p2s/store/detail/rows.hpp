// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/records.hpp>

#include <soci/soci.h>

#include <functional>

namespace p2s::store::detail {

inline long long seconds_of(Time time) { return time.time_since_epoch().count(); }
inline Time time_of(long long seconds) { return Time(std::chrono::seconds(seconds)); }

/// The common columns of roots and clients.
struct CertificateRow {
  long long id = 0;
  std::string name, thumbprint, serial, subject, key, certificate, sealed_key;
  long long not_before = 0;
  long long not_after = 0;
};

struct RootRow : CertificateRow {
  int is_default = 0;
};

struct ClientRow : CertificateRow {
  std::string root;
  long long root_id = 0;
  long long revoked_at = 0;
  soci::indicator revoked = soci::i_null;
  std::string revocation_reason;
};

/// Error(malformed) if a column contains a value that this program never writes.
RootRecord to_record(const RootRow& row);
ClientRecord to_record(const ClientRow& row);
void assign(RootRow& row, const RootRecord& record);
void assign(ClientRow& row, const ClientRecord& record);

/// Visits the rows that `tail` (WHERE … ORDER BY …) chooses, one at a time. `values` fill its
/// parameters in order and outlive the call.
using Values = std::vector<std::string>;
void select_roots(soci::session& session, const std::string& tail, const Values& values,
                  const std::function<void(const RootRow&)>& visit);
void select_clients(soci::session& session, const std::string& tail, const Values& values,
                    const std::function<void(const ClientRow&)>& visit);
void select_events(soci::session& session, const std::string& tail,
                   const std::function<void(const EventRecord&)>& visit);

/// Inserts records of one kind with one prepared statement.
class ClientInsert {
 public:
  explicit ClientInsert(soci::session& session);
  ClientInsert(const ClientInsert&) = delete;
  ClientInsert& operator=(const ClientInsert&) = delete;
  void insert(const ClientRecord& client, long long root_id);

 private:
  ClientRow row_;
  soci::statement statement_;
};

void insert_root(soci::session& session, const RootRecord& root, bool is_default);

}  // namespace p2s::store::detail
