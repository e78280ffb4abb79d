// SPDX-License-Identifier: Apache-2.0
// What edits change in the text of a p2s.toml, and what they leave.
#include <p2s/base/error.hpp>
#include <p2s/spec/spec_editor.hpp>

#include <gtest/gtest.h>

namespace p2s::spec {
namespace {

std::string edited(std::string_view text, std::vector<Edit> edits) {
  return edit_spec(text, edits);
}

std::string set(std::string_view text, std::string key, std::string value) {
  return edited(text, {{Change::set, std::move(key), std::move(value)}});
}

std::string add(std::string_view text, std::string key, std::string value) {
  return edited(text, {{Change::add, std::move(key), std::move(value)}});
}

std::string remove(std::string_view text, std::string key, std::string value = {}) {
  return edited(text, {{Change::remove, std::move(key), std::move(value)}});
}

TEST(SpecEditor, ChangesNothingWithoutEdits) {
  const std::string text = "\xEF\xBB\xBF# é\r\n[gateway]\r\n  sku = 'VpnGw2'   # ü\r\n";
  EXPECT_EQ(edited(text, {}), text);
}

TEST(SpecEditor, SetsValuesInPlace) {
  EXPECT_EQ(
      set("[gateway]\n  sku='VpnGw2' # é, \"why\"\nname = \"é\"\n", "gateway.sku", "\"VpnGw2AZ\""),
      "[gateway]\n  sku=\"VpnGw2AZ\" # é, \"why\"\nname = \"é\"\n");
  EXPECT_EQ(set("[gateway]\nzone_redundant = false\n", "gateway.zone_redundant", "true"),
            "[gateway]\nzone_redundant = true\n");
  EXPECT_EQ(set("[gateway]\ngeneration = 1", "gateway.generation", "2"),
            "[gateway]\ngeneration = 2");
  EXPECT_EQ(set("[gateway]\nsince = 2025-06-01 # day\n", "gateway.since", "2026-01-01"),
            "[gateway]\nsince = 2026-01-01 # day\n");
  EXPECT_EQ(set("[gateway]\npools = [\"ä\", \"10.1.0.0/24\", ]\n", "gateway.pools[1]",
                "\"172.16.201.0/24\""),
            "[gateway]\npools = [\"ä\", \"172.16.201.0/24\", ]\n");
  EXPECT_EQ(set("[[roots]]\ndata = \"\"\"\na\nb\"\"\"\n", "roots[0].data", "\"ab\""),
            "[[roots]]\ndata = \"ab\"\n");
  EXPECT_EQ(set("\xEF\xBB\xBF[gateway]\r\nsku = \"a\"\r\n", "gateway.sku", "\"b\""),
            "\xEF\xBB\xBF[gateway]\r\nsku = \"b\"\r\n");
}

TEST(SpecEditor, AddsMissingKeysBelowTheLastOne) {
  EXPECT_EQ(set("[gateway]\n  name = \"a\" # n\n\n# next\n[vnet]\n", "gateway.sku", "\"b\""),
            "[gateway]\n  name = \"a\" # n\n  sku = \"b\"\n\n# next\n[vnet]\n");
  EXPECT_EQ(set("[public_ip] # none yet\n", "public_ip.count", "1"),
            "[public_ip] # none yet\ncount = 1\n");
  EXPECT_EQ(set("[gateway]\npools = [\n  \"a\",\n]", "gateway.sku", "\"b\""),
            "[gateway]\npools = [\n  \"a\",\n]\nsku = \"b\"");
  EXPECT_EQ(set("[gateway]\r\nname = \"a\"\r\n", "gateway.sku", "\"b\""),
            "[gateway]\r\nname = \"a\"\r\nsku = \"b\"\r\n");
  EXPECT_EQ(set("gateway.name = \"a\"\n[vnet]\n", "gateway.sku", "\"b\""),
            "gateway.name = \"a\"\ngateway.sku = \"b\"\n[vnet]\n");
  EXPECT_EQ(set("[clients]\nby_os = { windows = 3 }\n", "clients.by_os.macos", "2"),
            "[clients]\nby_os = { windows = 3, macos = 2 }\n");
  EXPECT_EQ(set("[clients]\nby_os = {}\n", "clients.by_os.macos", "2"),
            "[clients]\nby_os = { macos = 2 }\n");
}

TEST(SpecEditor, AddsMissingTablesAtTheEnd) {
  EXPECT_EQ(set("[gateway]\nname = \"a\"", "public_ip.count", "1"),
            "[gateway]\nname = \"a\"\n\n[public_ip]\ncount = 1\n");
  EXPECT_EQ(set("[clients.by_os]\nwindows = 3\n", "clients.total", "4"),
            "[clients.by_os]\nwindows = 3\n\n[clients]\ntotal = 4\n");
  EXPECT_EQ(set("", "gateway.sku", "\"b\""), "[gateway]\nsku = \"b\"\n");
}

TEST(SpecEditor, AddsItems) {
  EXPECT_EQ(add("[gateway]\npools = [\"a\"] # p\n", "gateway.pools", "\"b\""),
            "[gateway]\npools = [\"a\", \"b\"] # p\n");
  EXPECT_EQ(add("[gateway]\npools = []\n", "gateway.pools", "\"b\""),
            "[gateway]\npools = [\"b\"]\n");
  EXPECT_EQ(add("[gateway]\npools = [\n  \"a\", # first\n]\n", "gateway.pools", "\"b\""),
            "[gateway]\npools = [\n  \"a\", # first\n  \"b\",\n]\n");
  EXPECT_EQ(add("[gateway]\npools = [\n  \"a\" # first\n]\n", "gateway.pools", "\"b\""),
            "[gateway]\npools = [\n  \"a\", # first\n  \"b\"\n]\n");
  EXPECT_EQ(add("[vnet]\ngateway_subnet = \"a\"\n", "vnet.gateway_subnet", "\"b\""),
            "[vnet]\ngateway_subnet = [\"a\", \"b\"]\n");
  EXPECT_EQ(add("[gateway]\nname = \"a\"\n", "gateway.pools", "\"b\""),
            "[gateway]\nname = \"a\"\npools = [\"b\"]\n");
  EXPECT_EQ(edited("[gateway]\npools = [\n  \"a\"\n]\n", {{Change::add, "gateway.pools", "\"b\""},
                                                          {Change::add, "gateway.pools", "\"c\""}}),
            "[gateway]\npools = [\n  \"a\",\n  \"b\",\n  \"c\"\n]\n");
}

TEST(SpecEditor, RemovesItems) {
  const std::string text = "[gateway]\ntunnels = [\"IKEv2\", \"sstp\", \"openvpn\"]\n";
  EXPECT_EQ(remove(text, "gateway.tunnels", "\"SSTP\""),
            "[gateway]\ntunnels = [\"IKEv2\", \"openvpn\"]\n");
  EXPECT_EQ(remove(text, "gateway.tunnels[0]"), "[gateway]\ntunnels = [\"sstp\", \"openvpn\"]\n");
  EXPECT_EQ(remove(text, "gateway.tunnels[2]"), "[gateway]\ntunnels = [\"IKEv2\", \"sstp\"]\n");
  EXPECT_EQ(remove("[gateway]\npools = [\"a\"]\n", "gateway.pools[0]"), "[gateway]\npools = []\n");
  EXPECT_EQ(remove("[gateway]\npools = [\n  \"a\", # 1\n  \"b\", # 2\n  \"c\" # 3\n]\n",
                   "gateway.pools[1]"),
            "[gateway]\npools = [\n  \"a\", # 1\n  \"c\" # 3\n]\n");
  EXPECT_EQ(remove("[gateway]\npools = [\n  \"a\", # 1\n  \"c\" # 3\n]\n", "gateway.pools[1]"),
            "[gateway]\npools = [\n  \"a\", # 1\n]\n");
  EXPECT_EQ(edited(text, {{Change::remove, "gateway.tunnels", "\"openvpn\""},
                          {Change::remove, "gateway.tunnels", "\"sstp\""}}),
            "[gateway]\ntunnels = [\"IKEv2\"]\n");
  EXPECT_EQ(edited(text, {{Change::remove, "gateway.tunnels[0]"},
                          {Change::remove, "gateway.tunnels[1]"},
                          {Change::remove, "gateway.tunnels[2]"}}),
            "[gateway]\ntunnels = []\n");
}

TEST(SpecEditor, RemovesKeysAndTables) {
  EXPECT_EQ(remove("[gateway]\nsku = \"a\" # s\nname = \"b\"\n", "gateway.sku"),
            "[gateway]\nname = \"b\"\n");
  EXPECT_EQ(remove("[clients]\nby_os = { windows = 3, macos = 2 }\n", "clients.by_os.windows"),
            "[clients]\nby_os = { macos = 2 }\n");
  const std::string text =
      "[[revoked]]\nname = \"a\"\n\n# second\n[[revoked]]\nname = \"b\"\n\n# third\n[[revoked]]\n"
      "name = \"c\"\n";
  EXPECT_EQ(remove(text, "revoked[1]"),
            "[[revoked]]\nname = \"a\"\n\n# second\n# third\n[[revoked]]\nname = \"c\"\n");
  EXPECT_EQ(edited(text, {{Change::remove, "revoked[0]"}, {Change::remove, "revoked[2]"}}),
            "# second\n[[revoked]]\nname = \"b\"\n\n# third\n");
  EXPECT_EQ(remove(text, "revoked"), "# second\n# third\n");
  EXPECT_EQ(remove("[[groups]]\nname = \"a\"\n[[groups.members]]\nvalue = \"x\"\n[[groups]]\n",
                   "groups[0]"),
            "[[groups]]\n");
  EXPECT_EQ(remove("revoked = [ { name = \"a\" }, { name = \"b\" } ]\n", "revoked[0]"),
            "revoked = [ { name = \"b\" } ]\n");
}

TEST(SpecEditor, AppliesPathsOfTheTextBeforeAnyEdit) {
  EXPECT_EQ(edited("[[revoked]]\nname = \"a\"\n\n[[revoked]]\nname = \"b\"\n",
                   {{Change::remove, "revoked[0]"}, {Change::set, "revoked[1].name", "\"c\""}}),
            "[[revoked]]\nname = \"c\"\n");
}

TEST(SpecEditor, RefusesWhatHasNoPlace) {
  EXPECT_THROW(set("[gateway]\npools = []\n", "gateway.pools[3]", "\"a\""), Error);
  EXPECT_THROW(remove("[gateway]\n", "gateway.tunnels", "\"sstp\""), Error);
  EXPECT_THROW(set("[gateway]\n", "roots[0].name", "\"a\""), Error);
  EXPECT_THROW(set("[gateway\n", "gateway.sku", "\"a\""), Error);
}

TEST(SpecEditor, TellsPlacesInCharacters) {
  const std::vector<Edit> edits{{Change::set, "gateway.pools[1]", "\"b\""}};
  const auto changes = changes_of("[gateway]\npools = [\"ä\", \"a\"]\n", edits);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].place.line, 2U);
  EXPECT_EQ(changes[0].place.column, 15U);
  EXPECT_EQ(changes[0].place.end_column, 18U);
}

}  // namespace
}  // namespace p2s::spec
