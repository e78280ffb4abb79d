#include <p2s/base/bytes.hpp>
#include <p2s/package/detail/name_uuid.hpp>

#include <fmt/format.h>

#include <array>
#include <cstdint>

namespace p2s::package::detail {
namespace {

// 5f6d1c4e-2a0b-4e0b-9c37-8d2f4b1a7c60: drawn once, for the kits of p2sctl.
constexpr std::array<std::uint8_t, 16> kNameSpace{0x5f, 0x6d, 0x1c, 0x4e, 0x2a, 0x0b, 0x4e, 0x0b,
                                                  0x9c, 0x37, 0x8d, 0x2f, 0x4b, 0x1a, 0x7c, 0x60};

// The two highest bits of the clock field are 10 (RFC 4122, section 4.1.1).
char variant_digit(char digit) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return kDigits[8U | (kDigits.find(digit) & 3U)];
}

}  // namespace

std::string name_uuid(std::string_view name, const Digests& digests) {
  Bytes bytes(kNameSpace.begin(), kNameSpace.end());
  const auto text = as_bytes(name);
  bytes.insert(bytes.end(), text.begin(), text.end());
  const std::string hash = digests.sha1_hex(bytes);
  const std::string_view digits = hash;
  return fmt::format("{}-{}-5{}-{}{}-{}", digits.substr(0, 8), digits.substr(8, 4),
                     digits.substr(13, 3), variant_digit(digits[16]), digits.substr(17, 3),
                     digits.substr(20, 12));
}

}  // namespace p2s::package::detail
