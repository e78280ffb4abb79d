// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/database.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/base/text/url_password.hpp>

#include <fmt/format.h>
#include <soci/backend-loader.h>
#include <soci/version.h>

#include <mutex>
#include <string_view>

namespace p2s::store::detail {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_no_store(const Location& location) {
  throw Error(ErrorKind::not_found, fmt::format("store '{}' not found", location.shown))
      .hint("check the path, or create a new store");
}

void require_file(const Location& location) {
  std::error_code code;
  const auto status = fs::status(location.path, code);
  if (status.type() == fs::file_type::not_found) throw_no_store(location);
  if (status.type() == fs::file_type::none) {
    throw Error(ErrorKind::io,
                fmt::format("cannot open the store '{}': {}", location.shown, code.message()));
  }
  if (!fs::is_regular_file(status)) {
    throw Error(ErrorKind::io, fmt::format("the store '{}' is not a regular file", location.shown))
        .hint("use the path of the database file, such as DIRECTORY/p2s.db");
  }
}

/// One of SOCI's back ends: a shared object of its own, loaded when first needed.
struct Backend {
  const char* name;
  std::string_view title;
  std::string_view package;
  std::once_flag loaded;
};

Backend& backend_of(Engine engine) {
  static Backend sqlite{"sqlite3", "SQLite", "libsoci-sqlite3-", {}};
  static Backend postgresql{"postgresql", "PostgreSQL", "libsoci-postgresql", {}};
  return engine == Engine::sqlite ? sqlite : postgresql;
}

// By its versioned name: the loader would also search the current directory.
const char* loaded_backend(const Location& location) {
  auto& backend = backend_of(location.engine);
  const auto version = fmt::format("{}.{}", SOCI_VERSION / 100'000, SOCI_VERSION / 100 % 1'000);
  try {
    std::call_once(backend.loaded, [&] {
      soci::dynamic_backends::register_backend(
          backend.name, fmt::format("libsoci_{}.so.{}", backend.name, version));
    });
  } catch (const soci::soci_error&) {
    throw Error(ErrorKind::unsupported,
                fmt::format("the store '{}' needs the {} backend, which is not installed",
                            location.shown, backend.title))
        .hint(fmt::format("apt install {}{}", backend.package, version));
  }
  return backend.name;
}

// SOCI takes a URL without any "=" for the name of a database.
std::string postgresql_connection(const std::string& url) {
  if (url.find('=') != url.npos) return url;
  return url + (url.find('?') == url.npos ? "?" : "&") + "connect_timeout=60";
}

/// What libpq says, which may contain the password as written or decoded.
std::string said_by_server(const soci::soci_error& error, const Location& location) {
  std::string text = error.get_error_message();
  const std::string password(url_password(location.url));
  for (const auto& form : {password, percent_decoded(password)}) {
    if (!form.empty()) text = replace_all(text, form, "...");
  }
  text = replace_all(replace_all(text, "\n\t", " "), "\n", " ");
  return printable(trim(text));
}

std::unique_ptr<soci::session> connect_postgresql(const Location& location) {
  const char* backend = loaded_backend(location);
  try {
    auto session = std::make_unique<soci::session>(backend, postgresql_connection(location.url));
    *session << fmt::format("SET lock_timeout = {}", kBusyMilliseconds);
    *session << "SET client_min_messages = warning";
    return session;
  } catch (const soci::soci_error& error) {
    throw Error(ErrorKind::io, fmt::format("cannot connect to '{}': {}", location.shown,
                                           said_by_server(error, location)))
        .hint("check that the server is running and that the URL is correct");
  }
}

}  // namespace

soci::session memory_session() {
  return {loaded_backend({Engine::sqlite, {}, {}, ":memory:"}), "dbname=:memory:"};
}

Database Database::connect(const Location& location, const std::string& mode) {
  Database database(location);
  if (!database.is_sqlite()) {
    database.session_ = connect_postgresql(location);
    return database;
  }
  require_file(location);
  const char* backend = loaded_backend(location);
  database.guarded([&] {
    database.session_ =
        std::make_unique<soci::session>(backend, sqlite_connection(location.path, mode));
    *database.session_ << fmt::format("PRAGMA busy_timeout = {}", kBusyMilliseconds);
    *database.session_ << "PRAGMA foreign_keys = ON";
    *database.session_ << "PRAGMA synchronous = FULL";
    // What is removed is overwritten, whatever the library's default.
    *database.session_ << "PRAGMA secure_delete = ON";
  });
  return database;
}

Database Database::open(const Location& location) {
  Database database = connect(location);
  database.require_ours();
  if (database.is_sqlite()) {
    database.guarded([&] {
      auto& session = database.session();
      if (single<std::string>(session, "PRAGMA journal_mode") == "wal") return;
      single<std::string>(session, "PRAGMA journal_mode = WAL");
    });
  }
  return database;
}

void Database::require_ours() const {
  const bool ours = guarded([&] {
    if (is_sqlite()) return single<int>(session(), "PRAGMA application_id") == kApplicationId;
    return single<int>(session(),
                       "SELECT COUNT(*) FROM information_schema.tables "
                       "WHERE table_schema = current_schema() AND table_name = 'store_settings'") ==
           1;
  });
  if (ours) return;
  if (!is_sqlite()) throw_no_store(location_);
  throw Error(ErrorKind::malformed, fmt::format("'{}' is not a certificate store", location_.shown))
      .hint("check the path of the store, or create a new one");
}

Transaction::Transaction(const Database& database, Kind kind) : database_(database) {
  auto& session = database.session();
  if (database.is_sqlite()) {
    session << (kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
  } else if (kind == Kind::snapshot) {
    session << "BEGIN ISOLATION LEVEL REPEATABLE READ";
  } else {
    session << "BEGIN";
    session << fmt::format("SELECT pg_advisory_xact_lock({})", kApplicationId);
  }
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.session() << "ROLLBACK";
  } catch (const soci::soci_error&) {
    // The engine has rolled back already, or does so when the connection is closed.
  }
}

void Transaction::commit() {
  auto& session = database_.session();
  try {
    session << "COMMIT";
  } catch (const soci::soci_error&) {
    if (database_.is_sqlite() || session.is_connected()) throw;
    throw Error(ErrorKind::io, fmt::format("the connection to the store '{}' ended while the "
                                           "change was saved; it may be saved or not",
                                           database_.location().shown))
        .hint("run the command again: it continues, or says that it is done already");
  }
  open_ = false;
}

}  // namespace p2s::store::detail
