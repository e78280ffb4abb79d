// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/bytes.hpp>
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>
#include <support/law.hpp>

namespace p2s {
namespace {

using test::expect_law;

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  return text;
}

struct Vector {
  std::string text;
  std::string base64;
  std::string hex;
};

// RFC 4648, section 10.
const std::vector<Vector> kVectors{
    {"", "", ""},
    {"f", "Zg==", "66"},
    {"fo", "Zm8=", "666F"},
    {"foo", "Zm9v", "666F6F"},
    {"foob", "Zm9vYg==", "666F6F62"},
    {"fooba", "Zm9vYmE=", "666F6F6261"},
    {"foobar", "Zm9vYmFy", "666F6F626172"},
};

TEST(Encodings, FollowTheVectorsOfRfc4648) {
  for (const auto& [text, base64, hex] : kVectors) {
    EXPECT_EQ(to_base64(as_bytes(text)), base64);
    EXPECT_EQ(from_base64(base64), to_bytes(text));
    EXPECT_EQ(to_hex(as_bytes(text)), hex);
    EXPECT_EQ(from_hex(hex), to_bytes(text));
  }
  EXPECT_EQ(to_base64(Bytes{0xFB, 0xEF, 0xFF}), "++//");
}

TEST(Base64, RoundTrips) {
  expect_law([](const Bytes& bytes) {
    RC_ASSERT(from_base64(to_base64(bytes)) == bytes);
    RC_ASSERT(from_base64(to_base64_lines(bytes)) == bytes);
  });
}

// With the property above: a text is accepted if and only if an encoder creates it, ignoring
// whitespace.
TEST(Base64, RejectsNonCanonicalText) {
  const auto text =
      rc::gen::container<std::string>(rc::gen::elementOf(std::string("AQgw/+9= \n-")));
  expect_law([&] {
    const std::string given = *text;
    const auto bytes = from_base64(given);
    if (bytes) RC_ASSERT(to_base64(*bytes) == without_blanks(given));
  });
}

TEST(Base64, RejectsInvalidText) {
  using namespace std::string_literals;
  for (const auto& wrong : {"Z"s,       "Zg"s,    "Zg="s,      "Zg==="s,    "Zm8"s,
                            "Zm8=="s,   "Zm9v="s, "Zm9v===="s, "="s,        "===="s,
                            "Z==="s,    "Zh=="s,  "Zm9="s,     "Zg==Zg=="s, "Zg=A"s,
                            "Zm9v!"s,   "Zm-v"s,  "Zm_v"s,     "Zm9v\0"s,   "\xEF\xBB\xBFZm9v"s,
                            "Zm9\xFF"s, "Zm9v\v"s}) {
    EXPECT_EQ(from_base64(wrong), std::nullopt) << printable(wrong);
  }
}

TEST(Base64, SkipsSpacesAndLineBreaks) {
  EXPECT_EQ(from_base64(" Zm\r\n9v\tYg= =\n"), to_bytes("foob"));
  EXPECT_EQ(from_base64(" \r\n\t"), Bytes{});
}

TEST(Base64, LinesHave64CharactersAndALineBreak) {
  EXPECT_EQ(to_base64_lines({}), "");
  EXPECT_EQ(to_base64_lines(Bytes(48)), std::string(64, 'A') + "\n");
  EXPECT_EQ(to_base64_lines(Bytes(49)), std::string(64, 'A') + "\nAA==\n");
  EXPECT_EQ(to_base64_lines(Bytes(96)), std::string(64, 'A') + "\n" + std::string(64, 'A') + "\n");
}

TEST(Hex, RoundTripsInEitherCase) {
  expect_law([](const Bytes& bytes) {
    RC_ASSERT(from_hex(to_hex(bytes)) == bytes);
    RC_ASSERT(from_hex(to_lower(to_hex(bytes))) == bytes);
  });
}

TEST(Hex, RejectsOtherText) {
  const auto text =
      rc::gen::container<std::string>(rc::gen::elementOf(std::string("09afAFgG/:@` ")));
  expect_law([&] {
    const std::string given = *text;
    const auto bytes = from_hex(given);
    if (bytes) RC_ASSERT(to_hex(*bytes) == to_upper(given));
  });
  for (const auto* wrong : {"0", "000", "0g", "g0", "0x00", "00 ", " 00", "00:11", "+0", "-1"}) {
    EXPECT_EQ(from_hex(wrong), std::nullopt) << wrong;
  }
}

TEST(Views, ShowTheSameMemory) {
  const std::string text("a\0\xFF", 3);
  EXPECT_EQ(as_text(as_bytes(text)).data(), text.data());
  EXPECT_EQ(as_text(as_bytes(text)), text);
  EXPECT_EQ(to_bytes("\xFF"), Bytes{0xFF});
}

}  // namespace
}  // namespace p2s
