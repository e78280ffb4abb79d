// SPDX-License-Identifier: Apache-2.0
// What is UTF-8, what text from outside becomes, and what of it a terminal is shown.
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>
#include <support/law.hpp>

namespace p2s {
namespace {

using test::expect_law;
using namespace std::string_literals;

// Code points at the edges of every length and every forbidden range, and any between.
char32_t some_code() {
  const auto code =
      *rc::gen::oneOf(rc::gen::element<std::uint32_t>(0, 0x1F, 0x20, 0x7E, 0x7F, 0x80, 0x9F, 0xA0,
                                                      0x7FF, 0x800, 0x2028, 0x202E, 0xD7FF, 0xE000,
                                                      0xFEFF, 0xFFFD, 0x10000, 0x10FFFF),
                      rc::gen::inRange<std::uint32_t>(0, 0x110000));
  return code >= 0xD800 && code <= 0xDFFF ? U'?' : static_cast<char32_t>(code);
}

void append_utf16(Bytes& out, char32_t code, bool big_endian) {
  const auto unit = [&](std::uint32_t value) {
    const auto high = static_cast<std::uint8_t>(value >> 8U);
    const auto low = static_cast<std::uint8_t>(value);
    out.push_back(big_endian ? high : low);
    out.push_back(big_endian ? low : high);
  };
  const auto value = static_cast<std::uint32_t>(code);
  if (value < 0x10000) return unit(value);
  unit(0xD800 + ((value - 0x10000) >> 10U));
  unit(0xDC00 + ((value - 0x10000) & 0x3FFU));
}

// Written with arithmetic instead of bits, to be independent of the code under test.
std::string utf8(char32_t code) {
  const auto value = static_cast<std::uint32_t>(code);
  const auto tail = [](std::uint32_t part) { return static_cast<char>(128 + part % 64); };
  if (value < 128) return {static_cast<char>(value)};
  if (value < 2048) return {static_cast<char>(192 + value / 64), tail(value)};
  if (value < 65536) return {static_cast<char>(224 + value / 4096), tail(value / 64), tail(value)};
  return {static_cast<char>(240 + value / 262144), tail(value / 4096), tail(value / 64),
          tail(value)};
}

TEST(Utf8, EveryCodePointIsValid) {
  expect_law([] { RC_ASSERT(is_utf8(utf8(some_code()))); });
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("\0"s));
}

TEST(Utf8, RejectsWhatRfc3629Forbids) {
  for (const auto& wrong : {
           "\x80"s,
           "\xBF"s,  // a tail alone
           "\xC2"s,
           "\xE2\x82"s,
           "\xF0\x9F\x98"s,  // cut short
           "\xC2 "s,
           "\xE2\x82 "s,
           "\xF0\x9F\x98 "s,  // an invalid continuation byte
           "\xE2 \x82"s,
           "\xF0 \x9F\x98"s,  //
           "\xC0\x80"s,
           "\xC1\xBF"s,  // longer than needed
           "\xE0\x80\x80"s,
           "\xE0\x9F\xBF"s,  //
           "\xF0\x80\x80\x80"s,
           "\xF0\x8F\xBF\xBF"s,  //
           "\xED\xA0\x80"s,
           "\xED\xBF\xBF"s,  // surrogates
           "\xF4\x90\x80\x80"s,
           "\xF5\x80\x80\x80"s,  // above U+10FFFF
           "\xFE"s,
           "\xFF"s,
           "\xF8\x88\x80\x80\x80"s,  //
       }) {
    EXPECT_FALSE(is_utf8(wrong)) << printable(wrong);
    EXPECT_FALSE(is_utf8("a" + wrong + "b")) << printable(wrong);
    EXPECT_EQ(decode_text(as_bytes(wrong == "\xFF"s || wrong == "\xFE"s ? wrong + "a" : wrong)),
              std::nullopt)
        << printable(wrong);
  }
}

TEST(DecodeText, ConvertsUtf16WithByteOrderMark) {
  expect_law([] {
    const bool big_endian = *rc::gen::arbitrary<bool>();
    Bytes bytes = big_endian ? Bytes{0xFE, 0xFF} : Bytes{0xFF, 0xFE};
    std::string wanted;
    const auto count = *rc::gen::inRange(0, 20);
    for (int i = 0; i < count; ++i) {
      const char32_t code = some_code();
      append_utf16(bytes, code, big_endian);
      wanted += utf8(code);
    }
    RC_ASSERT(decode_text(bytes) == wanted);
  });
}

TEST(DecodeText, RemovesByteOrderMarkAtTheStart) {
  EXPECT_EQ(decode_text(as_bytes("\xEF\xBB\xBF"s)), "");
  EXPECT_EQ(decode_text(as_bytes("\xEF\xBB\xBFhé"s)), "hé");
  EXPECT_EQ(decode_text(as_bytes("a\xEF\xBB\xBF"s)), "a\xEF\xBB\xBF");
  EXPECT_EQ(decode_text({}), "");
  EXPECT_EQ(decode_text(Bytes{0xFF, 0xFE}), "");
}

TEST(DecodeText, RefusesBrokenUtf16) {
  for (const Bytes& wrong : {
           Bytes{0xFF, 0xFE, 0x41},                          // half a unit
           Bytes{0xFE, 0xFF, 0xD8, 0x00},                    // half a pair
           Bytes{0xFE, 0xFF, 0xDC, 0x00},                    // the other half
           Bytes{0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x41},        // a pair with a letter
           Bytes{0xFE, 0xFF, 0xD8, 0x00, 0xD8, 0x00},        // two first halves
           Bytes{0xFF, 0xFE, 0x00, 0xD8, 0x00, 0xDC, 0x41},  // half a unit after a good pair
       }) {
    EXPECT_EQ(decode_text(wrong), std::nullopt) << to_hex(wrong);
  }
  EXPECT_EQ(decode_text(as_bytes("h\0i\0"s)),
            "h\0i\0"s);  // without a byte order mark it is not UTF-16
}

TEST(Printable, LeavesOrdinaryTextAlone) {
  for (const auto& text : {""s, "plain"s, "Zoë Müller"s, "株式会社"s, "עברית"s, "😀"s, "a\\b"s}) {
    EXPECT_EQ(printable(text), text);
  }
}

TEST(Printable, ShowsEveryHarmfulByteInHex) {
  EXPECT_EQ(printable("a\nb\r\t\x1B[2J\x7F\0"s), "a\\x0Ab\\x0D\\x09\\x1B[2J\\x7F\\x00");
  EXPECT_EQ(printable("\xC2\x9B"), "\\xC2\\x9B");  // the C1 form of ESC [
  EXPECT_EQ(printable("\xFF"
                      "a\xC3"),
            "\\xFFa\\xC3");
  EXPECT_EQ(printable("a\u2028b"),
            "a\\xE2\\x80\\xA8"
            "b");                                                   // a line break of Unicode
  EXPECT_EQ(printable("exe.\u202Etxt"), "exe.\\xE2\\x80\\xAEtxt");  // would be shown as exe.txt
  EXPECT_EQ(printable("a\u2066b\uFEFF"),
            "a\\xE2\\x81\\xA6"
            "b\\xEF\\xBB\\xBF");
}

TEST(Printable, EscapesInvisibleCharacters) {
  EXPECT_EQ(printable("a\u061C"), "a\\xD8\\x9C");
  EXPECT_EQ(printable("a\u200B"), "a\\xE2\\x80\\x8B");
  EXPECT_EQ(printable("a\u200E"), "a\\xE2\\x80\\x8E");
  EXPECT_EQ(printable("a\u200F"), "a\\xE2\\x80\\x8F");
  EXPECT_EQ(printable("\u200D\u200C"), "\u200D\u200C") << "scripts and emoji need them";
}

TEST(Printable, TruncatesAtTheLimitWithEllipsis) {
  EXPECT_EQ(printable("abcdef", 6), "abcdef");
  EXPECT_EQ(printable("abcdef", 5), "abcde…");
  EXPECT_EQ(printable("abcdé", 5), "abcd…");
  EXPECT_EQ(printable("abc\n", 5), "abc…");
  EXPECT_EQ(printable("a", 0), "…");
  EXPECT_EQ(printable("", 0), "");
}

TEST(Printable, IsAlwaysOneShortLineOfUtf8) {
  expect_law([](const std::string& text) {
    const auto limit = *rc::gen::inRange<std::size_t>(0, 60);
    std::string shown = printable(text, limit);
    RC_ASSERT(is_utf8(shown));
    RC_ASSERT(printable(shown, std::string::npos) == shown);
    if (shown.ends_with("…")) shown.resize(shown.size() - std::string_view("…").size());
    RC_ASSERT(shown.size() <= limit);
    RC_ASSERT(printable(text, std::string::npos).starts_with(shown));
  });
}

TEST(Unprintable, IsFoundAndDescribed) {
  EXPECT_EQ(find_unprintable("Zoë 株 😀"), "");
  EXPECT_EQ(find_unprintable("a\nb"), "a control character");
  EXPECT_EQ(find_unprintable("\u0085"), "a control character");
  EXPECT_EQ(find_unprintable("a\u2029"), "a line break");
  EXPECT_EQ(find_unprintable("\u202A"), "a character that changes the text direction");
  EXPECT_EQ(find_unprintable("\u2069"), "a character that changes the text direction");
  EXPECT_EQ(find_unprintable("\uFEFF"), "an invisible character");
  EXPECT_EQ(find_unprintable("\uFFFE"), "a code that is not a character");
  EXPECT_EQ(find_unprintable("a\xFF"), "bytes that are not UTF-8");
  EXPECT_EQ(find_unprintable("\u2027\u202F\u2065\u206A\u00A0~"), "");
}

TEST(Unprintable, MatchesPrintable) {
  expect_law([] {
    std::string text;
    const auto count = *rc::gen::inRange(0, 10);
    for (int i = 0; i < count; ++i) text += utf8(some_code());
    RC_ASSERT(find_unprintable(text).empty() == (printable(text, std::string::npos) == text));
  });
}

}  // namespace
}  // namespace p2s
