// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/services.hpp>
#include <p2s/store/inventory.hpp>

namespace p2s::app {

/// Copies a store to a new one of either engine, whole or not at all, and compares both. Passwords
/// in the URLs are warned about. With `dry`, only checks that this is possible. Error(conflict) if
/// there is a store at `to`.
P2S_API std::vector<store::CopiedTable> copy_store(const std::string& from, const std::string& to,
                                                   const Services& services, bool dry);

}  // namespace p2s::app
