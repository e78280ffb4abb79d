// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/live/difference.hpp>
#include <p2s/live/live_gateway.hpp>
#include <p2s/live/spec_text.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace p2s::live {
namespace {

using Json = nlohmann::json;

Bytes form_bytes(const std::string& name) {
  return read_file(std::string(P2S_TEST_DATA) + "/live/" + name + ".json");
}
LiveGateway read_form(const std::string& name) {
  return read_live_gateway(form_bytes(name), name + ".json");
}
LiveGateway read_json(const Json& json) {
  const auto text = json.dump();
  return read_live_gateway(as_bytes(text), "live.json");
}
Json arm() { return Json::parse(as_text(form_bytes("arm"))); }
Json& config_of(Json& gateway) { return gateway["properties"]["vpnClientConfiguration"]; }

/// The message of the refusal, with its hint.
std::string refusal(std::string_view text) {
  try {
    read_live_gateway(as_bytes(text), "f");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed);
    return error.message() + " | " + error.hint();
  }
  return "accepted";
}
std::string refusal_of(const Json& json) { return refusal(json.dump()); }

bool has_rule(const LiveGateway& live, std::string_view rule) {
  return std::any_of(live.findings.begin(), live.findings.end(),
                     [&](const Finding& each) { return each.rule == rule; });
}

class EveryForm : public ::testing::TestWithParam<const char*> {};

TEST_P(EveryForm, ShowsTheSameGateway) {
  const auto expected = read_form("arm");
  const auto live = read_form(GetParam());
  EXPECT_TRUE(differences(live.spec, expected.spec, live.unread).empty());
  EXPECT_TRUE(differences(expected.spec, live.spec, live.unread).empty());
  EXPECT_EQ(live.spec.name, "vgw-contoso");
  EXPECT_EQ(live.spec.location, "westeurope");
  EXPECT_EQ(live.spec.sku, "VpnGw1AZ");
  EXPECT_EQ(live.spec.generation, 1U);
  EXPECT_EQ(live.spec.vpn_type, "RouteBased");
  EXPECT_EQ(live.spec.type, "Vpn");
  EXPECT_EQ(live.spec.public_ip.count, 1U);
  EXPECT_EQ(live.spec.roots.at(0).name, "contoso-root-2026");
  EXPECT_EQ(live.spec.revoked.at(0).name, "laptop-17");
  EXPECT_TRUE(live.unread.empty());
  EXPECT_TRUE(live.findings.empty()) << live.findings.at(0).message;
  EXPECT_TRUE(live.point_to_site);
}
TEST_P(EveryForm, BecomesASpecWithoutDifferences) {
  const auto live = read_form(GetParam());
  const auto spec = spec::read_spec(spec_text(live), "p2s.toml");
  EXPECT_TRUE(differences(live.spec, spec, live.unread).empty());
  EXPECT_EQ(spec.sku, live.spec.sku);
  EXPECT_EQ(spec.public_ip.count, 1U);
}
INSTANTIATE_TEST_SUITE_P(Forms, EveryForm,
                         ::testing::Values("arm", "cli", "cli-old", "cli-create", "cli-list",
                                           "list", "powershell", "windows-powershell",
                                           "terraform-state", "terraform-plan", "azapi",
                                           "template"));

TEST(LiveReader, ReadsAllOfAnArmBody) {
  const auto live = read_form("arm");
  const auto& spec = live.spec;
  EXPECT_EQ(live.form, Form::arm);
  EXPECT_EQ(live.subscription, "00000000-0000-0000-0000-000000000001");
  EXPECT_EQ(live.resource_group, "rg-net");
  EXPECT_EQ(spec.tunnels.to_string(), "ikev2+openvpn");
  EXPECT_EQ(azure::to_string(spec.authentication), "certificate+entra");
  ASSERT_EQ(spec.pools.size(), 2U);
  EXPECT_EQ(spec.pools[0].origin,
            "properties.vpnClientConfiguration.vpnClientAddressPool.addressPrefixes[0]");
  EXPECT_EQ(spec.pools[1].group, "staff-pool");
  EXPECT_EQ(spec.custom_routes.size(), 2U);
  EXPECT_EQ(spec.entra.audiences.at(0), "66666666-7777-8888-9999-000000000000");
  ASSERT_EQ(spec.radius.servers.size(), 2U);
  EXPECT_EQ(spec.radius.servers[0].score, 30);
  ASSERT_EQ(spec.ipsec.size(), 1U);
  EXPECT_EQ(spec.ipsec[0].pfs_group, "ECP384");
  ASSERT_EQ(spec.groups.size(), 1U);
  EXPECT_EQ(spec.groups[0].members.at(0).value, "contoso.com");
  EXPECT_EQ(spec.configurations.at(0).groups, std::vector<std::string>{"staff"});
}

TEST(LiveReader, KnowsThatTheGatewayExists) {
  const auto spec = read_form("cli").spec;
  EXPECT_EQ(spec.current_sku, "VpnGw1AZ");
  EXPECT_EQ(spec.current_tunnels, spec.tunnels);
}

TEST(LiveReader, KnowsWhereValuesAre) {
  EXPECT_EQ(read_form("arm").places.at("gateway.tunnels"),
            "properties.vpnClientConfiguration.vpnClientProtocols");
  EXPECT_EQ(read_form("powershell").places.at("gateway.sku"), "Sku");
}

TEST(LiveReader, DerivesTheCloudFromTheTenant) {
  auto json = arm();
  config_of(json)["aadTenant"] = "https://login.microsoftonline.us/1";
  EXPECT_EQ(read_json(json).spec.entra.cloud, "government");
  EXPECT_EQ(read_form("arm").spec.entra.cloud, "public");
}

TEST(LiveReader, DetectsTheForm) {
  EXPECT_EQ(read_form("cli").form, Form::azure_cli);
  EXPECT_EQ(read_form("powershell").form, Form::powershell);
  EXPECT_EQ(read_form("terraform-state").form, Form::terraform);
  EXPECT_EQ(read_form("azapi").form, Form::terraform);
  EXPECT_EQ(read_form("template").form, Form::arm_template);
}

TEST(LiveReader, ExplainsCutOutputOfPowerShell) {
  const auto text = refusal(as_text(form_bytes("powershell-cut")));
  EXPECT_NE(text.find("was cut off at 'VpnClientConfiguration."), text.npos) << text;
  EXPECT_NE(text.find("-Depth 10"), text.npos);
}

TEST(LiveReader, TypeNameWithEmptyTextIsCutOff) {
  auto json = Json::parse(as_text(form_bytes("powershell")));
  json["VpnClientConfiguration"] =
      "Microsoft.Azure.Commands.Network.Models.PSVpnClientConfiguration";
  json["VpnClientConfigurationText"] = "{}";
  EXPECT_NE(refusal_of(json).find("was cut off"), std::string::npos);
}

TEST(LiveReader, PartsThatPowerShellAlwaysPrintsAreUnknownIfTheyAreMissing) {
  auto json = Json::parse(as_text(form_bytes("powershell")));
  EXPECT_FALSE(read_json(json).unread.contains(Part::roots));
  auto& config = json["VpnClientConfiguration"];
  config["VpnClientRootCertificates"] = nullptr;
  EXPECT_FALSE(read_json(json).unread.contains(Part::roots)) << "null: there are none";
  for (const char* const key : {"VpnClientRootCertificates", "VpnClientRevokedCertificates",
                                "VpnClientAddressPool", "VpnAuthenticationTypes"})
    config.erase(key);
  const auto unread = read_json(json).unread;
  for (const auto part : {Part::roots, Part::revoked, Part::pools, Part::authentication})
    EXPECT_TRUE(unread.contains(part)) << to_string(part);
}

TEST(LiveReader, UnwrapsCertificatesAndReportsIt) {
  const auto line = read_form("arm").spec.roots.at(0).data;
  const auto der = from_base64(line).value();
  const auto pem = "-----BEGIN CERTIFICATE-----\r\n" +
                   replace_all(to_base64_lines(der), "\n", "\r\n") +
                   "-----END CERTIFICATE-----\r\n";
  const std::vector<std::pair<std::string, std::string>> cases{
      {to_base64_lines(der), "has line breaks"},
      {replace_all(to_base64_lines(der), "\n", " "), "has spaces"},
      {pem, "has BEGIN and END lines"},
      {to_base64(as_bytes(pem)), "is encoded twice"},
      {to_base64_lines(as_bytes(pem)), "is encoded twice"},
      {to_base64(as_bytes(line)), "is encoded twice"}};
  for (const auto& [data, fault] : cases) {
    auto json = arm();
    config_of(json)["vpnClientRootCertificates"][0]["properties"]["publicCertData"] = data;
    const auto live = read_json(json);
    EXPECT_EQ(live.spec.roots.at(0).data, line) << fault;
    ASSERT_EQ(live.findings.size(), 1U) << fault;
    EXPECT_EQ(live.findings[0].rule, "LIVE-002");
    EXPECT_EQ(live.findings[0].message, "data of root 'contoso-root-2026' " + fault);
  }
}

TEST(LiveReader, KeepsDataThatIsNoCertificate) {
  for (const std::string data : {"", "garbage!", "AAAA", "MAMC"}) {
    auto json = arm();
    config_of(json)["vpnClientRootCertificates"][0]["properties"]["publicCertData"] = data;
    EXPECT_EQ(read_json(json).spec.roots.at(0).data, data);
  }
}

TEST(LiveReader, DropsAPrivateKeyInARoot) {
  auto json = arm();
  config_of(json)["vpnClientRootCertificates"][0]["properties"]["publicCertData"] =
      to_base64(as_bytes("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"));
  const auto live = read_json(json);
  EXPECT_TRUE(has_rule(live, "LIVE-003"));
  EXPECT_EQ(live.spec.roots.at(0).data.find("AAAA"), std::string::npos);
}

TEST(LiveReader, ReportsSecretsWithoutReadingThem) {
  auto json = arm();
  config_of(json)["radiusServers"][0]["radiusServerSecret"] = "hunter2-hunter2";
  const auto live = read_json(json);
  ASSERT_EQ(live.findings.size(), 1U);
  EXPECT_EQ(live.findings[0].rule, "LIVE-003");
  EXPECT_EQ(live.findings[0].subject,
            "properties.vpnClientConfiguration.radiusServers[0].radiusServerSecret");
  EXPECT_EQ(live.findings[0].message.find("hunter2"), std::string::npos);
  EXPECT_EQ(live.spec.radius.servers.at(0).secret, "prompt");
}

TEST(LiveReader, ReportsAGatewayThatIsBeingChanged) {
  auto json = arm();
  json["properties"]["provisioningState"] = "Updating";
  EXPECT_TRUE(has_rule(read_json(json), "LIVE-001"));
}

TEST(LiveReader, CleansThumbprints) {
  auto json = arm();
  config_of(json)["vpnClientRevokedCertificates"][0]["properties"]["thumbprint"] =
      "\u200e01 23 45 67 89 ab cd ef 01 23 45 67 89 ab cd ef 01 23 45 67";
  const auto live = read_json(json);
  EXPECT_EQ(live.spec.revoked.at(0).thumbprint, "0123456789ABCDEF0123456789ABCDEF01234567");
  EXPECT_TRUE(has_rule(live, "LIVE-004"));
}

TEST(LiveReader, ReportsOtherSpellings) {
  auto json = arm();
  config_of(json)["vpnClientProtocols"] = {"IKEv2", "openvpn", "WireGuard"};
  const auto live = read_json(json);
  EXPECT_EQ(live.spec.tunnels.to_string(), "ikev2+openvpn");
  EXPECT_EQ(live.findings.size(), 3U);
  EXPECT_EQ(live.findings[0].message, "'IKEv2' is spelled 'IkeV2' in Azure");
  EXPECT_EQ(live.findings[2].message, "unknown value 'WireGuard'");
}

TEST(LiveReader, ReadsAGatewayWithoutPointToSite) {
  auto json = arm();
  json["properties"].erase("vpnClientConfiguration");
  const auto live = read_json(json);
  EXPECT_FALSE(live.point_to_site);
  EXPECT_TRUE(live.spec.tunnels.empty());
  EXPECT_FALSE(live.unread.contains(Part::tunnels));
}

TEST(LiveReader, MissingGroupsAreUnknown) {
  auto json = arm();
  json["properties"].erase("virtualNetworkGatewayPolicyGroups");
  config_of(json).erase("vngClientConnectionConfigurations");
  EXPECT_EQ(read_json(json).unread, (Parts{Part::groups, Part::connections}));
}

TEST(LiveReader, PoolsOfUnknownGroupsAreUnknown) {
  auto json = arm();
  json["properties"].erase("virtualNetworkGatewayPolicyGroups");
  const auto live = read_json(json);
  EXPECT_EQ(live.unread, (Parts{Part::groups, Part::connections}));
  const auto spec = spec::read_spec(spec_text(live), "p2s.toml");
  EXPECT_TRUE(differences(live.spec, spec, live.unread).empty());
}

TEST(LiveReader, AcceptsNullsForWhatIsMissing) {
  auto json = arm();
  for (auto& [key, value] : config_of(json).items()) value = nullptr;
  const auto live = read_json(json);
  EXPECT_TRUE(live.spec.roots.empty());
  EXPECT_TRUE(live.unread.contains(Part::tunnels));
}

TEST(LiveReader, AcceptsUnknownMembers) {
  auto json = arm();
  json["properties"]["isMigrateToCSES"] = {{"deep", {1, 2, {{"x", nullptr}}}}};
  config_of(json)["vpnClientConnectionHealth"] = 7;
  EXPECT_EQ(read_json(json).spec, read_form("arm").spec);
}

TEST(LiveReader, RefusesWrongTypesWithTheirPath) {
  const auto wrong = [](const char* pointer, const Json& value) {
    auto json = arm();
    json[Json::json_pointer(pointer)] = value;
    return refusal_of(json);
  };
  const std::string config = "/properties/vpnClientConfiguration";
  EXPECT_EQ(wrong((config + "/vpnClientProtocols").c_str(), "OpenVPN"),
            "'f': 'properties.vpnClientConfiguration.vpnClientProtocols' is a string, expected a "
            "list | ");
  EXPECT_NE(wrong((config + "/vpnClientRootCertificates").c_str(), {{"name", "x"}}).find("a list"),
            std::string::npos);
  EXPECT_NE(wrong((config + "/vpnClientAddressPool").c_str(), 5).find("an object"),
            std::string::npos);
  EXPECT_NE(wrong((config + "/aadTenant").c_str(), 5).find("a string"), std::string::npos);
  EXPECT_NE(wrong("/properties/activeActive", "no").find("true or false"), std::string::npos);
  EXPECT_NE(wrong((config + "/vpnClientIpsecPolicies/0/saLifeTimeSeconds").c_str(), 1.5)
                .find("a whole number"),
            std::string::npos);
}

TEST(LiveReader, NamesOtherFiles) {
  const auto names = [](const Json& json, std::string_view what) {
    const auto text = refusal_of(json);
    EXPECT_NE(text.find(what), text.npos) << text;
  };
  names({{"type", "Microsoft.Network/vpnServerConfigurations"}}, "Virtual WAN");
  names({{"type", "Microsoft.Network/p2svpnGateways"}}, "Virtual WAN");
  names({{"type", "Microsoft.Network/connections"}}, "of type 'Microsoft.Network/connections'");
  names({{"error", {{"code", "ResourceNotFound"}}}}, "(ResourceNotFound)");
  names({{"version", 4}, {"lineage", "x"}, {"resources", Json::array()}}, "terraform show -json");
  names({{"$schema", "https://x/deploymentParameters.json#"}, {"parameters", {}}},
        "parameter file");
  names({{"$schema", "https://x/deploymentTemplate.json#"}, {"resources", Json::array()}},
        "a template without");
  names({{"$schema", "https://x/deploymentTemplate.json#"}, {"RESOURCES", 1}}, "other JSON");
  names({{"format_version", "1.0"}}, "terraform show without");
  names(Json::array(), "a list without");
  names(Json::array({{{"vpnConnectionId", "x"}}}), "connected clients");
  names({{"value", Json::array({{{"vpnConnectionId", "x"}}})}}, "connected clients");
  names({{"a", 1}}, "other JSON");
  names(7, "other JSON");
}

TEST(LiveReader, NamesTheGatewaysOfAList) {
  auto second = arm();
  second["name"] = "vgw-2";
  EXPECT_NE(refusal_of(Json::array({arm(), second})).find("2 gateways: vgw-contoso, vgw-2"),
            std::string::npos);
  second["properties"]["gatewayType"] = "ExpressRoute";
  EXPECT_EQ(read_json(Json::array({arm(), second})).spec.name, "vgw-contoso");
}

TEST(LiveReader, ReportsMessagesAndCutJson) {
  EXPECT_NE(
      refusal("ERROR: (ResourceNotFound) The Resource 'x' was not found.").find("ERROR: (Res"),
      std::string::npos);
  EXPECT_NE(refusal("{\n  \"name\": \"x\",").find("line 2"), std::string::npos);
  EXPECT_NE(refusal("").find("line 1, column 1"), std::string::npos);
  const auto bytes = form_bytes("arm");
  const auto whole = as_text(bytes);
  for (std::size_t length = 0; length + 2 < whole.size(); length += 97)
    EXPECT_NE(refusal(whole.substr(0, length)), "accepted") << length;
}

TEST(LiveReader, LimitsDepth) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "[";
  EXPECT_NE(refusal(deep).find("nested deeper"), std::string::npos);
}

TEST(LiveReader, ReadsPlansThatCreateTheGateway) {
  auto plan = Json::parse(as_text(form_bytes("terraform-plan")));
  plan.erase("prior_state");
  EXPECT_EQ(read_json(plan).spec.pools.at(0).text, "172.16.210.0/24");
}

TEST(LiveReader, ReportsExpressionsOfATemplate) {
  auto json = Json::parse(as_text(form_bytes("template")));
  config_of(json["resources"][1])["vpnClientAddressPool"]["addressPrefixes"] =
      "[variables('pools')]";
  const auto live = read_json(json);
  EXPECT_EQ(live.unread, Parts{Part::pools});
  EXPECT_TRUE(has_rule(live, "LIVE-005"));
}

TEST(LiveReader, ReadsUtf16WithoutAMark) {
  const auto bytes = form_bytes("arm");
  const auto text = as_text(bytes);
  Bytes wide;
  for (const char c : text) {
    wide.push_back(static_cast<std::uint8_t>(c));
    wide.push_back(0);
  }
  EXPECT_TRUE(looks_like_json(wide));
  EXPECT_EQ(read_live_gateway(wide, "f").spec.name, "vgw-contoso");
}

TEST(LiveReader, DistinguishesJsonFromToml) {
  EXPECT_TRUE(looks_like_json(as_bytes(" \n{}")));
  EXPECT_TRUE(looks_like_json(as_bytes("[{")));
  EXPECT_TRUE(looks_like_json(form_bytes("windows-powershell")));
  EXPECT_FALSE(looks_like_json(as_bytes("[gateway]\n")));
  EXPECT_FALSE(looks_like_json(as_bytes("# {\n[gateway]")));
  EXPECT_FALSE(looks_like_json(as_bytes("")));
}

TEST(LiveReader, ReadsALargeGateway) {
  auto json = arm();
  auto& config = config_of(json);
  const auto repeat = [](Json& list, int count, auto change) {
    const auto first = list[0];
    for (int i = 1; i < count; ++i) {
      list.push_back(first);
      change(list.back(), i);
    }
  };
  const auto rename = [](Json& each, int i) { each["name"] = fmt::format("n{}", i); };
  repeat(config["vpnClientRootCertificates"], 20, rename);
  repeat(config["vpnClientRevokedCertificates"], 300,
         [](Json& each, int i) { each["properties"]["thumbprint"] = fmt::format("{:040X}", i); });
  repeat(json["properties"]["virtualNetworkGatewayPolicyGroups"], 90, rename);
  repeat(json["properties"]["customRoutes"]["addressPrefixes"], 999,
         [](Json& each, int i) { each = fmt::format("10.{}.{}.0/24", i / 256, i % 256); });
  const auto text = json.dump();
  const auto live = read_live_gateway(as_bytes(text), "f");
  EXPECT_EQ(live.spec.roots.size(), 20U);
  EXPECT_EQ(live.spec.revoked.size(), 300U);
  EXPECT_EQ(live.spec.groups.size(), 90U);
  EXPECT_EQ(live.spec.custom_routes.size(), 1000U);
  EXPECT_TRUE(differences(live.spec, live.spec).empty());
}

}  // namespace
}  // namespace p2s::live
