// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/gateway/check_gateway.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::app {
namespace {

constexpr std::string_view kSpec =
    "[gateway]\nauthentication = [\"certificate\"]\npools = [\"172.16.201.0/24\"]\n";

/// Each test has one client in the store of corp/ whose certificate cannot be parsed, so that a
/// check that opens this store finds STORE-002.
class CheckGateway : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    store::ClientRecord broken;
    broken.name = "broken";
    broken.thumbprint = std::string(40, 'A');
    broken.serial = "01";
    broken.issuer = "Root";
    broken.certificate = "no certificate";
    inventory().add_clients(std::vector{broken}, "client.import", workspace->actor());
    write("corp/p2s.toml", kSpec);
  }

  void write(const std::string& name, std::string_view text) {
    write_file(dir / name, as_bytes(text), Access::everyone, OnExisting::replace);
  }

  bool opens_the_store(const std::optional<std::filesystem::path>& file,
                       const WorkspaceChoice& place) {
    const auto findings = check_gateway(file, place, services).report.findings;
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
      return finding.rule == "STORE-002" &&
             finding.subject == "client broken " + std::string(40, 'A');
    });
  }
};

TEST_F(CheckGateway, FindsStoreNextToSpec) {
  EXPECT_TRUE(opens_the_store(std::nullopt, {(dir / "corp").string(), "", {}}));
  EXPECT_TRUE(opens_the_store(dir / "corp/p2s.toml", {}));
  write("plan.toml", kSpec);
  EXPECT_FALSE(opens_the_store(dir / "plan.toml", {}));
}

TEST_F(CheckGateway, FindsStoreOfSpec) {
  write("plan.toml", std::string(kSpec) + "[store]\nurl = \"sqlite:corp/p2s.db\"\n");
  EXPECT_TRUE(opens_the_store(dir / "plan.toml", {}));
}

TEST_F(CheckGateway, PrefersGivenStore) {
  write("plan.toml", kSpec);
  EXPECT_TRUE(opens_the_store(dir / "plan.toml", {"", (dir / "corp/p2s.db").string(), {}}));
  EXPECT_TRUE(opens_the_store(dir / "plan.toml", {(dir / "corp").string(), "", {}}));
  const auto missing = error_of([&] {
    check_gateway(dir / "plan.toml", {"", (dir / "no.db").string(), {}}, services);
  });
  EXPECT_EQ(missing.kind(), ErrorKind::not_found);
}

TEST_F(CheckGateway, ReportsInputsAndLocations) {
  const auto check = check_gateway(dir / "corp/p2s.toml", {}, services);
  EXPECT_EQ(check.file, dir / "corp/p2s.toml");
  EXPECT_EQ(check.report.pools.size(), 1U);
  EXPECT_EQ(check.positions.find("gateway.pools[0]")->line, 3U);
}

}  // namespace
}  // namespace p2s::app
