// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/kits/kit_planning.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

net::Prefix prefix(const char* text) { return net::Prefix::parse(text).prefix.value(); }

package::VendorPackage gateway_with(std::vector<net::Prefix> routes) {
  package::VendorPackage gateway;
  gateway.source = "corp.zip";
  gateway.routes = std::move(routes);
  return gateway;
}

kit::KitSettings forced() {
  kit::KitSettings settings;
  settings.forced_tunnel = true;
  return settings;
}

TEST(KitPlanning, ReportsForcedTunnellingWithoutInternet) {
  const auto finding =
      missing_internet_route(gateway_with({prefix("10.1.0.0/16")}), nullptr, forced());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->rule, "KIT-009");
  EXPECT_EQ(finding->severity, Severity::warning);
  EXPECT_EQ(finding->subject, "corp.zip");
}

TEST(KitPlanning, HalfADefaultRouteIsNotADefaultRoute) {
  for (const auto* half : {"0.0.0.0/1", "128.0.0.0/1", "::/0"})
    EXPECT_TRUE(missing_internet_route(gateway_with({prefix(half)}), nullptr, forced())) << half;
}

TEST(KitPlanning, AcceptsForcedTunnellingWithDefaultRoute) {
  EXPECT_FALSE(missing_internet_route(gateway_with({prefix("0.0.0.0/0")}), nullptr, forced()));
  EXPECT_FALSE(missing_internet_route(gateway_with({prefix("128.0.0.0/1"), prefix("0.0.0.0/1")}),
                                      nullptr, forced()));
}

TEST(KitPlanning, UsesDefaultRouteOfSpec) {
  const auto spec =
      spec::read_spec("gateway = {custom_routes = ['0.0.0.0/1', '128.0.0.0/1']}\n", "p2s.toml");
  EXPECT_FALSE(missing_internet_route(gateway_with({}), &spec, forced()));
  const auto plain = spec::read_spec("vnet = {prefixes = ['10.1.0.0/16']}\n", "p2s.toml");
  EXPECT_TRUE(missing_internet_route(gateway_with({}), &plain, forced()));
}

TEST(KitPlanning, AcceptsSplitTunnelling) {
  EXPECT_FALSE(missing_internet_route(gateway_with({}), nullptr, {}));
}

}  // namespace
}  // namespace p2s::app
