// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/diagnosis/client_state.hpp>
#include <p2s/net/prefix.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace p2s::diagnosis {

/// Functions shared by the readers.

/// Longer lines are truncated: readers need nothing beyond this length.
inline constexpr std::size_t kLineLimit = 4096;

/// Iterates over the lines of a text, without line breaks.
class Lines {
 public:
  explicit Lines(std::string_view text) noexcept : rest_(text) {}
  /// False at the end.
  bool next() noexcept;
  std::string_view line() const noexcept { return line_; }  ///< at most kLineLimit bytes
  std::size_t number() const noexcept { return number_; }   ///< counted from 1

 private:
  std::string_view rest_;
  std::string_view line_;
  std::size_t number_ = 0;
};

bool is_indented(std::string_view line) noexcept;

/// An address, optionally followed by a zone (%12) or a remark "(Preferred)".
std::optional<net::Address> read_address(std::string_view text);
/// "192.168.1.5/24"; without a length, a single address.
std::optional<net::Prefix> read_network(std::string_view text);
/// 255.255.255.0 or 0xffffff00 -> 24. nullopt if the ones are not contiguous.
std::optional<unsigned> read_netmask(std::string_view text);

/// Appends an interface; the reference is valid until the next call.
Interface& add_interface(ClientState& state, std::string_view name);
void add_route(ClientState& state, const net::Prefix& destination, std::string_view interface);

}  // namespace p2s::diagnosis
