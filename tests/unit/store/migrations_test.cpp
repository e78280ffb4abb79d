// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <p2s/store/detail/database.hpp>
#include <p2s/store/detail/migrations.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::store::detail {
namespace {

using MigrationsTest = StoreTest;

const std::vector<EmbeddedFile>& with_later_version() {
  static const std::vector<EmbeddedFile> kFiles = [] {
    const auto shipped = schema::embedded_files();
    std::vector<EmbeddedFile> files(shipped.begin(), shipped.end());
    files.push_back(
        {"098_notes.sql",
         "CREATE TABLE notes (\n  text TEXT\n);\n\nINSERT INTO notes VALUES ('a;b');\n"});
    files.push_back({"098_notes.postgresql.sql", "NOT FOR THIS ENGINE"});
    files.push_back({"098_notes.sqlite.sql", "INSERT INTO notes VALUES ('two')"});
    return files;
  }();
  return kFiles;
}

TEST_F(MigrationsTest, NewStoreHasLatestVersion) {
  const auto migrations = migrations_for(Engine::sqlite, schema::embedded_files());
  EXPECT_EQ(create().schema_version(), last_version(migrations));
}

TEST_F(MigrationsTest, SharedFilesRunFirst) {
  const auto lite = migrations_for(Engine::sqlite, with_later_version());
  ASSERT_GE(lite.size(), 4U);
  EXPECT_TRUE(lite[lite.size() - 2].sql.starts_with("CREATE TABLE notes"));
  EXPECT_EQ(lite.back().sql, "INSERT INTO notes VALUES ('two')");
  EXPECT_EQ(migrations_for(Engine::postgresql, with_later_version()).back().sql,
            "NOT FOR THIS ENGINE");
}

TEST_F(MigrationsTest, UpgradesOlderStoreAndKeepsContent) {
  create().add_clients(std::vector{make_client("alice", 1)}, "client.issue", kActor);
  const auto database = Database::open(parse_location(path_.string()));
  upgrade(database, with_later_version());
  EXPECT_EQ(schema_version(database.session()), 98);
  EXPECT_EQ(single<int>(database.session(), "SELECT COUNT(*) FROM notes"), 2);
  EXPECT_EQ(single<int>(database.session(), "SELECT COUNT(*) FROM clients"), 1);
}

TEST_F(MigrationsTest, UpgradesStoreOfFirstVersion) {
  const auto shipped = schema::embedded_files();
  const std::vector<EmbeddedFile> first(shipped.begin(), shipped.begin() + 3);
  ASSERT_EQ(last_version(migrations_for(Engine::sqlite, first)), 1);
  tamper(path_, {fmt::format("PRAGMA application_id = {}", kApplicationId)});
  {
    const auto database = Database::connect(parse_location(path_.string()));
    migrate(database.session(), migrations_for(Engine::sqlite, first), 0);
    database.session() << "INSERT INTO store_settings VALUES ('wrapped_key', 'wrapped')";
    database.session() << fmt::format(
        "INSERT INTO roots VALUES (1, 'Root', '{}', '0A', 'CN=x', 'rsa:2048', 0, 9, 'PEM', '', 1, "
        "0)",
        std::string(40, 'A'));
    database.session() << fmt::format(
        "INSERT INTO clients VALUES (1, 'alice', '{}', '0A', 'CN=x', 1, 'rsa:2048', 0, 9, 'PEM', "
        "'', "
        "NULL, '')",
        std::string(40, 'B'));
  }
  auto inventory = open();
  const auto clients = inventory.find_clients("alice");
  ASSERT_EQ(clients.size(), 1U);
  EXPECT_EQ(clients.front().systems + clients.front().software, "");
  EXPECT_EQ(clients.front().issuer, "Root");
  EXPECT_TRUE(inventory.find_root("Root").value().is_root());
  EXPECT_FALSE(inventory.find_root("Root").value().key_uri);
  EXPECT_EQ(inventory.schema_version(), last_version(migrations_for(Engine::sqlite, shipped)));
  EXPECT_TRUE(inventory.removed_revocations("", kNow).empty());
  // The schema is that of a new store; this one has rows without events.
  for (const auto& problem : inventory.problems())
    EXPECT_TRUE(problem.ends_with("was added without an event")) << problem;
}

TEST_F(MigrationsTest, KitsOfOlderStoreHaveStampOnly) {
  const auto shipped = schema::embedded_files();
  const auto old_kits = std::find_if(shipped.begin(), shipped.end(), [](const EmbeddedFile& file) {
    return file.name == "005_kit_packages.sql";
  });
  ASSERT_NE(old_kits, shipped.end());
  const std::vector<EmbeddedFile> older(shipped.begin(), old_kits);
  const std::string stamp(64, 'a');
  tamper(path_, {fmt::format("PRAGMA application_id = {}", kApplicationId)});
  {
    const auto database = Database::connect(parse_location(path_.string()));
    migrate(database.session(), migrations_for(Engine::sqlite, older), 0);
    database.session() << "INSERT INTO store_settings VALUES ('wrapped_key', 'wrapped')";
    database.session() << "INSERT INTO built_kits VALUES ('rita', :stamp)", soci::use(stamp);
  }
  const auto kits = open().kits();
  ASSERT_EQ(kits.size(), 1U);
  EXPECT_EQ(kits[0].owner, "rita");
  EXPECT_EQ(kits[0].stamp, stamp);
  EXPECT_EQ(kits[0].package, "");
  EXPECT_FALSE(kits[0].built_at);
}

TEST_F(MigrationsTest, UpgradeRunsOnce) {
  create();
  const auto database = Database::open(parse_location(path_.string()));
  upgrade(database, with_later_version());
  upgrade(database, with_later_version());
  EXPECT_EQ(single<int>(database.session(), "SELECT COUNT(*) FROM notes"), 2);
}

TEST_F(MigrationsTest, FailedMigrationLeavesTheOldVersion) {
  create();
  auto files = with_later_version();
  const int shipped = last_version(migrations_for(Engine::sqlite, schema::embedded_files()));
  files.push_back({"099_broken.sql", "CREATE TABLE more (a TEXT);\n\nCREATE NONSENSE"});
  const auto database = Database::open(parse_location(path_.string()));
  EXPECT_EQ(kind_of([&] { upgrade(database, files); }), ErrorKind::io);
  EXPECT_EQ(schema_version(database.session()), shipped);
  EXPECT_EQ(single<int>(database.session(),
                        "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('notes', 'more')"),
            0);
}

TEST_F(MigrationsTest, RejectsNewerStoreWithHintToUpdate) {
  create();
  tamper(path_, {"UPDATE store_settings SET value = '99' WHERE name = 'schema_version'"});
  const auto error = error_of([&] { open(); });
  EXPECT_EQ(error.kind(), ErrorKind::malformed);
  EXPECT_NE(error.hint().find("update this program"), std::string::npos);
}

}  // namespace
}  // namespace p2s::store::detail
