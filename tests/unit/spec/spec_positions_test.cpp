// SPDX-License-Identifier: Apache-2.0
#include <p2s/spec/spec.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace p2s::spec {
namespace {

constexpr std::string_view kText = R"([gateway]
sku = "VpnGw2AZ"
pools = ["172.16.201.0/24", "172.16.202.0/24"]

[[groups]]
name = "Größe"
members = [{ type = "AADGroupId", value = "x" }]

[clients.by_os]
linux = 3
)";

SpecPositions positions() {
  SpecPositions found;
  read_spec(kText, "p2s.toml", &found);
  return found;
}

/// "LINE:COLUMN-LINE:COLUMN"
std::string place(std::string_view subject) {
  const auto at = positions().find(subject);
  return at ? fmt::format("{}:{}-{}:{}", at->line, at->column, at->end_line, at->end_column)
            : "nowhere";
}

TEST(SpecPositions, AreThoseOfTheValues) {
  EXPECT_EQ(place("gateway.sku"), "2:7-2:17");
  EXPECT_EQ(place("gateway.pools[0]"), "3:10-3:27");
  EXPECT_EQ(place("gateway.pools[1]"), "3:29-3:46");
  EXPECT_EQ(place("clients.by_os.linux"), "10:9-10:10");
}

TEST(SpecPositions, CountCharactersNotBytes) { EXPECT_EQ(place("groups[0].name"), "6:8-6:15"); }

TEST(SpecPositions, KnowTablesAndTheirMembers) {
  EXPECT_EQ(place("gateway").substr(0, 2), "1:");
  EXPECT_EQ(place("groups[0]").substr(0, 2), "5:");
  EXPECT_EQ(place("groups[0].members[0].value"), "7:43-7:46");
}

TEST(SpecPositions, MissingKeyHasPositionOfItsTable) {
  EXPECT_EQ(place("gateway.tunnels"), place("gateway"));
  EXPECT_EQ(place("gateway.pools[7]"), place("gateway.pools"));
  EXPECT_EQ(place("clients"), place("clients.by_tunnel"));
}

TEST(SpecPositions, AcceptKeysOfTheGatewayWithoutPrefix) {
  EXPECT_EQ(place("pools"), place("gateway.pools"));
  EXPECT_EQ(place("sku"), "2:7-2:17");
}

TEST(SpecPositions, UnknownKeyHasNoPosition) {
  EXPECT_EQ(place("root P2SRootCert"), "nowhere");
  EXPECT_EQ(place("vnet.prefixes[0]"), "nowhere");
  EXPECT_EQ(place(""), "nowhere");
}

}  // namespace
}  // namespace p2s::spec
