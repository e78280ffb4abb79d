// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/migrations.hpp>
#include <p2s/store/detail/new_database.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

namespace p2s::store {
namespace {

// Data key and the first event.
void initialise(const detail::Database& database, const std::string& wrapped_key,
                const Actor& actor, const Inventory::Digest& digest) {
  database.guarded([&] {
    auto& session = database.session();
    detail::Transaction transaction(database, detail::Transaction::Kind::write);
    detail::create_schema(database);
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

template <typename Record>
void seal_keys_again(soci::session& session, const char* table,
                     const Inventory::SealAgain& seal_again) {
  std::vector<std::pair<int, std::string>> sealed;
  detail::select<Record>(session, "ORDER BY id", {}, [&](const Record& record) {
    if (record.sealed_key.empty()) return;
    sealed.emplace_back(static_cast<int>(record.id),
                        to_base64(seal_again(record.sealed_key, record.thumbprint)));
  });
  for (const auto& [id, key] : sealed) {
    session << fmt::format("UPDATE {} SET sealed_key = :key WHERE id = :id", table), soci::use(key),
        soci::use(id);
  }
}

}  // namespace

Inventory Inventory::create(const std::string& url, std::string wrapped_key, const Actor& actor,
                            Digest digest) {
  detail::fill_new_database(detail::parse_location(url), [&](const detail::Database& database) {
    initialise(database, wrapped_key, actor, digest);
  });
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

std::string Inventory::Impl::current_data_key(soci::session& session) {
  std::string name;
  soci::indicator found = soci::i_null;
  session << "SELECT MAX(value) FROM store_settings WHERE name = 'data_key'",
      soci::into(name, found);
  return found == soci::i_ok ? name : std::string();
}

void Inventory::Impl::require_data_key(soci::session& session) const {
  if (current_data_key(session) == *data_key) return;
  throw Error(ErrorKind::conflict,
              "another command encrypted the private keys of the store again meanwhile")
      .hint("run this command again; what it has printed is in the store");
}

std::string Inventory::wrapped_key() {
  return impl_->read([&](soci::session& session) {
    impl_->data_key = Impl::current_data_key(session);
    return detail::single<std::string>(
        session, "SELECT value FROM store_settings WHERE name = 'wrapped_key'");
  });
}

void Inventory::set_wrapped_key(const std::string& before, const std::string& wrapped,
                                const Actor& actor, const SealAgain& seal_again) {
  impl_->write(actor, [&](soci::session& session, detail::EventLog& log) {
    soci::statement update = (session.prepare << "UPDATE store_settings SET value = :wrapped "
                                                 "WHERE name = 'wrapped_key' AND value = :before",
                              soci::use(wrapped), soci::use(before));
    update.execute(true);
    if (update.get_affected_rows() != 1) {
      throw Error(ErrorKind::conflict, "another command changed the passphrase of the store")
          .hint("run it again with the new passphrase");
    }
    if (seal_again) {
      seal_keys_again<RootRecord>(session, "roots", seal_again);
      seal_keys_again<ClientRecord>(session, "clients", seal_again);
      impl_->data_key = impl_->digest(wrapped);
      session << "INSERT INTO store_settings (name, value) VALUES ('data_key', :name) ON CONFLICT "
                 "(name) DO UPDATE SET value = excluded.value",
          soci::use(*impl_->data_key);
    }
    log.append("store.rekey", "", seal_again ? "new data key" : "");
  });
}

int Inventory::schema_version() {
  return impl_->read([](soci::session& session) { return detail::schema_version(session); });
}

bool Inventory::is_unencrypted() {
  if (impl_->database.is_sqlite()) return false;
  return impl_->read([](soci::session& session) {
    return detail::single<int>(session,
                               "SELECT CAST(COUNT(*) AS INTEGER) FROM pg_stat_ssl "
                               "WHERE pid = pg_backend_pid() AND NOT ssl "
                               "AND inet_server_addr() IS NOT NULL "
                               "AND NOT inet_server_addr() <<= '127.0.0.0/8' "
                               "AND inet_server_addr() <> '::1'") != 0;
  });
}

std::filesystem::path store_file(const std::string& url) {
  return detail::parse_location(url).path;
}

}  // namespace p2s::store
