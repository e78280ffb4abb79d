// SPDX-License-Identifier: Apache-2.0
#include "unit/store/store_fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace p2s::store {
namespace {

class ProblemsTest : public StoreTest {
 protected:
  ProblemsTest() {
    create().add_clients(std::vector{make_client("alice", 1), make_client("bob", 2)},
                         "client.issue", kActor);
  }
  std::vector<std::string> after(std::vector<std::string> statements) {
    statements.insert(statements.begin(),
                      {"PRAGMA ignore_check_constraints = ON", "DROP TRIGGER events_refuse_update",
                       "DROP TRIGGER events_refuse_delete"});
    tamper(path_, statements);
    return open().problems();
  }
};

TEST_F(ProblemsTest, IntactStoreHasNone) {
  EXPECT_EQ(open().problems(), std::vector<std::string>{});
}

TEST_F(ProblemsTest, AlteredEventIsFound) {
  for (const auto* change :
       {"actor = 'nobody'", "detail = 'x'", "happened_at = 1", "action = 'a'", "subject = 's'"}) {
    tamper(path_, {"DROP TRIGGER IF EXISTS events_refuse_update",
                   fmt::format("CREATE TABLE kept AS SELECT * FROM events WHERE id = 3"),
                   fmt::format("UPDATE events SET {} WHERE id = 3", change)});
    const auto problems = open().problems();
    ASSERT_FALSE(problems.empty()) << change;
    EXPECT_EQ(problems[0], "event 3 or an earlier event was altered");
    tamper(path_, {"DROP TRIGGER IF EXISTS events_refuse_delete", "DELETE FROM events WHERE id = 3",
                   "INSERT INTO events SELECT * FROM kept", "DROP TABLE kept"});
    EXPECT_EQ(open().problems(),
              (std::vector<std::string>{"trigger events_refuse_delete is missing",
                                        "trigger events_refuse_update is missing"}));
  }
}

TEST_F(ProblemsTest, RecomputedHashOfOneEventBreaksTheNext) {
  const auto problems = after({"UPDATE events SET hash = '00' WHERE id = 2"});
  EXPECT_EQ(std::count_if(problems.begin(), problems.end(),
                          [](const auto& text) { return text.ends_with("event was altered"); }),
            2);
}

TEST_F(ProblemsTest, MissingEventsAreFoundInTheMiddleAndAtTheEnd) {
  EXPECT_EQ(after({"DELETE FROM events WHERE id = 2"}).at(0), "events 2 to 2 are missing");
}

TEST_F(ProblemsTest, MissingLastEventsAreDetected) {
  EXPECT_EQ(after({"DELETE FROM events WHERE id = 4"}).at(0), "events after 3 are missing");
  auto inventory = open();
  inventory.add_event("later", "", "", kActor);
  EXPECT_FALSE(inventory.problems().empty());
}

TEST_F(ProblemsTest, InvalidRowsAreNamed) {
  for (const auto* change :
       {"sealed_key = 'not base64!'", "serial = 'xyz'", "not_after = not_before - 1",
        "thumbprint = '12'", "certificate = ''"}) {
    tamper(path_, {"PRAGMA ignore_check_constraints = ON",
                   "CREATE TABLE kept AS SELECT * FROM clients WHERE id = 2",
                   fmt::format("UPDATE clients SET {} WHERE id = 2", change)});
    const auto problems = open().problems();
    ASSERT_FALSE(problems.empty()) << change;
    EXPECT_NE(problems.back().find("'bob'"), std::string::npos) << problems.back();
    EXPECT_EQ(kind_of([&] { open().clients(); }), ErrorKind::malformed) << change;
    tamper(path_, {"DELETE FROM clients WHERE id = 2", "INSERT INTO clients SELECT * FROM kept",
                   "DROP TABLE kept"});
  }
}

TEST_F(ProblemsTest, DamagedRootIsNamed) {
  EXPECT_NE(after({"UPDATE roots SET sealed_key = '!'"}).at(0).find("'root'"), std::string::npos);
}

TEST_F(ProblemsTest, ClientsWithoutTheirRootAreCounted) {
  EXPECT_EQ(after({"PRAGMA foreign_keys = OFF", "DELETE FROM roots"}).at(0),
            "2 certificates with an issuer that is not in the store");
}

TEST_F(ProblemsTest, RevocationsOfExpiredCertificatesMayBeGone) {
  auto inventory = open();
  const Actor later{"tester", kNow + std::chrono::hours(24 * 400)};
  inventory.revoke(thumbprint_of(1), "superseded", kActor);
  inventory.remove_client(thumbprint_of(1), kActor);
  inventory.revoke(thumbprint_of(2), "superseded", kActor);
  inventory.remove_client(thumbprint_of(2), later);  // both have expired
  EXPECT_TRUE(inventory.removed_revocations("", Time::min()).empty());
  EXPECT_EQ(inventory.problems(), std::vector<std::string>{});
}

TEST_F(ProblemsTest, DamagedPagesAreReported) {
  int page = 0;
  {
    soci::session session(soci::sqlite3, path_.string());
    session << "SELECT rootpage FROM sqlite_master WHERE name = 'built_kits'", soci::into(page);
  }
  ASSERT_GT(page, 1);
  {
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp((page - 1) * 4096);
    file << std::string(4096, '\x55');
  }
  EXPECT_FALSE(open().problems().empty());
}

}  // namespace
}  // namespace p2s::store
