// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/compatibility.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/planning/client_support.hpp>
#include <p2s/spec/spec.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::planning {
namespace {

Time midnight(std::string_view date) { return parse_time(date).value(); }

ClientQuery query(azure::TunnelSet tunnels, azure::MethodSet methods, std::vector<System> systems,
                  std::string_view date = "2026-11-01") {
  return {tunnels, std::move(methods), std::move(systems), "VpnGw2AZ", midnight(date)};
}

/// "azure-vpn-client/entra/openvpn" of each usable client.
std::vector<std::string> usable(const ClientQuery& asked) {
  std::vector<std::string> found;
  for (const auto& client : supported_clients(asked).usable) {
    found.push_back(std::string(client.row->software) + "/" +
                    std::string(to_string(client.row->method)) + "/" +
                    std::string(to_string(client.row->tunnel)));
  }
  return found;
}

using Names = std::vector<std::string>;
constexpr auto kCertificate = azure::Method::certificate;
constexpr auto kEntra = azure::Method::entra;
constexpr auto kRadius = azure::Method::radius;
constexpr azure::TunnelSet kOpenvpn{azure::Tunnel::openvpn};
constexpr azure::TunnelSet kIkev2{azure::Tunnel::ikev2};
constexpr azure::TunnelSet kBoth{azure::Tunnel::ikev2, azure::Tunnel::openvpn};

TEST(ClientMatrix, RowsAreWellFormedAndUnique) {
  const auto& ids = azure::kSoftwareIds;
  std::set<std::tuple<azure::Method, azure::Tunnel, System, std::string_view>> seen;
  for (const auto& row : azure::client_matrix()) {
    EXPECT_NE(std::find(ids.begin(), ids.end(), row.software), ids.end()) << row.software;
    EXPECT_TRUE(azure::carries(row.tunnel, row.method)) << row.software;
    EXPECT_FALSE(row.source.empty());
    EXPECT_EQ(row.source.find("unconfirmed") == std::string_view::npos, row.confirmed);
    EXPECT_TRUE(row.last_day.empty() || parse_time(row.last_day)) << row.last_day;
    EXPECT_EQ(row.tunnel == azure::Tunnel::sstp, row.last_day == "2027-03-30");
    EXPECT_TRUE(seen.emplace(row.method, row.tunnel, row.system, row.software).second);
  }
}

TEST(ClientMatrix, RowsAreGroupedBySystem) {
  const auto rows = azure::client_matrix();
  EXPECT_TRUE(std::is_sorted(
      rows.begin(), rows.end(),
      [](const azure::ClientRow& a, const azure::ClientRow& b) { return a.system < b.system; }));
}

TEST(ClientMatrix, NamesItsSoftware) {
  EXPECT_EQ(azure::software_name("azure-vpn-client"), "Azure VPN Client");
  EXPECT_EQ(azure::software_name("pptp"), "pptp");
}

TEST(ChooseClients, FollowsThePublishedTable) {
  EXPECT_EQ(usable(query(kIkev2, {kCertificate}, {System::windows})),
            Names{"native/certificate/ikev2"});
  EXPECT_EQ(usable(query(kOpenvpn, {kCertificate}, {System::windows})),
            (Names{"azure-vpn-client/certificate/openvpn", "openvpn-connect/certificate/openvpn",
                   "openvpn/certificate/openvpn"}));
  EXPECT_EQ(usable(query(kOpenvpn, {kEntra}, {System::windows, System::macos})),
            (Names{"azure-vpn-client/entra/openvpn", "azure-vpn-client/entra/openvpn"}));
  EXPECT_EQ(usable(query(kBoth, {kCertificate}, {System::ios})),
            (Names{"native/certificate/ikev2", "openvpn-connect/certificate/openvpn"}));
  EXPECT_EQ(usable(query(kIkev2, {kCertificate}, {System::gnu_linux, System::android})),
            (Names{"strongswan/certificate/ikev2", "strongswan/certificate/ikev2"}));
  EXPECT_EQ(usable(query({azure::Tunnel::sstp}, {kCertificate}, {})),
            Names{"native/certificate/sstp"});
}

TEST(ChooseClients, LosesTheAzureVpnClientOnLinuxAfterItsLastDay) {
  const auto last = query(kOpenvpn, {kEntra}, {System::gnu_linux}, "2026-08-31T23:59:59Z");
  const auto support = supported_clients(last);
  ASSERT_EQ(support.usable.size(), 1U);
  EXPECT_EQ(support.usable[0].note, "supported until 2026-08-31");
  EXPECT_TRUE(support.unsupported.empty());

  const auto after =
      supported_clients(query(kOpenvpn, {kEntra}, {System::gnu_linux}, "2026-09-01"));
  EXPECT_TRUE(after.usable.empty());
  ASSERT_EQ(after.unsupported.size(), 1U);
  EXPECT_EQ(after.unsupported[0].method, kEntra);
  EXPECT_EQ(after.unsupported[0].reason, "Azure VPN Client (OpenVPN): retired after 2026-08-31");
}

TEST(ChooseClients, LosesSstpWhenItStops) {
  EXPECT_EQ(usable(query({azure::Tunnel::sstp}, {kRadius}, {System::windows}, "2027-03-30")),
            Names{"native/radius/sstp"});
  EXPECT_TRUE(
      usable(query({azure::Tunnel::sstp}, {kRadius}, {System::windows}, "2027-03-31")).empty());
}

TEST(ChooseClients, TellsForEachMethodWhoHasNothing) {
  const auto choice = supported_clients(query(kBoth, {kCertificate, kEntra}, {System::android}));
  EXPECT_EQ(choice.usable.size(), 2U);
  ASSERT_EQ(choice.unsupported.size(), 1U);
  EXPECT_EQ(choice.unsupported[0].system, System::android);
  EXPECT_EQ(choice.unsupported[0].reason, "no client for Android supports Microsoft Entra ID");

  const auto sstp =
      supported_clients(query({azure::Tunnel::sstp}, {kCertificate}, {System::macos}));
  ASSERT_EQ(sstp.unsupported.size(), 1U);
  EXPECT_EQ(sstp.unsupported[0].reason,
            "built-in VPN client (IKEv2): the gateway does not offer IKEv2; OpenVPN 2.x (OpenVPN): "
            "the gateway does not offer OpenVPN; OpenVPN Connect 3.x (OpenVPN): the gateway does "
            "not offer OpenVPN");
}

TEST(ChooseClients, MarksWhatIsUnconfirmed) {
  const auto choice = supported_clients(query(kOpenvpn, {kRadius}, {System::gnu_linux}));
  ASSERT_EQ(choice.usable.size(), 1U);
  EXPECT_FALSE(choice.usable[0].row->confirmed);
  EXPECT_EQ(choice.usable[0].note, "unconfirmed: this client is not documented");
  EXPECT_EQ(supported_clients(query(kIkev2, {kRadius}, {System::gnu_linux})).usable.at(0).note, "");
}

TEST(ChooseClients, TreatsEmptySetsAsAll) {
  const auto support = supported_clients(query({}, {}, {}));
  std::set<System> systems;
  for (const auto& client : support.usable) systems.insert(client.row->system);
  EXPECT_EQ(systems.size(), 5U);
  // Phones never had Entra ID, and Linux lost it.
  EXPECT_EQ(support.unsupported.size(), 3U);
}

TEST(ChooseClients, LimitsBasicSkuToItsTunnelTypes) {
  auto asked = query({}, {kCertificate, kRadius}, {System::windows});
  asked.sku = "basic";
  EXPECT_EQ(usable(asked), (Names{"native/certificate/ikev2", "native/certificate/sstp"}));
  EXPECT_EQ(supported_clients(asked).usable[0].note,
            "unconfirmed: Azure's pages disagree on IKEv2 with the Basic SKU");
  asked.as_of = midnight("2025-10-31");
  EXPECT_EQ(usable(asked), Names{"native/certificate/sstp"});
}

TEST(ChooseClients, ReadsQueryFromSpec) {
  const auto spec = spec::read_spec(R"(
[gateway]
sku = "VpnGw2AZ"
tunnels = ["ikev2"]
authentication = ["radius"]
)",
                                    "p2s.toml");
  const auto asked = client_query(spec, midnight("2026-11-01"));
  EXPECT_EQ(asked.tunnels, kIkev2);
  EXPECT_EQ(asked.methods, azure::MethodSet{kRadius});
  EXPECT_EQ(asked.sku, "VpnGw2AZ");
  EXPECT_EQ(asked.as_of, midnight("2026-11-01"));
}

}  // namespace
}  // namespace p2s::planning
