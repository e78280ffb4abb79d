// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace p2s {

enum class Change : std::uint8_t {
  set,     ///< the key, or an item of its list, gets the value
  add,     ///< the value is appended to the list
  remove,  ///< the key, an item of its list, a table; with a value: that item of the list
};

P2S_API std::string_view to_string(Change change) noexcept;

/// One change of p2s.toml.
struct Edit {
  Change change = Change::set;
  std::string key;         ///< "gateway.pools[0]"
  std::string value = {};  ///< as TOML: "\"VpnGw2AZ\"", "3"

  bool operator==(const Edit&) const = default;
};

/// A cure of a finding. Hints are the texts of the fixes.
struct Fix {
  std::string text;              ///< what to do, as part of a sentence
  std::vector<Edit> edits = {};  ///< empty: the cure is outside p2s.toml
  bool decision = false;         ///< a person decides: it is offered, never applied

  bool operator==(const Fix&) const = default;
};

namespace fix {

/// A string as TOML.
P2S_API std::string quoted(std::string_view text);

/// `set sku = "VpnGw2AZ"`; of an item, or without a key, `use 172.16.201.0/24`. `after` ends the
/// text.
P2S_API Fix set(std::string key, std::string value, std::string_view after = {});
/// `add "openvpn" to gateway.tunnels`
P2S_API Fix add(std::string key, std::string value, std::string_view after = {});
/// `remove revoked[1]`
P2S_API Fix remove(std::string key, std::string_view after = {});
/// `remove "sstp" from gateway.tunnels`
P2S_API Fix remove_item(std::string key, std::string value, std::string_view after = {});

/// The edits of both, as one fix.
P2S_API Fix both(Fix first, Fix second);
/// The fix with another text.
P2S_API Fix told(Fix fix, std::string text);
/// The fix, if a person decides on it.
P2S_API Fix decide(Fix fix);
P2S_API std::vector<Fix> decide(std::vector<Fix> fixes);
/// A cure that no key of p2s.toml has.
P2S_API Fix outside(std::string text);

}  // namespace fix
}  // namespace p2s
