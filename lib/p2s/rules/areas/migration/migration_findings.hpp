// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/rule.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/facts/tunnel_change.hpp>

#include <string>

namespace p2s::rules {

inline constexpr std::string_view kTunnelsKey = "gateway.tunnels";

/// Adds a finding about gateway.tunnels.
inline void add_to_tunnels(const Rule& rule, Findings& findings, std::string message,
                           std::string hint = {}) {
  findings.push_back(finding(rule, std::string(kTunnelsKey), std::move(message), std::move(hint)));
}

inline bool leaves_sstp(const TunnelChange& change) {
  return change.is_one() && change.drops(azure::Tunnel::sstp);
}

/// "60 SSTP clients"
inline std::string counted_sstp(std::uint64_t clients) {
  return counted(clients, "SSTP client", "SSTP clients");
}

}  // namespace p2s::rules
