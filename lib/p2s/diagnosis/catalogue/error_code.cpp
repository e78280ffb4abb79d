// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/catalogue/error_code.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace p2s::diagnosis {
namespace {

template <typename Number>
std::optional<Number> number(std::string_view text, int base) {
  Number value{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

/// FACILITY_WIN32: the low half is the Windows error code.
std::uint32_t unwrapped(std::uint32_t code) {
  return (code & 0xFFFF0000U) == 0x80070000U ? code & 0xFFFFU : code;
}

void add(std::vector<std::uint32_t>& codes, std::uint64_t value) {
  // A negative HRESULT is sign-extended to 64 bits.
  if (value >> 32U == 0xFFFFFFFFU) value &= 0xFFFFFFFFU;
  if (value > std::numeric_limits<std::uint32_t>::max()) return;
  const auto code = unwrapped(static_cast<std::uint32_t>(value));
  if (code != 0 && std::find(codes.begin(), codes.end(), code) == codes.end())
    codes.push_back(code);
}

}  // namespace

std::vector<std::uint32_t> error_codes(std::string_view text) {
  std::vector<std::uint32_t> codes;
  if (text.starts_with('-')) {
    const auto value = number<std::int64_t>(text, 10);
    if (value && *value >= std::numeric_limits<std::int32_t>::min())
      add(codes, static_cast<std::uint32_t>(*value));
    return codes;
  }
  if (text.starts_with("0x") || text.starts_with("0X")) {
    if (const auto value = number<std::uint64_t>(text.substr(2), 16)) add(codes, *value);
    return codes;
  }
  if (const auto value = number<std::uint64_t>(text, 10)) add(codes, *value);
  if (text.size() >= 3 && text.size() <= 16) {
    if (const auto value = number<std::uint64_t>(text, 16)) add(codes, *value);
  }
  return codes;
}

}  // namespace p2s::diagnosis
