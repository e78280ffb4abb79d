// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/migrations.hpp>
#include <p2s/store/detail/private_database.hpp>

#include <fmt/format.h>

#include <functional>

namespace p2s::store {
namespace {

// One read transaction copies everything, so that others can write meanwhile. `finish` is called
// before the file is renamed.
void copy_into(const detail::Database& source, const std::filesystem::path& target,
               const std::function<void(detail::PrivateDatabase&)>& finish) {
  detail::PrivateDatabase file(target);
  const std::string name = file.location().path.string();
  try {
    source.guarded([&] { source.session() << "VACUUM INTO :name", soci::use(name); });
    finish(file);
  } catch (Error& error) {
    error.add_context(fmt::format("while writing '{}'", printable(target.string())));
    throw;
  }
}

void require_sound(const detail::Database& database) {
  database.require_ours();
  const auto verdict = database.guarded(
      [&] { return detail::single<std::string>(database.session(), "PRAGMA quick_check(1)"); });
  if (verdict == "ok") return;
  throw Error(ErrorKind::malformed,
              fmt::format("'{}' is damaged: {}", database.location().shown, printable(verdict)))
      .hint("choose an older backup");
}

void require_known(const detail::Database& database) {
  const auto known = detail::last_version(
      detail::migrations_for(detail::Engine::sqlite, schema::embedded_files()));
  if (database.guarded([&] { return detail::schema_version(database.session()); }) <= known) return;
  throw Error(ErrorKind::malformed,
              fmt::format("the backup '{}' was written by a newer version of this program",
                          database.location().shown))
      .hint("update this program");
}

// Includes checks of the whole store: rows, references, the chain of events.
void require_no_problems(const detail::PrivateDatabase& file, const std::string& backup,
                         const Inventory::Digest& digest) {
  const auto problems =
      Inventory::open("sqlite:" + file.location().path.string(), digest).problems();
  if (problems.empty()) return;
  throw Error(
      ErrorKind::malformed,
      fmt::format("the backup '{}' is damaged: {}{}", printable(backup), problems.front(),
                  problems.size() == 1 ? "" : fmt::format(" (and {} more)", problems.size() - 1)))
      .hint("choose an older backup");
}

std::filesystem::path absolute_path(const std::filesystem::path& path) {
  return detail::parse_location("sqlite:" + path.string()).path;
}

}  // namespace

void Inventory::backup(const std::filesystem::path& target) {
  if (!impl_->database.is_sqlite()) {
    throw Error(ErrorKind::unsupported,
                "a PostgreSQL store is backed up with the tools of PostgreSQL")
        .hint("pg_dump --format=custom --file=p2s.dump DATABASE");
  }
  copy_into(impl_->database, absolute_path(target),
            [](detail::PrivateDatabase& file) { file.keep("DELETE"); });
}

void restore_backup(const std::filesystem::path& source, const std::string& url,
                    const Inventory::Digest& digest) {
  const auto target = detail::parse_location(url);
  if (target.engine != detail::Engine::sqlite) {
    throw Error(ErrorKind::unsupported,
                "a PostgreSQL store is restored with the tools of PostgreSQL")
        .hint("pg_restore --dbname=DATABASE p2s.dump");
  }
  if (!std::filesystem::exists(source)) {
    throw Error(ErrorKind::not_found,
                fmt::format("backup '{}' not found", printable(source.string())));
  }
  const auto backup =
      detail::Database::connect(detail::parse_location("sqlite:" + source.string()), "ro");
  require_sound(backup);
  require_known(backup);
  copy_into(backup, target.path, [&](detail::PrivateDatabase& file) {
    require_no_problems(file, source.string(), digest);
    file.keep("WAL");
  });
  // Opened by its own name, so that no file next to it affects it.
  require_sound(detail::Database::open(target));
}

}  // namespace p2s::store
