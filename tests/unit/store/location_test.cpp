// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <p2s/store/detail/location.hpp>

#include <gtest/gtest.h>

namespace p2s::store::detail {
namespace {

TEST(LocationTest, AcceptsBarePathsAndSqliteUrls) {
  EXPECT_EQ(parse_location("sqlite:/a/b.db").path, "/a/b.db");
  EXPECT_EQ(parse_location("/a/b.db").path, "/a/b.db");
  EXPECT_EQ(parse_location("/a/b.db").engine, Engine::sqlite);
}

TEST(LocationTest, MakesPathsAbsolute) {
  EXPECT_TRUE(parse_location(":memory:").path.is_absolute());
  EXPECT_TRUE(parse_location("sqlite:file:x?mode=memory").path.is_absolute());
}

TEST(LocationTest, HidesThePasswordOfAPostgresqlUrl) {
  const auto location =
      parse_location("postgresql://alice:s3cret@db.example/p2s?sslpassword=other");
  EXPECT_EQ(location.engine, Engine::postgresql);
  EXPECT_EQ(location.shown, "postgresql://alice@db.example/p2s");
  EXPECT_EQ(kind_of([] { parse_location("postgres://a:b@c@host/p2s"); }), ErrorKind::usage)
      << "libpq would say where it looks for the rest of the password";
  EXPECT_EQ(parse_location("postgres://host?password=a@b").shown, "postgres://host");
}

TEST(LocationTest, RejectsOtherSchemesAndEmptyPaths) {
  EXPECT_EQ(kind_of([] { parse_location("mysql://host/db"); }), ErrorKind::usage);
  EXPECT_EQ(kind_of([] { parse_location(""); }), ErrorKind::usage);
  EXPECT_EQ(kind_of([] { parse_location("sqlite:"); }), ErrorKind::usage);
  EXPECT_EQ(kind_of([] { parse_location(std::string("a\0b", 3)); }), ErrorKind::usage);
}

TEST(LocationTest, QuotesEveryUnusualByteOfAPath) {
  EXPECT_EQ(sqlite_connection("/a b/?=&%\".db", "rw"),
            "dbname=file:/a%20b/%3F%3D%26%25%22.db?mode=rw");
}

}  // namespace
}  // namespace p2s::store::detail
