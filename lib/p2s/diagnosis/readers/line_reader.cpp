// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/line_reader.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <bit>
#include <charconv>

namespace p2s::diagnosis {

bool Lines::next() noexcept {
  if (rest_.empty()) return false;
  const auto end = std::min(rest_.find('\n'), rest_.size());
  line_ = rest_.substr(0, end);
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
  if (line_.ends_with('\r')) line_.remove_suffix(1);
  line_ = line_.substr(0, kLineLimit);
  ++number_;
  return true;
}

bool is_indented(std::string_view line) noexcept {
  return line.starts_with(' ') || line.starts_with('\t');
}

std::optional<net::Address> read_address(std::string_view text) {
  text = trim(text);
  return net::Address::parse(trim(text.substr(0, text.find_first_of("%("))));
}

std::optional<net::Prefix> read_network(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = read_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  const unsigned width = address->family == net::Family::ipv4 ? 32 : 128;
  unsigned length = width;
  if (slash != std::string_view::npos) {
    const auto digits = text.substr(slash + 1);
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (problem != std::errc{} || end != digits.data() + digits.size() || length > width)
      return std::nullopt;
  }
  return net::Prefix(*address, length);
}

std::optional<unsigned> read_netmask(std::string_view text) {
  std::uint32_t mask = 0;
  if (text.starts_with("0x")) {
    const auto digits = text.substr(2);
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), mask, 16);
    if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  } else {
    const auto address = net::Address::parse(text);
    if (!address || address->family != net::Family::ipv4) return std::nullopt;
    mask = static_cast<std::uint32_t>(address->low);
  }
  const auto ones = static_cast<unsigned>(std::countl_one(mask));
  if (ones + static_cast<unsigned>(std::countr_zero(mask)) < 32) return std::nullopt;
  return ones;
}

Interface& add_interface(ClientState& state, std::string_view name) {
  state.interfaces_known = true;
  Interface interface;
  interface.name = name;
  interface.tunnel = names_tunnel(name);
  state.interfaces.push_back(std::move(interface));
  return state.interfaces.back();
}

void add_route(ClientState& state, const net::Prefix& destination, std::string_view interface) {
  state.routes_known = true;
  state.routes.push_back({destination, std::string(interface)});
}

}  // namespace p2s::diagnosis
