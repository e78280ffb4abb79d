// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <p2s/store/detail/database.hpp>

#include <gtest/gtest.h>

namespace p2s::store::detail {
namespace {

class SqlErrorTest : public StoreTest {
 protected:
  SqlErrorTest() { create(); }

  Database connect(const std::string& mode = "rw") {
    return Database::connect(parse_location(path_.string()), mode);
  }
  Error failure(const Database& database, const std::vector<std::string>& statements) {
    return error_of([&] {
      database.guarded([&] {
        for (const auto& statement : statements) database.session() << statement;
      });
    });
  }
  std::string message(const std::string& text) {
    return fmt::format(fmt::runtime(text), path_.string());
  }
};

TEST_F(SqlErrorTest, LockedStoreIsNamed) {
  const auto other = connect();
  other.session() << "BEGIN IMMEDIATE";
  const auto error = failure(connect(), {"PRAGMA busy_timeout = 0", "BEGIN IMMEDIATE"});
  EXPECT_EQ(error.kind(), ErrorKind::io);
  EXPECT_EQ(error.message(), message("the store '{}' is locked by another program"));
}

TEST_F(SqlErrorTest, ReadOnlyStoreIsNamed) {
  const auto error = failure(connect("ro"), {"DELETE FROM roots"});
  EXPECT_EQ(error.kind(), ErrorKind::io);
  EXPECT_EQ(error.message(), message("the store '{}' or its directory is read-only"));
}

TEST_F(SqlErrorTest, FullStoreIsNamed) {
  const auto error = failure(connect(), {"PRAGMA max_page_count = 1", "CREATE TABLE big (x TEXT)",
                                         "INSERT INTO big VALUES (zeroblob(1000000))"});
  EXPECT_EQ(error.kind(), ErrorKind::io);
  EXPECT_EQ(error.message(), message("no space left for the store '{}'"));
  EXPECT_FALSE(error.hint().empty());
}

TEST_F(SqlErrorTest, ConstraintsAreConflicts) {
  const auto database = connect();
  for (const auto* statement :
       {"INSERT INTO roots SELECT * FROM roots", "DELETE FROM events",
        "UPDATE roots SET thumbprint = 'short'", "UPDATE roots SET serial = NULL",
        "INSERT INTO clients (name, thumbprint, serial, subject, issuer_id, key_type, not_before, "
        "not_after, certificate, sealed_key) VALUES ('a', 'x', '', '', 9, '', 0, 0, '', '')"}) {
    const auto error = failure(database, {statement});
    EXPECT_EQ(error.kind(), ErrorKind::conflict) << statement << ": " << error.message();
    EXPECT_NE(error.message().find("refused the change"), std::string::npos) << statement;
  }
}

TEST_F(SqlErrorTest, OtherErrorsKeepTheTextOfTheEngine) {
  const auto error = failure(connect(), {"CREATE NONSENSE"});
  EXPECT_EQ(error.kind(), ErrorKind::io);
  EXPECT_NE(error.message().find("NONSENSE"), std::string::npos);
}

}  // namespace
}  // namespace p2s::store::detail
