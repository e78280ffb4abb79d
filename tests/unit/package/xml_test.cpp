// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"

#include <p2s/package/formats/xml.hpp>

#include <gtest/gtest.h>

namespace p2s::package {
namespace {

using test::refusal;
using test::says;

std::string refused(std::string_view content) {
  Findings findings;
  return refusal([&] { XmlFile(as_bytes(content), "x.xml", "root", findings); });
}

std::string utf16(std::string_view text, bool big_endian) {
  std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : text) {
    if (big_endian) out += '\0';
    out += c;
    if (!big_endian) out += '\0';
  }
  return out;
}

TEST(Xml, FindsValuesInAnyNamespaceAndCase) {
  Findings findings;
  XmlFile xml(as_bytes("<x:Root xmlns:x='urn:x'><x:Name> a </x:Name></x:Root>"), "x.xml", "root",
              findings);
  EXPECT_EQ(xml.value(xml.root(), "name"), "a");
  EXPECT_EQ(xml.value(xml.root(), "other"), "");
  EXPECT_EQ(test::rules_of(findings), test::Rules{"PKG-015"});
}

TEST(Xml, NilIsAbsentEvenNextToAValue) {
  Findings findings;
  XmlFile xml(as_bytes("<root xmlns:i='u'><a i:nil='true'/><a>1</a><b i:nil=\"true\"\r\n/></root>"),
              "x.xml", "root", findings);
  EXPECT_EQ(xml.value(xml.root(), "a"), "1");
  EXPECT_FALSE(xml.child(xml.root(), "b"));
  EXPECT_TRUE(findings.empty());
}

TEST(Xml, SecondDifferentValueIsReportedWithItsLine) {
  Findings findings;
  XmlFile xml(as_bytes("<root>\n<a>1</a>\n<a>1</a>\n<a>2</a>\n</root>"), "x.xml", "root", findings);
  EXPECT_EQ(xml.value(xml.root(), "a"), "1");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, "PKG-005");
  EXPECT_TRUE(says(findings[0].message, "line 4"));
}

TEST(Xml, ListsAreChildrenOrCommas) {
  Findings findings;
  XmlFile xml(
      as_bytes("<root><a>1, 2,,</a><b><string>3,4</string><string> 5 </string></b><c/></root>"),
      "x.xml", "root", findings);
  EXPECT_EQ(xml.values(xml.root(), "a"), (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(xml.values(xml.root(), "b"), (std::vector<std::string>{"3,4", "5"}));
  EXPECT_TRUE(xml.values(xml.root(), "c").empty());
}

TEST(Xml, RejectsDoctypeAndEntities) {
  EXPECT_TRUE(says(refused("<!DOCTYPE root><root/>"), "DOCTYPE"));
  EXPECT_TRUE(says(refused("<!DOCTYPE r [<!ENTITY a \"b\">]><root>&a;</root>"), "DOCTYPE"));
  EXPECT_TRUE(says(refused("<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><root/>"), "DOCTYPE"));
}

TEST(Xml, RejectsOtherEncodings) {
  EXPECT_EQ(refused("<root/>"), "");
  EXPECT_EQ(refused("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><root/>"), "");
  EXPECT_EQ(refused(utf16("<?xml version='1.0' encoding='utf-16'?>\r\n<root/>", false)), "");
  EXPECT_EQ(refused(utf16("<root/>", true)), "");
  EXPECT_TRUE(says(refused("<root>\xE4</root>"), "UTF-8"));
  EXPECT_TRUE(says(refused(utf16("<root/>", false).substr(2)), "UTF-16 without a byte order mark"));
  EXPECT_TRUE(says(refused("<?xml version='1.0' encoding='utf-16'?><root/>"), "utf-16"));
  EXPECT_TRUE(
      says(refused("<?xml version='1.0' encoding='windows-1252'?><root/>"), "windows-1252"));
}

TEST(Xml, RejectsMalformedXmlWithLine) {
  EXPECT_TRUE(says(refused("<root>\n<a>\n</root>"), "line 3"));
  EXPECT_TRUE(says(refused(""), "not well-formed"));
  EXPECT_TRUE(says(refused("hello"), "not well-formed"));
  EXPECT_TRUE(says(refused("<root/><root/>"), "line 1, column 8: junk after document element"));
  EXPECT_TRUE(says(refused("<other/>"), "its root is 'other'"));
  EXPECT_FALSE(refused("<ro").empty());
}

TEST(Xml, RejectsWhatTheParserWouldAccept) {
  EXPECT_TRUE(says(refused("<root>\n  <a>R&D vnet</a></root>"), "line 2, column"));
  EXPECT_TRUE(says(refused("<root>\n  <a>R&D vnet</a></root>"), "'&amp;'"));
  EXPECT_TRUE(says(refused("<root a='1' a='2'/>"), "duplicate attribute"));
  EXPECT_TRUE(says(refused("<root>&unknown;</root>"), "undefined entity"));
  EXPECT_TRUE(says(refused("<root>\x01</root>"), "invalid token"));
  EXPECT_TRUE(says(refused("text <root/>"), "line 1"));
  EXPECT_EQ(refused("<root>R&amp;D &#x20; &lt;</root>"), "");
}

TEST(Xml, LinesCountFromTheFirstLineOfTheFile) {
  Findings findings;
  XmlFile xml(as_bytes("<root>\n<a> 1</a></root>"), "x.xml", "root", findings, {.first_line = 10});
  EXPECT_EQ(xml.value(xml.root(), "a"), "1");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(says(findings[0].message, "line 11"));
}

TEST(Xml, NamesAreExactIfTheClientReadsThemSo) {
  Findings findings;
  XmlFile xml(as_bytes("<root><A>1</A><a>2</a></root>"), "x.xml", "root", findings,
              {.exact_names = true});
  EXPECT_EQ(xml.value(xml.root(), "a"), "2");
  EXPECT_EQ(xml.children(xml.root(), "A").size(), 1U);
}

TEST(Xml, CleanedTextDiffersOnlyInValues) {
  Findings findings;
  XmlFile xml(as_bytes("<root><!-- x -->\n<a> \n1\xE2\x80\x8E </a> <b>2 </b><c>3</c></root>"),
              "x.xml", "root", findings);
  EXPECT_EQ(xml.value(xml.root(), "a"), "1");
  EXPECT_EQ(xml.value(xml.root(), "b"), "2");
  EXPECT_EQ(xml.value(xml.root(), "b"), "2");
  EXPECT_EQ(xml.cleaned_text(), "<root><!-- x -->\n<a>1</a> <b>2</b><c>3</c></root>");
  EXPECT_EQ(test::rules_of(findings), (test::Rules{"PKG-015", "PKG-016"}));
  EXPECT_TRUE(says(findings[0].message, "U+200E"));
}

TEST(Xml, DoctypeOfPropertyListsIsAllowedWithoutDeclarations) {
  Findings findings;
  const auto read = [&](std::string_view text) {
    return refusal([&] { XmlFile(as_bytes(text), "x.xml", "plist", findings, {.doctype = true}); });
  };
  EXPECT_EQ(read("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                 "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist/>"),
            "");
  EXPECT_TRUE(says(read("<!DOCTYPE plist [<!ENTITY a \"b\">]><plist>&a;</plist>"), "DOCTYPE"));
}

TEST(Xml, SizeAndDepthAreLimited) {
  EXPECT_TRUE(says(refused("<root>" + std::string(1U << 20U, ' ') + "</root>"), "larger than"));
  const auto nested = [](std::size_t depth) {
    std::string text = "<root>";
    for (std::size_t i = 0; i < depth; ++i) text += "<a>";
    for (std::size_t i = 0; i < depth; ++i) text += "</a>";
    return text + "</root>";
  };
  EXPECT_EQ(refused(nested(60)), "");
  EXPECT_TRUE(says(refused(nested(100)), "deeper"));
  EXPECT_TRUE(says(refused(nested(100000)), "deeper"));
}

}  // namespace
}  // namespace p2s::package
