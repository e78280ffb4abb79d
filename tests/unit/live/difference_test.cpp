// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/bytes.hpp>
#include <p2s/live/difference.hpp>

#include <gtest/gtest.h>

namespace p2s::live {
namespace {

using Kind = DifferenceKind;

std::vector<Difference> compare(const spec::GatewaySpec& live, const spec::GatewaySpec& desired) {
  return differences(live, desired);
}

spec::Network network(std::string_view text) {
  return {net::Prefix::parse(text).prefix.value(), ""};
}

TEST(Differences, OfRootsAreByCertificate) {
  spec::GatewaySpec live, desired;
  live.roots = {{"A", "", "MAMCAQE=", ""}, {"B", "", "MAMCAQI=", ""}, {"C", "", "MAMCAQM=", ""}};
  desired.roots = {
      {"Renamed", "", "MAMC AQE=", ""}, {"b", "", "MAMCAQQ=", ""}, {"D", "", "MAMCAQU=", ""}};
  EXPECT_EQ(compare(live, desired),
            (std::vector<Difference>{{Part::roots, Kind::changed, "b", "MAMCAQI=", "MAMCAQQ="},
                                     {Part::roots, Kind::added, "D", "", "MAMCAQU="},
                                     {Part::roots, Kind::removed, "C", "MAMCAQM=", ""}}));
}

TEST(Differences, OfRevokedCertificatesAreByThumbprint) {
  spec::GatewaySpec live, desired;
  const std::string first(40, 'A'), second(40, 'B');
  live.revoked = {{"x", std::string(40, 'a'), ""}};
  desired.revoked = {{"y", first, ""}, {"z", second, ""}};
  EXPECT_EQ(compare(live, desired),
            (std::vector<Difference>{{Part::revoked, Kind::added, "z", "", second}}));
}

TEST(Differences, RemoveACertificateUnderEachOfItsNames) {
  spec::GatewaySpec live, desired;
  const std::string first(40, 'A'), second(40, 'B');
  live.roots = {{"A", "", "MAMCAQE=", ""},
                {"B", "", "MAMCAQE=", ""},
                {"C", "", "MAMCAQI=", ""},
                {"D", "", "MAMCAQI=", ""}};
  desired.roots = {{"C", "", "MAMCAQI=", ""}};
  live.revoked = {{"a", first, ""}, {"b", first, ""}, {"c", second, ""}, {"d", second, ""}};
  desired.revoked = {{"c", second, ""}, {"e", second, ""}};
  EXPECT_EQ(compare(live, desired),
            (std::vector<Difference>{{Part::roots, Kind::removed, "A", "MAMCAQE=", ""},
                                     {Part::roots, Kind::removed, "B", "MAMCAQE=", ""},
                                     {Part::revoked, Kind::removed, "a", first, ""},
                                     {Part::revoked, Kind::removed, "b", first, ""}}));
}

TEST(Differences, IgnoreOrderHostBitsAndSlashes) {
  spec::GatewaySpec live, desired;
  live.pools = {{"172.16.0.0/24", "", ""}, {"172.16.1.0/24", "", ""}};
  desired.pools = {{"172.16.1.0/24", "", ""}, {"172.16.0.9/24", "", ""}};
  live.custom_routes = {network("10.1.0.0/16"), network("10.2.0.0/16")};
  desired.custom_routes = {network("10.2.0.0/16"), network("10.1.0.0/16")};
  live.entra.tenant = "https://Login.MicrosoftOnline.com/AbC/";
  live.entra.audiences = {"AB"};
  live.entra.issuer = "https://x/y";
  desired.entra.tenant = "https://login.microsoftonline.com/AbC";
  desired.entra.audiences = {"ab"};
  desired.entra.issuer = "https://x/y/";
  EXPECT_TRUE(compare(live, desired).empty());
}

TEST(Differences, SayWhatChanged) {
  spec::GatewaySpec live, desired;
  live.tunnels = {azure::Tunnel::sstp, azure::Tunnel::ikev2};
  desired.tunnels = {azure::Tunnel::openvpn, azure::Tunnel::ikev2};
  desired.custom_routes = {network("10.2.0.0/16")};
  live.radius.servers = {{"10.0.0.1", "prompt", 30, ""}};
  desired.radius.servers = {{"10.0.0.1", "env:X", {}, ""}};
  EXPECT_EQ(compare(live, desired),
            (std::vector<Difference>{
                {Part::tunnels, Kind::added, "OpenVPN", "", "OpenVPN"},
                {Part::tunnels, Kind::removed, "SSTP", "SSTP", ""},
                {Part::custom_routes, Kind::added, "10.2.0.0/16", "", "10.2.0.0/16"}}));
}

TEST(Differences, IgnoreSettingsOfUnusedMethods) {
  spec::GatewaySpec live, desired;
  live.authentication.insert(azure::Method::certificate);
  desired.authentication.insert(azure::Method::certificate);
  live.radius.servers = {{"10.0.0.1", "prompt", 30, ""}};
  desired.entra.tenant = "https://login.microsoftonline.com/1";
  EXPECT_TRUE(compare(live, desired).empty());
  EXPECT_EQ(differences(live, desired, {Part::authentication}),
            (std::vector<Difference>{{Part::radius, Kind::removed, "10.0.0.1", "10.0.0.1", ""}}));
  desired.authentication = {};
  EXPECT_EQ(compare(live, desired).size(), 2U);
  live.authentication = {};
  live.authentication.insert(azure::Method::radius);
  desired.authentication = live.authentication;
  live.roots = {{"A", "", "MAMCAQE=", ""}};
  desired.revoked = {{"a", std::string(40, 'A'), ""}};
  EXPECT_EQ(compare(live, desired),
            (std::vector<Difference>{{Part::radius, Kind::removed, "10.0.0.1", "10.0.0.1", ""}}));
}

TEST(Differences, AScoreThatIsNotGivenIsTheHighest) {
  spec::GatewaySpec live, desired;
  live.radius.servers = {{"10.0.0.1", "prompt", 30, ""}, {"10.0.0.2", "prompt", 20, ""}};
  desired.radius.servers = {{"10.0.0.1", "env:X", {}, ""}, {"10.0.0.2", "env:X", 20, ""}};
  EXPECT_TRUE(compare(live, desired).empty());
  desired.radius.servers[1].score.reset();
  EXPECT_EQ(
      compare(live, desired),
      (std::vector<Difference>{{Part::radius, Kind::changed, "10.0.0.2", "score 20", "score 30"}}));
}

TEST(Differences, OfAPolicyAreOneChange) {
  spec::GatewaySpec live, desired;
  live.ipsec = {{"AES256", "SHA256", "DHGroup14", "AES256", "SHA256", "None", 27000, 102400000}};
  desired.ipsec = {{"AES256", "SHA256", "DHGroup14", "AES256", "SHA256", "None"}};
  EXPECT_TRUE(compare(live, desired).empty());
  desired.ipsec[0].dh_group = "ECP384";
  const auto found = compare(live, desired);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Kind::changed);
  EXPECT_EQ(found[0].after,
            "IKE AES256/SHA256/ECP384, IPsec AES256/SHA256/None, 27000 s, 102400000 KB");
}

TEST(Differences, PoolsOfAGroupAreThoseOfItsConfiguration) {
  spec::GatewaySpec live, desired;
  live.groups = {{"staff", true, 0, {{"AADGroupId", "1"}}, ""}};
  live.configurations = {{"any-name", {"staff"}, ""}};
  live.pools = {{"172.16.2.0/24", "", "any-name"}};
  desired.groups = live.groups;
  desired.pools = {{"172.16.2.0/24", "", "staff"}};
  EXPECT_TRUE(compare(live, desired).empty());
  desired.pools[0].text = "172.16.3.0/24";
  desired.groups[0].priority = 1;
  EXPECT_EQ(compare(live, desired).size(), 2U);
}

TEST(Differences, LeaveOutWhatWasNotRead) {
  spec::GatewaySpec live, desired;
  desired.groups = {{"staff", true, 0, {}, ""}};
  EXPECT_EQ(differences(live, desired).size(), 1U);
  EXPECT_TRUE(differences(live, desired, {Part::groups}).empty());
}

}  // namespace
}  // namespace p2s::live
