#include <p2s/app/kits/kit_facts.hpp>

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

kit::KitWishes forced() {
  kit::KitWishes wishes;
  wishes.forced_tunnel = true;
  return wishes;
}

TEST(KitFacts, ForcedTunnellingIntoAGatewayWithoutInternetIsSaid) {
  const auto finding = no_way_out(gateway_with({prefix("10.1.0.0/16")}), nullptr, forced());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->rule, "KIT-009");
  EXPECT_EQ(finding->severity, Severity::warning);
  EXPECT_EQ(finding->subject, "corp.zip");
}

TEST(KitFacts, HalfADefaultRouteLeadsNotEverywhere) {
  for (const auto* half : {"0.0.0.0/1", "128.0.0.0/1", "::/0"})
    EXPECT_TRUE(no_way_out(gateway_with({prefix(half)}), nullptr, forced())) << half;
}

TEST(KitFacts, AGatewayThatAdvertisesADefaultRouteMeansForcedTunnelling) {
  EXPECT_FALSE(no_way_out(gateway_with({prefix("0.0.0.0/0")}), nullptr, forced()));
  EXPECT_FALSE(
      no_way_out(gateway_with({prefix("128.0.0.0/1"), prefix("0.0.0.0/1")}), nullptr, forced()));
}

TEST(KitFacts, TheSpecTellsOfADefaultRouteThatThePackageLacks) {
  const auto spec =
      spec::read_spec("gateway = {custom_routes = ['0.0.0.0/1', '128.0.0.0/1']}\n", "p2s.toml");
  EXPECT_FALSE(no_way_out(gateway_with({}), &spec, forced()));
  const auto plain = spec::read_spec("vnet = {prefixes = ['10.1.0.0/16']}\n", "p2s.toml");
  EXPECT_TRUE(no_way_out(gateway_with({}), &plain, forced()));
}

TEST(KitFacts, NothingIsSaidOfSplitTunnelling) {
  EXPECT_FALSE(no_way_out(gateway_with({}), nullptr, {}));
}

}  // namespace
}  // namespace p2s::app
