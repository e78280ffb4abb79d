// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/new_database.hpp"

#include <p2s/base/error.hpp>
#include <p2s/store/detail/migrations.hpp>
#include <p2s/store/detail/private_database.hpp>
#include <p2s/store/inventory.hpp>

#include <fmt/format.h>

namespace p2s::store::detail {

void refuse_second_store(const Database& database) {
  try {
    database.require_ours();
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::not_found) return;
    throw;
  }
  throw Error(ErrorKind::conflict,
              fmt::format("'{}' already contains a store", database.location().shown))
      .hint("use it, or choose another database");
}

void fill_new_database(const Location& location, const std::function<void(const Database&)>& fill) {
  if (location.engine != Engine::sqlite) {
    const auto database = Database::connect(location);
    refuse_second_store(database);
    return fill(database);
  }
  PrivateDatabase file(location.path);
  fill(Database::connect(file.location()));
  file.keep("WAL");
}

void create_schema(const Database& database) {
  auto& session = database.session();
  if (database.is_sqlite()) session << fmt::format("PRAGMA application_id = {}", kApplicationId);
  migrate(session, migrations_for(database.location().engine, schema::embedded_files()), 0);
}

}  // namespace p2s::store::detail

namespace p2s::store {

void require_new_store(const std::string& url) {
  const auto location = detail::parse_location(url);
  if (location.engine == detail::Engine::sqlite)
    detail::require_unused(location.path, location.shown);
  else
    detail::refuse_second_store(detail::Database::connect(location));
}

}  // namespace p2s::store
