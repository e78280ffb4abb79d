// SPDX-License-Identifier: Apache-2.0
#include "unit/kit/kit_sample.hpp"

#include <p2s/kit/kit_check.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::test {
namespace {

// A kit of one file, which SHA256SUMS does not list.
bool is_called_unfinished(std::string path, std::string_view content) {
  kit::KitArchive kit;
  kit.files.push_back({std::move(path), Secret(content)});
  const auto rules = rules_of(kit::check_kit(kit, KitSample().inputs.digests));
  return std::find(rules.begin(), rules.end(), "KIT-050") != rules.end();
}

// The bytes as DER, as a signed profile is.
std::string in_der(const std::string& content) {
  return std::string("\x30") + static_cast<char>(content.size()) + content;
}

constexpr auto kProfile = "ios/native/corp.mobileconfig";

TEST(KitCheck, FindsPlaceholders) {
  EXPECT_TRUE(is_called_unfinished(kProfile, "<string>{{server}}</string>"));
  EXPECT_TRUE(is_called_unfinished("linux/openvpn/corp.ovpn", "$PRIVATEKEY"));
  EXPECT_FALSE(is_called_unfinished(kProfile, "<string>vpn.example</string>"));
}

TEST(KitCheck, IgnoresRandomBytesOfSignature) {
  EXPECT_FALSE(is_called_unfinished(kProfile, in_der("<plist/>\x01{{\x02")));
  EXPECT_TRUE(is_called_unfinished(kProfile, in_der("<string>REPLACE_ME</string>")));
}

}  // namespace
}  // namespace p2s::test
