// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace p2s::deploy {

/// Azure's limits of a gateway.
inline constexpr std::size_t kMostRoots = 20;
inline constexpr std::size_t kMostRevoked = 300;

/// A root or a revoked certificate of a gateway.
struct Entry {
  std::string name;   ///< valid and unique in Azure
  std::string value;  ///< Base-64 of a root on one line; the thumbprint of a revoked certificate
};

enum class EntryKind : std::uint8_t { root, revoked };
/// az, powershell: commands that add the entries, one at a time; terraform: blocks for
/// vpn_client_configuration of azurerm; arm: the JSON list for vpnClientConfiguration.
enum class EntryFormat : std::uint8_t { az, powershell, terraform, arm };

/// Throws Error(usage) for an unknown name.
P2S_API EntryFormat parse_entry_format(std::string_view text);

/// Where the entries are added; what is empty becomes a word in capitals.
struct EntryTarget {
  std::string gateway;
  std::string resource_group;
};

/// The entries for a tool, one or more lines each.
P2S_API std::string entry_text(EntryKind kind, EntryFormat format, std::span<const Entry> entries,
                               const EntryTarget& target);

}  // namespace p2s::deploy
