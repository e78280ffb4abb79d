// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/deploy/deployment.hpp>
#include <p2s/deploy/entries.hpp>

#include <span>
#include <string>

namespace p2s::deploy {

/// One root or revoked certificate to add to a gateway, to replace or to remove.
struct EntryChange {
  enum class Action : std::uint8_t { add, replace, remove };

  EntryKind kind{};
  Action action{};
  Entry entry;  ///< to remove: as the gateway has it
};

/// Only these changes, a command or two each, for az or powershell. The Azure CLI's commands remove
/// user groups of the gateway, which must have none.
P2S_API Artefact emit_changes(Format format, const Deployment& deployment,
                              std::span<const EntryChange> changes);

}  // namespace p2s::deploy
