// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/route_table.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/readers/line_reader.hpp>
#include <p2s/diagnosis/readers/words.hpp>

#include <algorithm>

namespace p2s::diagnosis {
namespace {

using Words = std::vector<std::string_view>;

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `route print`: "10.1.0.0  255.255.0.0  On-link  172.16.201.3  26". The gateway may be words in
/// any language, so columns are counted from the end.
bool read_windows_route(const Words& words, ClientState& state) {
  if (words.size() < 5 || !is_number(words.back())) return false;
  const auto network = read_address(words[0]);
  const auto length = read_netmask(words[1]);
  const auto interface = words[words.size() - 2];
  if (!network || !length || !net::Address::parse(interface)) return false;
  add_route(state, {*network, *length}, interface);
  return true;
}

/// `ip route`: "10.1.0.0/16 dev tun0 …", "default via 192.168.1.1 dev eth0".
bool read_ip_route(const Words& words, ClientState& state) {
  const auto dev = std::find(words.begin(), words.end(), "dev");
  if (words.size() < 3 || dev == words.end() || dev + 1 == words.end()) return false;
  const bool ipv6 = words.size() > 2 && words[1] == "via" && words[2].find(':') != words[2].npos;
  const auto destination = words[0] == "default"
                               ? net::Prefix::parse(ipv6 ? "::/0" : "0.0.0.0/0").prefix
                               : read_network(words[0]);
  if (!destination) return false;
  add_route(state, *destination, *(dev + 1));
  return true;
}

/// macOS omits trailing zeros: "10.1/16", "192.168.1" (a /24), "127" (a /8).
std::optional<net::Prefix> read_short_network(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = text.substr(0, slash);
  if (address.find(':') != std::string_view::npos)  // a zone may precede the length
    return read_network(std::string(address.substr(0, address.find('%'))) +
                        std::string(slash == text.npos ? "" : text.substr(slash)));
  const auto parts = split(address, '.');
  if (parts.size() > 4 || !std::all_of(parts.begin(), parts.end(), is_number)) return std::nullopt;
  std::string whole(address);
  for (auto count = parts.size(); count < 4; ++count) whole += ".0";
  whole +=
      slash == text.npos ? "/" + std::to_string(8 * parts.size()) : std::string(text.substr(slash));
  return read_network(whole);
}

/// `netstat -rn`: the heading gives the column of the interface.
class Netstat {
 public:
  bool read(const Words& words, ClientState& state) {
    if (!words.empty() && words[0] == "Destination") return read_heading(words);
    if (column_ == 0 || words.size() <= std::max(column_, mask_column_)) return false;
    const bool linux_form = mask_column_ > 0;
    std::optional<net::Prefix> destination;
    if (words[0] == "default") {
      const bool ipv6 = words[1].find(':') != std::string_view::npos;
      destination = net::Prefix::parse(ipv6 ? "::/0" : "0.0.0.0/0").prefix;
    } else if (linux_form) {
      const auto network = read_address(words[0]);
      const auto length = read_netmask(words[mask_column_]);
      if (network && length) destination = net::Prefix(*network, *length);
    } else {
      destination = read_short_network(words[0]);
    }
    if (!destination) return false;
    add_route(state, *destination, words[column_]);
    return true;
  }

 private:
  bool read_heading(const Words& words) {
    const auto column = [&](std::string_view name) -> std::size_t {
      const auto found = std::find(words.begin(), words.end(), name);
      return found == words.end() ? 0 : static_cast<std::size_t>(found - words.begin());
    };
    column_ = std::max(column("Iface"), column("Netif"));
    mask_column_ = column("Genmask");
    return true;
  }

  std::size_t column_ = 0;
  std::size_t mask_column_ = 0;
};

}  // namespace

ClientState read_route_table(std::string_view text) {
  ClientState state;
  Netstat netstat;
  Lines lines(text);
  while (lines.next()) {
    const auto words = blank_separated(lines.line());
    if (words.empty()) continue;
    if (netstat.read(words, state) || read_windows_route(words, state)) continue;
    read_ip_route(words, state);
  }
  return state;
}

}  // namespace p2s::diagnosis
