// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/clients/selection/select_clients.hpp>
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

class SelectClients : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    issue(request_for({"sales-1", "sales-2", "it-1", "Doe, Jane"}));
    auto request = request_for({"short"});
    request.validity = {20, Period::Unit::days};
    issue(request);
    create_root({"Next", pki::KeyKind::ec_p256, {10, Period::Unit::years}}, *workspace);
    request = request_for({"it-2"});
    request.issuer = "Next";
    issue(request);
  }

  std::string names(const ClientSelection& selection) {
    std::vector<std::string> found;
    for (const auto& client : select_clients(inventory(), selection, clock.now()).clients)
      found.push_back(client.spelled);
    return join(found, " ");
  }
};

TEST_F(SelectClients, PatternsAreOfWholeNames) {
  EXPECT_EQ(names({{"sales-*"}, "", {}}), "sales-1 sales-2");
  EXPECT_EQ(names({{"it-?", "*-1"}, "", {}}), "it-1 it-2 sales-1");
  EXPECT_EQ(names({{"[dD]oe*"}, "", {}}), "Doe, Jane");
  const auto none = select_clients(inventory(), {{"hr-*"}, "", {}}, clock.now());
  ASSERT_EQ(none.failures.size(), 1U);
  EXPECT_EQ(none.failures[0].error.kind(), ErrorKind::not_found);
}

TEST_F(SelectClients, EachIsSelectedOnce) {
  EXPECT_EQ(names({{"sales-1", "sales-*", "sales-1"}, "", {}}), "sales-1 sales-2");
}

TEST_F(SelectClients, NameWithPatternCharactersIsAName) {
  issue(request_for({"sales-*"}));
  EXPECT_EQ(names({{"sales-*"}, "", {}}), "sales-*");
}

TEST_F(SelectClients, FiltersNarrowTheNamedOnesOrAll) {
  EXPECT_EQ(names({{}, "Next", {}}), "it-2");
  EXPECT_EQ(names({{"it-*"}, "Next", {}}), "it-2");
  EXPECT_EQ(names({{}, "", Period{30, Period::Unit::days}}), "short");
  EXPECT_EQ(names({{"it-*"}, "", Period{30, Period::Unit::days}}), "");
  EXPECT_EQ(error_of([&] { names({{}, "Nobody", {}}); }).kind(), ErrorKind::not_found);
}

TEST_F(SelectClients, ThumbprintSelectsOneCertificate) {
  const auto thumbprint = inventory().find_clients("it-1").front().thumbprint;
  const auto selected = select_clients(inventory(), {{thumbprint}, "", {}}, clock.now());
  ASSERT_EQ(selected.clients.size(), 1U);
  EXPECT_FALSE(selected.clients[0].is_person);
}

TEST(ClientList, ReadsLinesOrColumn) {
  const auto read = [](std::string_view text) {
    return join(read_client_list(as_bytes(text), "list"), "|");
  };
  EXPECT_EQ(read("alice\r\n\n Doe, Jane \n"), "alice|Doe, Jane");
  EXPECT_EQ(read("email,name\nx@y,alice\n,\"Doe, Jane\"\n"), "alice|Doe, Jane");
  EXPECT_EQ(read("Name;os\nalice;ios\n"), "alice");
  EXPECT_EQ(read("thumbprint\nAB12\n"), "AB12");
  for (const auto* const wrong : {"", "name\n", "name,os\nalice\n"})
    EXPECT_EQ(error_of([&] { read(wrong); }).kind(), ErrorKind::malformed) << wrong;
}

}  // namespace
}  // namespace p2s::app
