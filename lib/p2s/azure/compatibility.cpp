// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/compatibility.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::azure {
namespace {

constexpr std::array kTunnelSets{
    TunnelSet{Tunnel::openvpn}, TunnelSet{Tunnel::ikev2, Tunnel::openvpn},
    TunnelSet{Tunnel::ikev2},   TunnelSet{Tunnel::ikev2, Tunnel::sstp},
    TunnelSet{Tunnel::sstp},
};

}  // namespace

std::span<const TunnelSet> legal_tunnel_sets() noexcept { return kTunnelSets; }

bool is_legal(TunnelSet tunnels) noexcept {
  return std::find(kTunnelSets.begin(), kTunnelSets.end(), tunnels) != kTunnelSets.end();
}

std::vector<MethodSet> legal_methods(TunnelSet tunnels) {
  constexpr auto kCertificate = Method::certificate;
  constexpr auto kEntra = Method::entra;
  constexpr auto kRadius = Method::radius;
  if (!is_legal(tunnels)) return {};
  if (!tunnels.has(Tunnel::openvpn)) return {{kCertificate}, {kRadius}};
  if (tunnels.has(Tunnel::ikev2)) {
    return {{kCertificate}, {kRadius}, {kCertificate, kEntra}, {kEntra, kRadius}};
  }
  return {{kCertificate},
          {kRadius},
          {kEntra},
          {kCertificate, kEntra},
          {kEntra, kRadius},
          {kCertificate, kRadius},
          {kCertificate, kEntra, kRadius}};
}

bool are_compatible(TunnelSet tunnels, const MethodSet& methods) {
  const auto legal = legal_methods(tunnels);
  return std::find(legal.begin(), legal.end(), methods) != legal.end();
}

std::optional<std::string> incompatibility(TunnelSet tunnels, const MethodSet& methods) {
  if (tunnels.empty()) return std::nullopt;
  if (!is_legal(tunnels)) {
    return fmt::format("a gateway cannot offer {} together: SSTP and OpenVPN exclude each other",
                       tunnels.to_string());
  }
  if (methods.empty() || are_compatible(tunnels, methods)) return std::nullopt;
  return fmt::format(
      "Azure's published table does not list {} with the tunnel types {}; it lists: {}",
      to_string(methods), tunnels.to_string(), list_of(legal_methods(tunnels)));
}

bool carries(Tunnel tunnel, Method method) noexcept {
  return method != Method::entra || tunnel == Tunnel::openvpn;
}

std::string list_of(const std::vector<MethodSet>& sets) {
  std::vector<std::string> names;
  names.reserve(sets.size());
  for (const auto& set : sets) names.push_back(to_string(set));
  return join(names, ", ");
}

}  // namespace p2s::azure
