// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/gateway/rule_catalogue.hpp>
#include <p2s/app/store/store_rules.hpp>
#include <p2s/diagnosis/diagnosis_rules.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/package/package_rules.hpp>
#include <p2s/rules/areas/areas.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace p2s::app {
namespace {

template <typename Table>
bool is_sorted_by_id(const Table& table) {
  return std::is_sorted(table.begin(), table.end(),
                        [](const Rule& a, const Rule& b) { return a.id < b.id; });
}

TEST(RuleCatalogue, TablesAreSorted) {
  EXPECT_TRUE(is_sorted_by_id(kStoreRules));
  EXPECT_TRUE(is_sorted_by_id(diagnosis::kDiagnosisRules));
  EXPECT_TRUE(is_sorted_by_id(package::kPackageRules));
  EXPECT_TRUE(is_sorted_by_id(kit::kKitRules));
  for (const auto& file : rules::pool_rules())
    EXPECT_TRUE(is_sorted_by_id(file)) << file.front().id;
  for (const auto& file : rules::gateway_rules())
    EXPECT_TRUE(is_sorted_by_id(file)) << file.front().id;
}

TEST(RuleCatalogue, KnowsTheRulesOfEveryAreaOnce) {
  std::set<std::string_view> ids;
  std::set<std::string_view> areas;
  for (const Rule& rule : rule_catalogue()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    const auto& area = area_of(rule);
    EXPECT_TRUE(rule.id.starts_with(area.prefix)) << rule.id;
    areas.insert(area.prefix);
  }
  EXPECT_EQ(areas.size(), rule_areas().size());
  for (const auto* id : {"POOL-001", "CRT-002", "DIAG-001", "PKG-001", "KIT-001", "STORE-004"})
    EXPECT_TRUE(ids.contains(id)) << id;
}

/// "derived", "unconfirmed" and the like are not a page.
bool names_page(std::string_view reference) {
  const auto has = [&](std::string_view part) {
    return reference.find(part) != std::string_view::npos;
  };
  return reference.starts_with("unconfirmed: ") || has(".md") || has("://") || has("github.com/") ||
         has(".go") || has(" (20") || has(" 2024)") || has(".blog") || has("RFC ") || has("FAQ") ||
         has("SDK");
}

TEST(RuleCatalogue, RulesHaveATitleAndNameTheirPage) {
  for (const Rule& rule : rule_catalogue()) {
    EXPECT_FALSE(rule.title.empty()) << rule.id;
    EXPECT_FALSE(rule.reference.starts_with("derived")) << rule.id;
    EXPECT_TRUE(rule.reference.empty() || names_page(rule.reference))
        << rule.id << ": " << rule.reference;
    EXPECT_TRUE(rule.unchecked.empty() || rule.reference.empty()) << rule.id;
  }
}

}  // namespace
}  // namespace p2s::app
