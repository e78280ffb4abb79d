// SPDX-License-Identifier: Apache-2.0
// Every kind of change of SKU, and the RSZ rules.
#include "unit/rules/rule_check.hpp"

#include <p2s/rules/resize.hpp>

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

using namespace test;

struct Change {
  std::string from;
  std::optional<unsigned> from_generation;
  std::string to;
  unsigned to_generation;
  std::string rule;
  ResizeMethod method;
};

class EachChange : public testing::TestWithParam<Change> {};

TEST_P(EachChange, IsClassifiedAsPublished) {
  const auto& change = GetParam();
  const auto from = present_skus(change.from, change.from_generation);
  const auto to = azure::sku_rows(change.to, change.to_generation);
  ASSERT_EQ(from.size(), 1U);
  ASSERT_EQ(to.size(), 1U);
  const auto resize = check_resize(from[0], to[0]);
  EXPECT_EQ(resize.rule, change.rule);
  EXPECT_EQ(to_string(resize.method), to_string(change.method));
  EXPECT_EQ(resize.effect.empty(), change.method == ResizeMethod::same);
}

constexpr auto kInPlace = ResizeMethod::in_place;
constexpr auto kRecreate = ResizeMethod::recreate;
constexpr auto kMigrate = ResizeMethod::migrate;
constexpr auto kRefused = ResizeMethod::refused;

INSTANTIATE_TEST_SUITE_P(
    Resize, EachChange,
    testing::Values(Change{"Basic", {}, "VpnGw1AZ", 1, "RSZ-001", kRecreate},
                    Change{"basic", {}, "Basic", 1, "", ResizeMethod::same},
                    Change{"Standard", {}, "VpnGw1AZ", 1, "RSZ-002", kMigrate},
                    Change{"highperformance", {}, "VpnGw2AZ", 2, "RSZ-002", kMigrate},
                    Change{"Standard", {}, "VpnGw1", 1, "RSZ-002", kRefused},
                    Change{"Standard", {}, "Basic", 1, "RSZ-006", kRecreate},
                    Change{"VpnGw1", 1, "VpnGw1AZ", 1, "RSZ-003", kInPlace},
                    Change{"VpnGw1AZ", 1, "VpnGw3AZ", 1, "RSZ-003", kInPlace},
                    Change{"VpnGw1", 1, "VpnGw2", 1, "RSZ-008", kInPlace},
                    Change{"VpnGw2", 1, "VpnGw2AZ", 2, "RSZ-004", kMigrate},
                    Change{"VpnGw1AZ", 1, "VpnGw5AZ", 2, "RSZ-004", kMigrate},
                    Change{"VpnGw2", 2, "VpnGw2AZ", 2, "RSZ-005", kInPlace},
                    Change{"VpnGw2AZ", 2, "VpnGw5AZ", 2, "RSZ-005", kInPlace},
                    Change{"VpnGw2AZ", 2, "VpnGw2AZ", 2, "", ResizeMethod::same},
                    Change{"VpnGw3AZ", 2, "VpnGw2AZ", 2, "RSZ-006", kRecreate},
                    Change{"VpnGw3", 1, "VpnGw2AZ", 2, "RSZ-006", kRecreate},
                    Change{"VpnGw2AZ", 2, "VpnGw3", 2, "RSZ-006", kRecreate},
                    Change{"VpnGw1", 1, "Basic", 1, "RSZ-006", kRecreate},
                    Change{"VpnGw1", 1, "VpnGw2", 2, "RSZ-007", kRefused},
                    Change{"VpnGw2AZ", 2, "VpnGw3AZ", 1, "RSZ-007", kRefused}));

TEST(Resize, HasNoDowntimeWithinATierOnly) {
  const auto effect = [](std::string_view to) {
    return check_resize(present_skus("VpnGw1", 1)[0], azure::sku_rows(to, 1)[0]).effect;
  };
  EXPECT_NE(effect("VpnGw1AZ").find("no downtime"), std::string_view::npos);
  EXPECT_EQ(effect("VpnGw2AZ").find("no downtime"), std::string_view::npos);
}

TEST(Resize, FindsSkusOfAName) {
  EXPECT_EQ(present_skus("VpnGw2", std::nullopt).size(), 2U);
  EXPECT_EQ(present_skus("VpnGw2", 2).size(), 1U);
  EXPECT_EQ(present_skus("VpnGw1", 2).size(), 0U);
  EXPECT_EQ(present_skus("nonsense", std::nullopt).size(), 0U);
  EXPECT_EQ(present_skus("highperformance", 1).at(0).name, "HighPerformance");
}

spec::GatewaySpec change(const std::string& from, std::optional<unsigned> from_generation,
                         const std::string& to, std::optional<unsigned> to_generation) {
  auto spec = example();
  spec.current_sku = from;
  spec.current_generation = from_generation;
  spec.sku = to;
  spec.generation = to_generation;
  return spec;
}

std::string rule_of(const spec::GatewaySpec& spec) {
  const auto planned = planned_resize(spec);
  return planned ? std::string(planned->resize.rule) : "none";
}

TEST(PlannedResize, AssumesTheGenerationOfTheOtherSide) {
  EXPECT_EQ(rule_of(change("VpnGw2", 1, "VpnGw2AZ", std::nullopt)), "RSZ-003");
  EXPECT_EQ(rule_of(change("VpnGw2", 2, "VpnGw2AZ", std::nullopt)), "RSZ-005");
  EXPECT_EQ(rule_of(change("VpnGw1", std::nullopt, "VpnGw2AZ", std::nullopt)), "RSZ-003");
  EXPECT_EQ(rule_of(change("VpnGw2", std::nullopt, "VpnGw2AZ", 1)), "RSZ-003");
  EXPECT_EQ(rule_of(change("VpnGw2", std::nullopt, "VpnGw4AZ", std::nullopt)), "RSZ-005");
  EXPECT_EQ(rule_of(change("VpnGw1", std::nullopt, "VpnGw4AZ", std::nullopt)), "RSZ-004");
  EXPECT_EQ(rule_of(change("", std::nullopt, "VpnGw4AZ", std::nullopt)), "none");
  EXPECT_EQ(rule_of(change("VpnGw1", std::nullopt, "nonsense", std::nullopt)), "none");
}

TEST(ResizeRules, ReportOneAtATime) {
  const std::vector<std::string> rules{"RSZ-001", "RSZ-002", "RSZ-003", "RSZ-004",
                                       "RSZ-005", "RSZ-006", "RSZ-007"};
  const auto spec = change("VpnGw3AZ", 2, "VpnGw2AZ", 2);
  for (const auto& rule : rules)
    EXPECT_EQ(verdict(spec, rule), rule == "RSZ-006" ? "warning" : "") << rule;
  EXPECT_EQ(said(spec, "RSZ-006")
                .at(0)
                .find("warning gateway.sku: from VpnGw3AZ of generation 2 to VpnGw2AZ of "
                      "generation 2: delete and recreate the gateway"),
            0U);
}

TEST(ResizeRules, ReportDurationOfResizesInPlace) {
  EXPECT_EQ(verdict(change("VpnGw1", 1, "VpnGw2AZ", 1), "RSZ-008"), "note");
  EXPECT_EQ(verdict(change("VpnGw1", 1, "VpnGw2AZ", 2), "RSZ-008"), "");
  EXPECT_EQ(verdict(change("VpnGw2AZ", 2, "VpnGw2AZ", 2), "RSZ-008"), "");
}

TEST(ResizeRules, ReportClientsAboveTheNewLimit) {
  auto spec = change("VpnGw3AZ", 2, "VpnGw2AZ", 2);
  spec.clients.total = 500;
  EXPECT_EQ(verdict(spec, "RSZ-009"), "");
  spec.clients.total = 501;
  EXPECT_EQ(
      said(spec, "RSZ-009"),
      (std::vector<std::string>{
          "error gateway.sku: VpnGw2AZ allows 500 clients; 1 of 501 could no longer connect"}));
  spec.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::sstp};
  EXPECT_EQ(verdict(spec, "RSZ-009"), "") << "how many of them use SSTP is not said";
  spec.clients.by_tunnel = {{azure::Tunnel::ikev2, 501}};
  EXPECT_EQ(verdict(spec, "RSZ-009"), "error");
  spec.tunnels = {azure::Tunnel::sstp};
  spec.clients = {};
  spec.clients.total = 128;
  EXPECT_EQ(verdict(spec, "RSZ-009"), "");
  spec.clients.total = 129;
  EXPECT_EQ(verdict(spec, "RSZ-009"), "error");
  spec.current_sku = "VpnGw2AZ";
  EXPECT_EQ(verdict(spec, "RSZ-009"), "") << "no change";
}

}  // namespace
}  // namespace p2s::rules
