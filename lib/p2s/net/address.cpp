// SPDX-License-Identifier: Apache-2.0
#include <p2s/net/prefix.hpp>

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace p2s::net {
namespace {

std::optional<Address> parse_ipv4(std::string_view text) noexcept {
  std::uint64_t value = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (int part = 0; part < 4; ++part) {
    if (part > 0) {
      if (at == end || *at != '.') return std::nullopt;
      ++at;
    }
    const char* const start = at;
    const char* const most = end - at > 3 ? at + 3 : end;
    unsigned octet = 0;
    for (unsigned digit = 0; at != most; ++at) {
      digit = static_cast<unsigned>(*at) - '0';
      if (digit > 9) break;
      octet = octet * 10 + digit;
    }
    // A leading zero means octal to some readers: refuse what two programs may understand
    // differently.
    if (at == start || octet > 255 || (*start == '0' && at - start > 1)) return std::nullopt;
    value = (value << 8U) | octet;
  }
  if (at != end) return std::nullopt;
  std::optional<Address> address(std::in_place);
  address->low = value;
  return address;
}

std::optional<Address> parse_ipv6(std::string_view text) noexcept {
  std::array<char, INET6_ADDRSTRLEN> terminated{};
  if (text.size() >= terminated.size() || text.find('\0') != std::string_view::npos)
    return std::nullopt;
  std::copy(text.begin(), text.end(), terminated.begin());
  std::array<std::uint8_t, 16> octets{};
  if (inet_pton(AF_INET6, terminated.data(), octets.data()) != 1) return std::nullopt;
  Address address{Family::ipv6, 0, 0};
  for (std::size_t i = 0; i < 8; ++i) address.high = (address.high << 8U) | octets[i];
  for (std::size_t i = 8; i < 16; ++i) address.low = (address.low << 8U) | octets[i];
  return address;
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) noexcept {
  auto address = parse_ipv4(text);
  if (!address) address = parse_ipv6(text);
  return address;
}

std::string Address::to_string() const {
  if (family == Family::ipv4) {
    return fmt::format("{}.{}.{}.{}", low >> 24U & 0xFFU, low >> 16U & 0xFFU, low >> 8U & 0xFFU,
                       low & 0xFFU);
  }
  std::array<std::uint8_t, 16> octets{};
  for (unsigned i = 0; i < 8; ++i) {
    octets[i] = static_cast<std::uint8_t>(high >> (56U - 8U * i));
    octets[i + 8] = static_cast<std::uint8_t>(low >> (56U - 8U * i));
  }
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, octets.data(), text.data(), text.size());
  return text.data();
}

}  // namespace p2s::net
