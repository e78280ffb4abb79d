// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/store/inventory.hpp>

#include <string>
#include <vector>

namespace p2s::app {

/// The certificates that `spelled` refers to, newest first: those of the client with that name,
/// otherwise the one with that thumbprint prefix in any notation. Error(not_found) suggests a
/// similar name, unless told not to read them all; Error(conflict) if the prefix is ambiguous.
P2S_API std::vector<store::ClientRecord> find_clients(store::Inventory& inventory,
                                                      const std::string& spelled,
                                                      bool suggests = true);

/// The newest valid one of them, or the newest if none is valid.
P2S_API store::ClientRecord newest_client(store::Inventory& inventory, const std::string& spelled,
                                          Time at);

}  // namespace p2s::app
