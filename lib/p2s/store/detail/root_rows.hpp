// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/detail/event_log.hpp>
#include <p2s/store/records.hpp>

#include <soci/soci.h>

#include <string>

namespace p2s::store::detail {

// Within the caller's transaction.

/// Error(not_found).
RootRecord required_root(soci::session& session, const std::string& name);
/// The first root becomes the default. Error(conflict) for a name or thumbprint that exists.
void add_root(soci::session& session, EventLog& log, RootRecord root);

}  // namespace p2s::store::detail
