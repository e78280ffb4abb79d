// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::azure {

enum class Tunnel : std::uint8_t { ikev2, openvpn, sstp };
inline constexpr std::array<std::string_view, 3> kTunnelNames{"ikev2", "openvpn", "sstp"};

/// Our spelling, as in p2s.toml and on the command line: "ikev2".
P2S_API std::string_view to_string(Tunnel tunnel) noexcept;
/// The spelling of Azure's API: "IkeV2".
P2S_API std::string_view azure_name(Tunnel tunnel) noexcept;
/// For people: "IKEv2".
P2S_API std::string_view display_name(Tunnel tunnel) noexcept;
/// Either spelling, in any case.
P2S_API std::optional<Tunnel> parse_tunnel(std::string_view text) noexcept;

/// Which tunnel types a gateway offers.
class P2S_API TunnelSet {
 public:
  constexpr TunnelSet() = default;
  constexpr TunnelSet(std::initializer_list<Tunnel> tunnels) {
    for (const auto tunnel : tunnels) insert(tunnel);
  }

  constexpr void insert(Tunnel tunnel) noexcept {
    bits_ = static_cast<std::uint8_t>(bits_ | bit(tunnel));
  }
  constexpr bool has(Tunnel tunnel) const noexcept { return (bits_ & bit(tunnel)) != 0; }
  constexpr bool empty() const noexcept { return bits_ == 0; }
  std::vector<Tunnel> list() const;
  std::string to_string() const;  ///< "ikev2+openvpn"; "any" when empty
  std::string display() const;    ///< for people: "IKEv2 and OpenVPN"; "nothing" when empty
  constexpr bool operator==(const TunnelSet&) const = default;

 private:
  static constexpr std::uint8_t bit(Tunnel tunnel) noexcept {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(tunnel));
  }
  std::uint8_t bits_ = 0;
};

/// Throws Error(usage) with a list of the valid names for an unknown name.
P2S_API TunnelSet parse_tunnels(std::string_view comma_separated);

}  // namespace p2s::azure
