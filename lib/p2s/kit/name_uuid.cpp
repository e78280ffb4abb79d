// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/name_uuid.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::kit {
namespace {

// 6ba7b810-9dad-11d1-80b4-00c04fd430c8, the space of DNS names.
constexpr std::array<unsigned char, 16> kDnsNames{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1,
                                                  0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};

}  // namespace

std::string name_uuid(std::string_view name, std::string (*sha1_hex)(ByteView bytes)) {
  Bytes bytes(kDnsNames.begin(), kDnsNames.end());
  bytes.insert(bytes.end(), name.begin(), name.end());
  std::string hex = to_lower(sha1_hex(bytes));
  hex[12] = '5';  // the version
  constexpr std::string_view kVariant = "89ab";
  hex[16] = kVariant[std::string_view("0123456789abcdef").find(hex[16]) % kVariant.size()];
  return fmt::format("{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                     hex.substr(16, 4), hex.substr(20, 12));
}

}  // namespace p2s::kit
