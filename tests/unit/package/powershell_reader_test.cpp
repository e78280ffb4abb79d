// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"

#include <p2s/package/formats/powershell_lines.hpp>

#include <gtest/gtest.h>

namespace p2s::package {
namespace {

using test::refusal;
using test::Rules;
using test::rules_of;
using Words = std::vector<std::string>;

std::vector<Words> words(std::string_view text) {
  std::vector<Words> all;
  for (const auto& command : powershell_commands(text)) all.push_back(command.words);
  return all;
}

TEST(PowerShellLines, QuotesCommentsAndContinuationsAreParsed) {
  EXPECT_EQ(words("A -Name 'a b' \"c `\"d\" # comment\r\nB; C | D\n<# x\n y #>\nE `\r\n  f"),
            (std::vector<Words>{{"A", "-Name", "a b", "c \"d"}, {"B"}, {"C"}, {"D"}, {"E", "f"}}));
  EXPECT_EQ(words("'it''s'"), (std::vector<Words>{{"it's"}}));
  EXPECT_EQ(words("@'\nline 1\nline '2'\n'@ x"), (std::vector<Words>{{"line 1\nline '2'", "x"}}));
}

TEST(PowerShellLines, VariablesStandForTheirStrings) {
  const auto commands = powershell_commands("$a = 'x y'\n$B='z'\nAdd -Name $A -Other:$True $b");
  ASSERT_EQ(commands.size(), 3U);
  EXPECT_EQ(commands[2].line, 3U);
  EXPECT_EQ(commands[2].argument("-name"), "x y");
  EXPECT_EQ(commands[2].argument("-Other"), "$True");
  EXPECT_EQ(commands[2].words.back(), "z");
  EXPECT_EQ(commands[2].argument("-Missing"), "");
}

TEST(PowerShellLines, UnclosedTextsEnd) {
  for (const std::string_view text : {"'a", "\"a", "@'\na", "<# a", "${a", "a `", "@'"})
    EXPECT_LE(words(text).size(), 1U) << text;
}

PowerShellSetup read(std::string_view text, Findings& findings) {
  return read_powershell_setup(as_bytes(text), "x.ps1", findings);
}

TEST(PowerShellReader, ValuesMayBeVariables) {
  Findings findings;
  const auto setup = read(
      "$Server = \"gw.vpn.azure.com\"\n$Name = 'My VPN'\n"
      "$vpn = Add-VpnConnection -Name $Name -ServerAddress $Server -TunnelType \"IKEv2\"\n"
      "foreach ($r in $routes) { Add-VpnConnectionRoute -ConnectionName $Name "
      "-DestinationPrefix $r }\n"
      "Add-VpnConnectionRoute -ConnectionName $Name -DestinationPrefix '10.0.0.0/8'\n",
      findings);
  EXPECT_EQ(setup.name, "My VPN");
  EXPECT_EQ(setup.server, "gw.vpn.azure.com");
  EXPECT_EQ(setup.tunnel, azure::Tunnel::ikev2);
  EXPECT_EQ(setup.routes.size(), 1U);
  EXPECT_EQ(setup.eap_method, "");
  EXPECT_EQ(rules_of(findings), Rules{});
}

TEST(PowerShellReader, DoubtfulValuesBecomeFindings) {
  Findings findings;
  const auto setup = read(
      "$EAP = '<EapHostConfig><a><TrustedRootCA>zz</TrustedRootCA></a></EapHostConfig>'\n"
      "Add-VpnConnection -Name n -ServerAddress 'a b' -TunnelType Pptp\n"
      "Add-VpnConnectionRoute -DestinationPrefix 10.0.0.0/99\n",
      findings);
  EXPECT_EQ(rules_of(findings), (Rules{"PKG-011", "PKG-014", "PKG-020", "PKG-052"}));
  EXPECT_TRUE(setup.server.empty());
  EXPECT_FALSE(setup.tunnel);
  Findings damaged;
  read("$EAP = '<EapHostConfig><a></EapHostConfig>'\nAdd-VpnConnection -ServerAddress a.b\n",
       damaged);
  EXPECT_EQ(rules_of(damaged), Rules{"PKG-002"});
}

TEST(PowerShellReader, LinesMayEndAsOnAnySystem) {
  const std::string script =
      "# a comment\nAdd-VpnConnection -Name n `\n  -ServerAddress a.example\n"
      "Add-VpnConnectionRoute -DestinationPrefix 10.0.0.0/8\n"
      "Add-VpnConnectionRoute -DestinationPrefix 10.1.0.0/16\n";
  for (const auto end : {"\n", "\r\n", "\r"}) {
    Findings findings;
    const auto setup = read(replace_all(script, "\n", end), findings);
    EXPECT_EQ(setup.server, "a.example");
    EXPECT_EQ(setup.routes.size(), 2U);
    EXPECT_EQ(rules_of(findings), Rules{});
  }
}

TEST(PowerShellReader, RejectsOtherScripts) {
  Findings findings;
  for (const std::string_view text : {"Get-ChildItem", "", "\xFF\xFF"})
    EXPECT_FALSE(refusal([&] { read(text, findings); }).empty()) << text;
}

}  // namespace
}  // namespace p2s::package
