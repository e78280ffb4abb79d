// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/detail/database.hpp>

#include <functional>

namespace p2s::store::detail {

/// A store that does not exist yet: `fill` creates its schema and rows in one transaction. A SQLite
/// file gets its name only afterwards. Error(conflict) if there is a store.
void fill_new_database(const Location& location, const std::function<void(const Database&)>& fill);

/// Error(conflict) if there is a store in this database of a server.
void refuse_second_store(const Database& database);

/// The tables of a new store, within the caller's transaction.
void create_schema(const Database& database);

}  // namespace p2s::store::detail
