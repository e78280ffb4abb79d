// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/records.hpp>

#include <soci/soci.h>

namespace p2s::store::detail {

/// Keeps thumbprint, serial, root, end, day and reason of a revoked client, within the caller's
/// transaction; deletes those whose certificates expired before `now`, and returns the thumbprints
/// of what is not kept.
std::vector<std::string> keep_revocation(soci::session& session, const ClientRecord& client,
                                         Time now);

/// The kept revocations of the root with this thumbprint ("" means all) for certificates that
/// expire at `at` or later. The records have no name, subject, key and certificate.
/// Error(malformed).
std::vector<ClientRecord> removed_revocations(soci::session& session,
                                              const std::string& root_thumbprint, Time at);

}  // namespace p2s::store::detail
