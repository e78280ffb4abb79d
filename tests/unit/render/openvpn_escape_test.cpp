// SPDX-License-Identifier: Apache-2.0
#include "hostile_value.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/render/escapes.hpp>

#include <gtest/gtest.h>
#include <support/law.hpp>
#include <support/run_program.hpp>
#include <support/temp_dir.hpp>

#include <cctype>
#include <utility>

namespace p2s::render {
namespace {

using namespace std::string_literals;
using test::expect_law;
using test::hostile_value;

// The rules of openvpn(8), "--config": words parted by blanks; # and ; begin a comment where a word
// would begin; "…" and '…' group; outside '…' a backslash makes \, " and blanks literal, and stands
// before nothing else. Nothing when the line is not well formed.
std::optional<std::vector<std::string>> read_openvpn(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  bool in_word = false;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (c == '\\' && quote != '\'') {
      if (++i == line.size()) return std::nullopt;
      const char next = line[i];
      if (next != '\\' && next != '"' && std::isspace(static_cast<unsigned char>(next)) == 0)
        return std::nullopt;
      word += next;
      in_word = true;
    } else if (quote != 0) {
      if (c != quote) {
        word += c;
        continue;
      }
      words.push_back(std::exchange(word, {}));
      quote = 0;
      in_word = false;
    } else if (in_word) {
      if (!blank) {
        word += c;
        continue;
      }
      words.push_back(std::exchange(word, {}));
      in_word = false;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '#' || c == ';') {
      return words;
    } else if (!blank) {
      word += c;
      in_word = true;
    }
  }
  if (quote != 0) return std::nullopt;
  if (in_word) words.push_back(word);
  return words;
}

std::string short_value() {
  std::string value = hostile_value();
  RC_PRE(value.size() <= 90U);
  return value;
}

TEST(OpenVpnEscape, IsOneArgumentByThePublishedRules) {
  expect_law([] {
    const std::string value = short_value();
    const auto words = read_openvpn("setenv UV_A " + escape_ovpn(value) + " after");
    RC_ASSERT(words.has_value());
    RC_ASSERT(*words == (std::vector<std::string>{"setenv", "UV_A", value, "after"}));
  });
}

// It names each file that it was told of and cannot find.
TEST(OpenVpnEscape, IsOneArgumentForOpenVpnItself) {
  if (test::run_program({"openvpn", "--version"}).exit_code == 127) GTEST_SKIP() << "no openvpn";
  const test::TempDir folder;
  expect_law([&] {
    std::string profile = "client\ndev null\nremote localhost 1\nnobind\n";
    std::string complaints;
    for (const std::string option : {"ca", "cert", "key", "tls-auth"}) {
      const std::string value = "missing" + short_value();
      profile += option + " " + escape_ovpn(value) + "\n";
      complaints += "Options error: --" + option + " fails with '" + value + "': No such file";
    }
    write_file(folder / "a.ovpn", as_bytes(profile), Access::owner_only, OnExisting::replace);
    const auto result = test::run_program({"openvpn", "--config", folder / "a.ovpn"});
    std::string said;
    for (const auto line : split_lines(result.out)) {
      const auto end = line.find(" or directory");
      if (line.starts_with("Options error: --")) said += line.substr(0, end);
    }
    RC_ASSERT(said == complaints);
  });
}

TEST(OpenVpnEscape, LeavesPlainWordsUnquoted) {
  EXPECT_EQ(escape_ovpn("azuregateway-1.vpn.azure.com"), "azuregateway-1.vpn.azure.com");
  EXPECT_EQ(escape_ovpn(""), "\"\"");
  EXPECT_EQ(escape_ovpn("#a"), "\"#a\"");
  EXPECT_EQ(escape_ovpn("a b"), "\"a b\"");
  EXPECT_EQ(escape_ovpn("a\"\\"), R"("a\"\\")");
}

TEST(OpenVpnEscape, RejectsValuesTooLongForALine) {
  EXPECT_EQ(escape_ovpn(std::string(200, 'a')).size(), 200U);
  EXPECT_THROW(escape_ovpn(std::string(201, 'a')), Error);
  EXPECT_EQ(escape_ovpn(std::string(99, '"')).size(), 200U);
  EXPECT_THROW(escape_ovpn(std::string(100, '"')), Error);
}

std::string refusal(std::string_view content) {
  try {
    require_ovpn_inline(content, "key");
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error.message();
  }
}

TEST(OpenVpnInline, AcceptsPem) {
  EXPECT_EQ(refusal("-----BEGIN X-----\nAAAA\n-----END X-----"), "");
  EXPECT_EQ(refusal("AAAA\n"), "");
  EXPECT_EQ(refusal(std::string(254, 'A')), "");
  EXPECT_EQ(refusal("a <b>"), "");
}

// OpenVPN skips white space of every kind before it looks for the end of the block, and looks again
// after each 255 bytes of a longer line.
TEST(OpenVpnInline, RejectsContentThatCouldEndTheBlock) {
  for (const auto& wrong : {""s, "</key>"s, "A\n</key>\nup evil"s, "A\n <"s, " A"s, "A\n\tB"s,
                            "A\n\v</key>"s, "\f</key>"s, "A\r\nB"s, "A\rB"s, "A\0B"s,
                            std::string(255, 'A'), std::string(255, 'A') + "</key>\nup evil"}) {
    EXPECT_NE(refusal(wrong), "") << printable(wrong);
  }
  EXPECT_NE(refusal("").find("<key>"), std::string::npos);
}

}  // namespace
}  // namespace p2s::render
