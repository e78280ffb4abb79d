// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/migrations.hpp>
#include <p2s/store/detail/private_database.hpp>

#include <fmt/format.h>

namespace p2s::store {
namespace {

// Schema, data key and the first event in one transaction.
void initialise(const detail::Database& database, const std::string& wrapped_key,
                const Actor& actor, const Inventory::Digest& digest) {
  database.guarded([&] {
    auto& session = database.session();
    detail::Transaction transaction(database, detail::Transaction::Kind::write);
    if (database.is_sqlite())
      session << fmt::format("PRAGMA application_id = {}", detail::kApplicationId);
    detail::migrate(
        session, detail::migrations_for(database.location().engine, schema::embedded_files()), 0);
    session << "INSERT INTO store_settings (name, value) VALUES ('wrapped_key', :wrapped)",
        soci::use(wrapped_key);
    {
      detail::EventLog log(session, digest, actor);
      log.append("store.create", "", "");
      log.finish();
    }
    transaction.commit();
  });
}

void refuse_second_store(const detail::Database& database) {
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

}  // namespace

Inventory Inventory::create(const std::string& url, std::string wrapped_key, const Actor& actor,
                            Digest digest) {
  const auto location = detail::parse_location(url);
  if (location.engine == detail::Engine::sqlite) {
    detail::PrivateDatabase file(location.path);
    initialise(detail::Database::connect(file.location()), wrapped_key, actor, digest);
    file.keep("WAL");
  } else {
    const auto database = detail::Database::connect(location);
    refuse_second_store(database);
    initialise(database, wrapped_key, actor, digest);
  }
  return open(url, std::move(digest));
}

Inventory Inventory::open(const std::string& url, Digest digest) {
  auto database = detail::Database::open(detail::parse_location(url));
  detail::upgrade(database, schema::embedded_files());
  return Inventory(std::make_unique<Impl>(std::move(database), std::move(digest)));
}

Inventory::Inventory(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Inventory::Inventory(Inventory&&) noexcept = default;
Inventory& Inventory::operator=(Inventory&&) noexcept = default;
Inventory::~Inventory() = default;

std::string Inventory::wrapped_key() {
  return impl_->read([](soci::session& session) {
    return detail::single<std::string>(
        session, "SELECT value FROM store_settings WHERE name = 'wrapped_key'");
  });
}

void Inventory::set_wrapped_key(const std::string& wrapped, const Actor& actor) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    session << "UPDATE store_settings SET value = :wrapped WHERE name = 'wrapped_key'",
        soci::use(wrapped);
    log.append("store.rekey", "", "");
  });
}

int Inventory::schema_version() {
  return impl_->read([](soci::session& session) { return detail::schema_version(session); });
}

}  // namespace p2s::store
