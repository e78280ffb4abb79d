#pragma once

#include <p2s/store/records.hpp>

#include <soci/soci.h>

namespace p2s::store::detail {

/// Keeps thumbprint, serial, root, end, day and reason of a revoked client, within the caller's
/// transaction; forgets those whose certificates ended before `now`.
void keep_revocation(soci::session& session, const ClientRecord& client, Time now);

/// What was kept, of the root with this thumbprint ("" means of all), of certificates that end at
/// `at` or later. The records have no name, subject, key and certificate. Error(malformed).
std::vector<ClientRecord> removed_revocations(soci::session& session,
                                              const std::string& root_thumbprint, Time at);

}  // namespace p2s::store::detail
