// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/migrations.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/database.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

namespace p2s::store::detail {
namespace {

int number_in(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool concerns(std::string_view name, Engine engine) {
  const auto parts = split(name, '.');
  if (parts.size() < 3) return true;
  return parts[1] == (engine == Engine::sqlite ? "sqlite" : "postgresql");
}

// Empty lines separate statements because triggers contain semicolons.
std::vector<std::string> statements_of(std::string_view sql) {
  std::vector<std::string> statements(1);
  for (const auto line : split_lines(sql)) {
    if (!trim(line).empty()) {
      statements.back().append(line).push_back('\n');
    } else if (!statements.back().empty()) {
      statements.emplace_back();
    }
  }
  if (statements.back().empty()) statements.pop_back();
  return statements;
}

}  // namespace

std::vector<Migration> migrations_for(Engine engine, std::span<const EmbeddedFile> files) {
  std::vector<std::pair<std::string_view, Migration>> chosen;
  for (const auto& file : files) {
    if (concerns(file.name, engine))
      chosen.push_back({file.name, {number_in(file.name), file.content}});
  }
  // "001_initial.sql" creates the tables used by "001_initial.sqlite.sql": fewer dots first.
  std::sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) {
    const auto key = [](const auto& entry) {
      const auto dots = std::count(entry.first.begin(), entry.first.end(), '.');
      return std::tuple(entry.second.version, dots, entry.first);
    };
    return key(a) < key(b);
  });
  std::vector<Migration> migrations;
  for (const auto& entry : chosen) migrations.push_back(entry.second);
  return migrations;
}

int last_version(std::span<const Migration> migrations) {
  return migrations.empty() ? 0 : migrations.back().version;
}

int schema_version(soci::session& session) {
  return number_in(single<std::string>(
      session, "SELECT value FROM store_settings WHERE name = 'schema_version'"));
}

void migrate(soci::session& session, std::span<const Migration> migrations, int from) {
  for (const auto& migration : migrations) {
    if (migration.version <= from) continue;
    for (const auto& statement : statements_of(migration.sql)) session << statement;
    const std::string version = std::to_string(migration.version);
    session << "UPDATE store_settings SET value = :version WHERE name = 'schema_version'",
        soci::use(version);
  }
}

void upgrade(const Database& database, std::span<const EmbeddedFile> files) {
  const auto migrations = migrations_for(database.location().engine, files);
  const int known = last_version(migrations);
  database.guarded([&] {
    const int found = schema_version(database.session());
    if (found > known) {
      throw Error(
          ErrorKind::malformed,
          fmt::format("the store '{}' has schema version {}; this program supports up to {}",
                      database.location().shown, found, known))
          .hint("update this program: a newer version wrote this store");
    }
    if (found == known) return;
    Transaction transaction(database, Transaction::Kind::write);
    // Checked again: another process may have upgraded it meanwhile.
    migrate(database.session(), migrations, schema_version(database.session()));
    transaction.commit();
  });
}

}  // namespace p2s::store::detail
