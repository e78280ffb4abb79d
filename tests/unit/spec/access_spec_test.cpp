// SPDX-License-Identifier: Apache-2.0
// What the reader refuses in the tables of clients, Entra ID, RADIUS and groups.
#include "unit/spec/spec_refusal.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace p2s::spec {
namespace {

TEST(AccessSpec, SoftwareIdsAreThoseOfTheMatrix) {
  EXPECT_EQ(refusal("[clients.software]\nlinux = \"azure-vpn-clint\"\n"),
            "p2s.toml:2:9: 'clients.software.linux' cannot be 'azure-vpn-clint' | did you mean "
            "'azure-vpn-client'?");
  EXPECT_EQ(refusal("[clients.software]\nmacos = \"\"\n").find("accepted"), std::string::npos);
  const auto spec = read_spec("[clients.software]\nlinux = \"StrongSwan\"\n", "p2s.toml");
  EXPECT_EQ(spec.clients.software.at(System::gnu_linux), "strongswan");
}

TEST(AccessSpec, OldestSystemsAreChecked) {
  const auto spec =
      read_spec("[clients.oldest]\nwindows = \"10-1709\"\nmacos = 12\nios = 16\n", "p2s.toml");
  EXPECT_EQ(spec.clients.oldest_windows, "10-1709");
  EXPECT_EQ(spec.clients.oldest.at(System::macos), 12U);
  EXPECT_EQ(spec.clients.oldest.at(System::ios), 16U);
  for (const auto& [text, meant] : {std::pair{"server-2012-r2", "server-2012-r2"},
                                    {"Server-2008-R2", "server-2008-r2"},
                                    {"11-26H2", "11-25H2"},
                                    {"server-2028", "server-2025"}}) {
    const auto toml = fmt::format("[clients.oldest]\nwindows = \"{}\"\n", text);
    EXPECT_EQ(read_spec(toml, "p2s.toml").clients.oldest_windows, meant);
  }
  EXPECT_EQ(refusal("[clients.oldest]\nwindows = \"10-1708\"\n"),
            "p2s.toml:2:11: 'clients.oldest.windows' cannot be '10-1708' | did you mean "
            "'10-1703'?");
  EXPECT_EQ(refusal("[clients.oldest]\nmacos = 0\n"),
            "p2s.toml:2:9: 'clients.oldest.macos' must be between 1 and 99, not 0 | ");
  EXPECT_NE(refusal("[clients.oldest]\nandroid = 9\n"), "accepted");
}

TEST(AccessSpec, AzuresSpellingsAreAccepted) {
  const auto spec = read_spec(
      "[gateway]\nauthentication = [\"AAD\", \"Certificate\"]\ngeneration = \"Generation2\"\n",
      "p2s.toml");
  EXPECT_EQ(spec.authentication,
            (azure::MethodSet{azure::Method::entra, azure::Method::certificate}));
  EXPECT_EQ(spec.generation, 2U);
  EXPECT_THROW(read_spec("[gateway]\ngeneration = \"Generation3\"\n", "p2s.toml"), Error);
  EXPECT_THROW(read_spec("[gateway]\nauthentication = [\"AAD\", \"entra\"]\n", "p2s.toml"), Error);
}

TEST(AccessSpec, VirtualWanIsNamed) {
  try {
    read_spec("[virtual_wan]\nname = \"hub\"\n", "p2s.toml");
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.hint().find("Virtual WAN has other rules"), std::string::npos) << error.hint();
  }
}

TEST(AccessSpec, OtherKeysThatContainWanAreJustUnknown) {
  try {
    read_spec("[kit]\nstrongswan = true\n", "p2s.toml");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.hint().find("Virtual WAN"), std::string::npos) << error.hint();
  }
}

TEST(AccessSpec, SecretIsASourceAndNeverShown) {
  const auto refused =
      refusal("[[radius.servers]]\naddress = \"10.1.0.4\"\nsecret = \"hunter2\"\n");
  EXPECT_EQ(refused,
            "p2s.toml:3:10: 'radius.servers[0].secret' must be the source of the secret, never the "
            "secret itself | use env:NAME, file:PATH, fd:N, stdin or prompt");
  for (const auto* bad : {"env:", "file:", "fd:", "generate", "Env:X"}) {
    EXPECT_NE(refusal(std::string("[[radius.servers]]\nsecret = \"") + bad + "\"\n"), "accepted")
        << bad;
  }
  for (const auto* good : {"env:X", "file:s.txt", "fd:3", "stdin", "prompt", ""}) {
    EXPECT_EQ(refusal(std::string("[[radius.servers]]\nsecret = \"") + good + "\"\n"), "accepted")
        << good;
  }
}

TEST(AccessSpec, DnsSuffixesAreNames) {
  EXPECT_EQ(refusal("[server]\ndns_suffixes = [\"corp.example\", \"a b\"]\n"),
            "p2s.toml:2:33: 'server.dns_suffixes[1]' must be a DNS suffix | write it as "
            "\"corp.example\"");
  const auto spec = read_spec("[kit]\ntrusted_networks = [\".office.example\"]\n", "p2s.toml");
  EXPECT_EQ(spec.kit.trusted_networks, std::vector<std::string>{"office.example"});
}

TEST(AccessSpec, SignInFrequencyIsAPeriod) {
  EXPECT_EQ(refusal("[entra]\nsign_in_frequency = \"8 hours\"\n"),
            "p2s.toml:2:21: 'entra.sign_in_frequency' must be \"every-time\" or a period | write "
            "it as \"8h\" or \"30d\"");
  EXPECT_EQ(refusal("[entra]\nsign_in_frequency = \"every-time\"\n"), "accepted");
  EXPECT_EQ(refusal("[entra]\nsign_in_frequency = \"90d\"\n"), "accepted");
}

TEST(AccessSpec, ApplicationIdIsAGuid) {
  const auto entra = [](std::string_view id) {
    return refusal(fmt::format("[entra]\napplication_id = \"{}\"\n", id));
  };
  EXPECT_EQ(entra("c632b3df-fb67-4d84-bdcf-b95ad541b5c8"), "accepted");
  for (const std::string_view id : {"c632b3df", "a&b<", "00000000-0000-0000-0000-000000000000"})
    EXPECT_EQ(entra(id),
              "p2s.toml:2:18: 'entra.application_id' must be an application id | copy the "
              "application (client) id from the Azure portal");
}

TEST(AccessSpec, ConfigurationsRequireExistingGroups) {
  const std::string groups = "[[groups]]\nname = \"sales\"\n[[configurations]]\ngroups = ";
  EXPECT_EQ(refusal(groups + "[\"sales\"]\n"), "accepted");
  EXPECT_EQ(refusal(groups + "[\"sales\", \"sals\"]\n"),
            "p2s.toml:4:20: 'configurations[0].groups[1]': group 'sals' not found | did you mean "
            "'sales'?");
  EXPECT_EQ(refusal("[[configurations]]\ngroups = [\"x\"]\n"),
            "p2s.toml:2:11: 'configurations[0].groups[0]': group 'x' not found | add a [[groups]] "
            "table with that name");
}

}  // namespace
}  // namespace p2s::spec
