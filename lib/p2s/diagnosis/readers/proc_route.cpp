// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/readers/line_reader.hpp>
#include <p2s/diagnosis/readers/route_table.hpp>
#include <p2s/diagnosis/readers/words.hpp>

#include <charconv>

namespace p2s::diagnosis {
namespace {

template <typename Number>
std::optional<Number> hex(std::string_view digits) {
  Number value{};
  const auto [end, problem] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.empty() || problem != std::errc{} || end != digits.data() + digits.size())
    return std::nullopt;
  return value;
}

constexpr std::uint32_t kUp = 0x1;
constexpr std::uint32_t kReject = 0x200;

/// The kernel prints the four bytes as a little-endian number.
std::uint32_t swapped(std::uint32_t value) {
  return (value >> 24U) | ((value >> 8U) & 0xFF00U) | ((value << 8U) & 0xFF0000U) | (value << 24U);
}

}  // namespace

ClientState read_proc_route(std::string_view text) {
  // Iface Destination Gateway Flags RefCnt Use Metric Mask …
  ClientState state;
  Lines lines(text);
  while (lines.next()) {
    const auto words = blank_separated(lines.line());
    if (words.size() < 8) continue;
    const auto destination = hex<std::uint32_t>(words[1]);
    const auto flags = hex<std::uint32_t>(words[3]);
    const auto mask = hex<std::uint32_t>(words[7]);
    if (!destination || !flags || !mask) continue;
    state.routes_known = true;
    if ((*flags & kUp) == 0 || (*flags & kReject) != 0) continue;
    const net::Address shown_mask{net::Family::ipv4, 0, swapped(*mask)};
    const auto length = read_netmask(shown_mask.to_string());
    if (length)
      add_route(state, {{net::Family::ipv4, 0, swapped(*destination)}, *length}, words[0]);
  }
  return state;
}

ClientState read_proc_ipv6_route(std::string_view text) {
  // destination length source length gateway metric refcount use flags interface
  ClientState state;
  Lines lines(text);
  while (lines.next()) {
    const auto words = blank_separated(lines.line());
    if (words.size() < 10 || words[0].size() != 32) continue;
    const auto high = hex<std::uint64_t>(words[0].substr(0, 16));
    const auto low = hex<std::uint64_t>(words[0].substr(16));
    const auto length = hex<unsigned>(words[1]);
    const auto flags = hex<std::uint32_t>(words[8]);
    if (!high || !low || !length || *length > 128 || !flags) continue;
    state.routes_known = true;
    if ((*flags & kUp) == 0 || (*flags & kReject) != 0) continue;
    add_route(state, {{net::Family::ipv6, *high, *low}, *length}, words[9]);
  }
  return state;
}

}  // namespace p2s::diagnosis
