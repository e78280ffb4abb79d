// SPDX-License-Identifier: Apache-2.0
// Files that are broken, hostile or merely huge: one clear error with its place, and soon.
#include "unit/spec/spec_refusal.hpp"

#include <p2s/spec/detail/key_depth.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>

namespace p2s::spec {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(SpecInput, AcceptsByteOrderMarkAndCrlf) {
  const auto plain = read_spec("[gateway]\nname = \"é\"\n", "p2s.toml");
  EXPECT_EQ(read_spec("\xEF\xBB\xBF[gateway]\r\nname = \"é\"\r\n", "p2s.toml"), plain);
  EXPECT_EQ(refusal("\xEF\xBB\xBF[gateway]\r\nname = 1\r\n").substr(0, 14), "p2s.toml:2:8: ");
}

TEST(SpecInput, CountsColumnsInCharacters) {
  EXPECT_EQ(refusal("gateway = { name = \"éé\", sku = 1 }").substr(0, 15), "p2s.toml:1:32: ");
  EXPECT_EQ(refusal("gateway = { name = \"ee\", sku = 1 }").substr(0, 15), "p2s.toml:1:32: ");
}

TEST(SpecInput, ReportsErrorsBelowMisspelledTables) {
  EXPECT_EQ(refusal("[gatway]\nname = \"x\"\ntunels = [\"ike\"]\n"),
            "'p2s.toml' has 3 errors\n"
            "p2s.toml:1:2: unknown key 'gatway' (did you mean 'gateway'?)\n"
            "p2s.toml:3:1: unknown key 'gateway.tunels' (did you mean 'gateway.tunnels'?)\n"
            "p2s.toml:3:11: 'gateway.tunnels[0]' cannot be 'ike' (did you mean 'ikev2'?)");
}

TEST(SpecInput, FindsKeysOfInnerTables) {
  EXPECT_EQ(refusal("[clients]\noldest_windows = \"11\"\n"),
            "p2s.toml:2:1: unknown key 'clients.oldest_windows' | did you mean "
            "'clients.oldest.windows'?");
  EXPECT_EQ(refusal("public_ip_sku = \"Standard\"\n"),
            "p2s.toml:1:1: unknown key 'public_ip_sku' | did you mean 'public_ip.sku'?");
}

TEST(SpecInput, ReportsAllErrorsInTheOrderOfTheFile) {
  EXPECT_EQ(refusal("zebra = 1\napple = 2\n").substr(0, 64),
            "'p2s.toml' has 2 errors\np2s.toml:1:1: unknown key 'zebra' (known");
  EXPECT_EQ(
      refusal("[vnet]\npeered = [\"10.1.0.1/16\", 1, \"10.2.0.0/16\"]\n"
              "[gateway]\nskuu = 2\nactive_active = \"yes\"\nsku = 1\n"
              "[[configurations]]\ngroups = [\"x\"]\n"),
      "'p2s.toml' has 6 errors\n"
      "p2s.toml:2:11: 'vnet.peered[0]': '10.1.0.1/16' is not a network address: host bits "
      "are set (write 10.1.0.0/16)\n"
      "p2s.toml:2:26: 'vnet.peered[1]' must be a string, not a whole number\n"
      "p2s.toml:4:1: unknown key 'gateway.skuu' (did you mean 'gateway.sku'?)\n"
      "p2s.toml:5:17: 'gateway.active_active' must be true or false, not a string (write true "
      "or false, without quotes)\n"
      "p2s.toml:6:7: 'gateway.sku' must be a string, not a whole number\n"
      "p2s.toml:8:11: 'configurations[0].groups[0]': group 'x' not found (add a [[groups]] "
      "table with that name)");
}

TEST(SpecInput, LimitsTheNumberOfReportedErrors) {
  const auto said = refusal("[vnet]\npeered = [" + repeated("1,", 100000) + "]\n");
  EXPECT_TRUE(said.starts_with("'p2s.toml' has at least 50 errors\n")) << said.substr(0, 100);
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 50);
}

TEST(SpecInput, RejectsInvalidUtf8) {
  EXPECT_EQ(refusal(std::string_view("[gateway]\nname = \"a\0\"\n", 22)).substr(0, 10),
            "p2s.toml:2");
  EXPECT_EQ(refusal(std::string_view("# \0\n", 4)).substr(0, 10), "p2s.toml:1");
  for (const auto* bytes : {"# \xFF\n", "name = \"\xC0\xAF\"\n", "name = \"\xED\xA0\x80\"\n"}) {
    const auto said = refusal(bytes);
    EXPECT_TRUE(said.starts_with("p2s.toml:1:")) << said;
    EXPECT_TRUE(said.ends_with("| save the file as UTF-8")) << said;
  }
  for (const auto mark : {std::string_view("\xFF\xFE[\0", 4), std::string_view("\xFE\xFF\0[", 4)})
    EXPECT_EQ(refusal(mark),
              "p2s.toml:1:1: UTF-16 text; TOML requires UTF-8 | save the file as UTF-8");
}

TEST(SpecInput, EscapesControlCharacters) {
  for (const auto* text :
       {"\"\\u001b[2J\" = 1\n", "[rules]\n\"\\u001b[2J\" = 1\n",
        "[gateway]\nminimum_tls = \"\\u001b[2J\"\n", "[gateway]\ntunnels = [\"\\u001b[2J\"]\n",
        "[gateway]\nsince = \"\\u001b[2J\"\n", "[vnet]\nprefixes = [\"\\u001b[2J\"]\n",
        "[vnet]\ndns_servers = [\"\\u001b[2J\"]\n", "[gateway]\npools = \"\\u001b[2J\"\n"}) {
    const auto said = refusal(text);
    EXPECT_NE(said.find("\\x1B[2J"), std::string::npos) << said;
    EXPECT_EQ(said.find('\x1B'), std::string::npos) << said;
  }
}

TEST(SpecInput, HintsAtCommonMistakes) {
  const auto hint = [](std::string_view text) {
    const auto said = refusal(text);
    return said.substr(said.find("| ") + 2);
  };
  EXPECT_EQ(hint("[gateway]\nname = VNet1GW\n"), "put text in quotes, such as name = \"VNet1GW\"");
  EXPECT_EQ(hint("[vnet]\nprefixes = [10.1.0.0/16]\n"),
            "put addresses and prefixes in quotes, such as \"10.1.0.0/16\"");
  EXPECT_EQ(hint("[clients]\ntotal = 99999999999999999999\n"), "write a smaller number");
  EXPECT_EQ(hint("[gateway]\nsince = 2026-02-30\n"), "write it as 2026-03-31");
  EXPECT_EQ(hint("[[roots]]\nfile = \"C:\\users\\root.cer\"\n"),
            "write a backslash as \\\\, or the text in single quotes");
  EXPECT_EQ(hint("[[roots]]\nfile = \"C:\\certs\\root.cer\"\n"),
            "write a backslash as \\\\, or the text in single quotes");
  EXPECT_EQ(hint("[gateway]\nsku = \"a\"\nsku = \"b\"\n"),
            "remove the duplicate; only [[name]] tables can be repeated");
  EXPECT_EQ(hint("[gateway]\npools = \"172.16.0.0/24\"\n"),
            "put it in brackets: pools = [\"172.16.0.0/24\"]");
  EXPECT_EQ(hint("[gateway]\nactive_active = \"true\"\n"), "write it without quotes");
  EXPECT_EQ(hint("[clients]\ntotal = \"5\"\n"), "write it without quotes");
  EXPECT_EQ(hint("[gateway]\nactive_active = \"no\"\n"), "write true or false, without quotes");
  EXPECT_EQ(hint("[clients]\ntotal = \"about 5\"\n"), "write digits, without quotes");
  EXPECT_EQ(hint("[groups]\nname = \"a\"\n"), "write [[groups]]");
  EXPECT_EQ(hint("[[groups]]\n[groups.members]\ntype = \"a\"\n"), "write [[groups.members]]");
  EXPECT_EQ(hint("[[vnet]]\n"), "write [vnet] once");
  EXPECT_EQ(hint("[gateway]\ntunnels = [\"ikev2\", \"IkeV2\"]\n"), "remove one of the two");
}

TEST(SpecInput, RejectsSecretWithoutRepeatingIt) {
  for (const auto* secret : {"hunter2", "env:", "file:", "generate", "ENV:X"}) {
    const auto said = refusal(fmt::format("[[radius.servers]]\nsecret = \"{}\"\n", secret));
    EXPECT_TRUE(
        said.starts_with("p2s.toml:2:10: 'radius.servers[0].secret' must be the source of the "
                         "secret, never the secret itself | use env:NAME, file:PATH"))
        << said;
    EXPECT_EQ(said.find("hunter2"), std::string::npos);
  }
  for (const auto* source : {"", "env:NAME", "file:secret.txt", "fd:3", "stdin", "prompt"}) {
    EXPECT_EQ(refusal(fmt::format("[[radius.servers]]\nsecret = \"{}\"\n", source)), "accepted");
  }
}

TEST(SpecInput, AcceptsValidSignInFrequencies) {
  for (const auto* text : {"every-time", "8h", "30d"})
    EXPECT_EQ(refusal(fmt::format("[entra]\nsign_in_frequency = \"{}\"\n", text)), "accepted");
  for (const auto* text : {"", "8", "8 hours", "always", "0h"}) {
    EXPECT_EQ(
        refusal(fmt::format("[entra]\nsign_in_frequency = \"{}\"\n", text)),
        "p2s.toml:2:21: 'entra.sign_in_frequency' must be \"every-time\" or a period | write it "
        "as \"8h\" or \"30d\"");
  }
}

TEST(SpecInput, RejectsKeysWithTooManyParts) {
  for (const std::size_t parts : {17UL, 1000UL, 400000UL}) {
    const auto header = refusal("[" + repeated("a.", parts - 1) + "a]\n");
    EXPECT_TRUE(header.starts_with("p2s.toml:1:33: a key of more than 16 parts | ")) << header;
    const auto key = refusal("\n" + repeated("a.", parts - 1) + "a = 1\n");
    EXPECT_TRUE(key.starts_with("p2s.toml:2:32: a key of more than 16 parts | ")) << key;
    const auto inline_key = refusal("x = { " + repeated("\"=,\" . ", parts - 1) + "a = 1 }\n");
    EXPECT_NE(inline_key.find("a key of more than 16 parts"), std::string::npos) << inline_key;
  }
  EXPECT_NE(refusal(repeated("a.", 15) + "a = 1\n").find("unknown key 'a'"), std::string::npos);
  EXPECT_NE(refusal("x = " + repeated("[", 2000000)).find("nested"), std::string::npos);
  EXPECT_NE(refusal("x = " + repeated("{a=", 1000000)).find("nested"), std::string::npos);
}

TEST(KeyDepth, CountsDotsOfKeysOnly) {
  using detail::find_deep_key;
  const auto dots = repeated(".", 40);
  for (const auto& text :
       {"# " + dots, "a = \"" + dots + "\"", "a = '" + dots + "'", "a = \"\\\"" + dots + "\"",
        "a = \"\"\"\n" + dots + "\n\"\"\"", "a = \"\"\"\\\"\"\"" + dots + "\"\"\"",
        "a = '''" + dots + "'''", "a = \"\"\"x\"\"\"\"\" # " + dots, "a = \"\"\"\"\"\" # " + dots,
        "a = '''''" + dots + "'''", "a = [" + repeated("1.5, ", 40) + "]",
        repeated("a.b.c = 1\n", 40), "a = \"\\\\\" # " + dots, "a = '\\' # " + dots,
        "a = \"" + dots, "a = \"\"\"" + dots, std::string("\"\"\"\\")}) {
    EXPECT_FALSE(find_deep_key(text)) << text;
  }
  for (const auto& text :
       {dots, "a = \"\"\n" + dots, "a = \"\"\"x\"\"\"\"\"\n" + dots, "a = ''\n" + dots,
        "a = \"#\"" + dots, "a = '\\'" + dots, "a = \"open\n" + dots, "# x\n" + dots}) {
    EXPECT_TRUE(find_deep_key(text)) << text;
  }
}

/// Not in time that grows with the square of the size: that would be hours. CPU time, because other
/// processes share the machine.
void expect_soon(const std::string& text) {
  const auto start = std::clock();
  refusal(text);
  EXPECT_LT((std::clock() - start) / CLOCKS_PER_SEC, 60) << text.substr(0, 40);
}

TEST(SpecInput, ReadsManyEntriesInLinearTime) {
  std::string pools = "[gateway]\npools = [\n";
  std::string prefixes = "[vnet]\nprefixes = [\n";
  std::string groups;
  std::string rules = "[rules]\n";
  for (int i = 0; i < 50000; ++i) {
    const auto prefix = fmt::format("\"10.{}.{}.0/24\",\n", i / 256, i % 256);
    pools += prefix;
    prefixes += prefix;
    groups += fmt::format("[[groups]]\nname = \"{}\"\n", i);
    rules += fmt::format("R{} = \"a\"\n", i);
  }
  EXPECT_EQ(read_spec(pools + "]", "p2s.toml").pools.size(), 50000U);
  EXPECT_EQ(read_spec(prefixes + "]", "p2s.toml").vnet.prefixes.size(), 50000U);
  EXPECT_EQ(read_spec(groups, "p2s.toml").groups.size(), 50000U);
  EXPECT_EQ(read_spec(rules, "p2s.toml").rules.size(), 50000U);
  for (const auto& text : {pools + "]", prefixes + "]", groups, rules,
                           "[vnet]\npeered = [" + repeated("1,", 200000) + "]",
                           "[gateway]\ntunnels = [" + repeated("\"x\",", 100000) + "]"}) {
    expect_soon(text);
  }
}

TEST(SpecInput, HandlesMegabytesOfOneToken) {
  const std::string much(4000000, 'x');
  for (const auto& text :
       {"[gateway]\n" + much + " = 1\n", "[gateway]\nminimum_tls = \"" + much + "\"\n",
        "[gateway]\ntunnels = [\"" + much + "\"]\n", "[vnet]\nprefixes = [\"" + much + "\"]\n",
        "[gateway]\nsince = \"" + much + "\"\n", "[gateway]\nsince = " + much + "\n",
        "[[radius.servers]]\nsecret = \"" + much + "\"\n",
        "[gateway]\npools = \"" + much + "\"\n"}) {
    expect_soon(text);
    EXPECT_LT(refusal(text).size(), 1000U);
  }
}

TEST(SpecInput, RejectsHugeFile) {
  const auto file = std::filesystem::temp_directory_path() / "p2s-huge-spec.toml";
  std::ofstream(file) << "[gateway]\n";
  std::filesystem::resize_file(file, std::uintmax_t{1} << 40U);  // a terabyte, but for the disk
  try {
    load_spec(file);
    ADD_FAILURE() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed);
    EXPECT_NE(error.message().find("is larger than 4194304 bytes"), std::string::npos);
  }
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace p2s::spec
