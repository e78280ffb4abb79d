// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <soci/soci.h>

#include <string>
#include <vector>

namespace p2s::store::detail {

/// Differences between the events and the rows of roots and clients: who was added, removed,
/// renamed, revoked or restored without an event. Only for events whose chain is whole.
std::vector<std::string> replay(soci::session& session);

/// Tables, indices and triggers of a SQLite store that the migrations did not create, and those
/// that are missing.
std::vector<std::string> foreign_schema(soci::session& session);

}  // namespace p2s::store::detail
