// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/embedded.hpp>
#include <p2s/store/detail/location.hpp>

#include <soci/soci.h>

#include <span>
#include <vector>

namespace p2s::store::schema {
std::span<const EmbeddedFile> embedded_files();
}

namespace p2s::store::detail {

/// One file of schema/: NNN_what.sql for both engines, NNN_what.ENGINE.sql for one.
struct Migration {
  int version = 0;
  std::string_view sql;
};

/// Those for `engine`, in execution order.
std::vector<Migration> migrations_for(Engine engine, std::span<const EmbeddedFile> files);

/// The schema version after all of them.
int last_version(std::span<const Migration> migrations);

int schema_version(soci::session& session);

/// Runs the migrations after version `from`, within the caller's transaction.
void migrate(soci::session& session, std::span<const Migration> migrations, int from);

/// Upgrades an opened store in one transaction. Error(malformed) if it is newer than `files`.
class Database;
void upgrade(const Database& database, std::span<const EmbeddedFile> files);

}  // namespace p2s::store::detail
