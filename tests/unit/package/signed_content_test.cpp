// SPDX-License-Identifier: Apache-2.0
#include "sample_parts.hpp"

#include <p2s/package/formats/signed_content.hpp>

#include <gtest/gtest.h>

namespace p2s::package {
namespace {

std::string element(char tag, const std::string& content) {
  const auto size = content.size();
  std::string length{static_cast<char>(size)};
  if (size > 127) {
    length = std::string("\x82") + static_cast<char>(size >> 8U) + static_cast<char>(size & 0xFFU);
  }
  return tag + length + content;
}

/// Of unknown length.
std::string open_element(char tag, const std::string& content) {
  return std::string{tag, '\x80'} + content + std::string(2, '\0');
}

using Element = std::string (*)(char, const std::string&);

/// SignedData around the content, which is an OCTET STRING.
std::string signed_data(const std::string& octets, Element list) {
  const std::string id = element('\x06', "\x2A\x86\x48");
  const auto info = list('\x30', id + list('\xA0', octets));
  const auto digests = element('\x31', element('\x30', id + std::string("\x05\x00", 2)));
  const auto data =
      list('\x30', element('\x02', "\x01") + digests + info + element('\xA0', "certificates"));
  return list('\x30', id + list('\xA0', data));
}

std::string in_pieces(const std::string& content, Element list) {
  std::string pieces;
  for (std::size_t at = 0; at < content.size(); at += 100)
    pieces += element('\x04', content.substr(at, 100));
  return list('\x24', pieces);
}

TEST(SignedContent, IsFoundInEachForm) {
  const std::string content(test::kApple);
  for (const auto list : {Element(element), Element(open_element)}) {
    for (const auto& octets : {element('\x04', content), in_pieces(content, list)}) {
      const auto cms = signed_data(octets, list);
      const auto found = signed_content(as_bytes(cms));
      ASSERT_TRUE(found);
      EXPECT_EQ(as_text(*found), content);
      const auto package =
          read_vendor_file({"vpn.mobileconfig", to_bytes(cms)}, "vpn.mobileconfig");
      EXPECT_EQ(package.servers, std::vector<std::string>{"gw.vpn.azure.com"});
    }
  }
}

TEST(SignedContent, DamagedDataHasNone) {
  const auto cms = signed_data(in_pieces(std::string(test::kApple), open_element), open_element);
  for (std::size_t length = 0; length < cms.size() / 2; ++length)
    EXPECT_FALSE(signed_content(as_bytes(std::string_view(cms).substr(0, length)))) << length;
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "\x30\x80";
  EXPECT_FALSE(signed_content(as_bytes(deep)));
  EXPECT_FALSE(signed_content(as_bytes(std::string("\x30\x8F") + std::string(40, '\xFF'))));
  // What is not a list has a length.
  EXPECT_FALSE(signed_content(as_bytes(std::string("\x30\x80\x04\x80\x04\x02"))));
}

}  // namespace
}  // namespace p2s::package
