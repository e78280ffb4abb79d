// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/tunnel.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::azure {
namespace {

struct TunnelName {
  Tunnel tunnel;
  std::string_view azure;
  std::string_view display;
};

constexpr std::array kTunnels{
    TunnelName{Tunnel::ikev2, "IkeV2", "IKEv2"},
    TunnelName{Tunnel::openvpn, "OpenVPN", "OpenVPN"},
    TunnelName{Tunnel::sstp, "SSTP", "SSTP"},
};

}  // namespace

std::string_view to_string(Tunnel tunnel) noexcept {
  return kTunnelNames[static_cast<std::size_t>(tunnel)];
}

std::string_view azure_name(Tunnel tunnel) noexcept {
  return kTunnels[static_cast<std::size_t>(tunnel)].azure;
}

std::string_view display_name(Tunnel tunnel) noexcept {
  return kTunnels[static_cast<std::size_t>(tunnel)].display;
}

std::optional<Tunnel> parse_tunnel(std::string_view text) noexcept {
  for (const auto& row : kTunnels) {
    if (equals_ignoring_case(text, to_string(row.tunnel))) return row.tunnel;
  }
  return std::nullopt;
}

std::vector<Tunnel> TunnelSet::list() const {
  std::vector<Tunnel> tunnels;
  for (const auto& row : kTunnels) {
    if (has(row.tunnel)) tunnels.push_back(row.tunnel);
  }
  return tunnels;
}

std::string TunnelSet::to_string() const {
  if (empty()) return "any";
  std::vector<std::string> names;
  for (const auto tunnel : list()) names.emplace_back(azure::to_string(tunnel));
  return join(names, "+");
}

std::string TunnelSet::display() const {
  if (empty()) return "nothing";
  const auto tunnels = list();
  std::string text;
  for (std::size_t i = 0; i < tunnels.size(); ++i) {
    if (i > 0) text += i + 1 == tunnels.size() ? " and " : ", ";
    text += display_name(tunnels[i]);
  }
  return text;
}

TunnelSet parse_tunnels(std::string_view comma_separated) {
  TunnelSet tunnels;
  for (const auto part : split(comma_separated, ',')) {
    const auto tunnel = parse_tunnel(trim(part));
    if (!tunnel) {
      throw Error(ErrorKind::usage, fmt::format("unknown tunnel type '{}'", printable(trim(part))))
          .hint(fmt::format("choose from: {}", fmt::join(kTunnelNames, ", ")));
    }
    tunnels.insert(*tunnel);
  }
  return tunnels;
}

}  // namespace p2s::azure
