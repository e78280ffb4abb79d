// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/store/records.hpp>

#include <string>
#include <string_view>

namespace p2s::store {
class Inventory;
}

namespace p2s::app {

enum class ClientStatus { valid, expiring, expired, not_yet_valid, revoked };

/// "valid", "expiring", "expired", "not-yet-valid", "revoked".
P2S_API std::string_view to_string(ClientStatus status) noexcept;

/// Default time before expiry that counts as "expiring".
inline constexpr Period kExpiringSoon{30, Period::Unit::days};

P2S_API ClientStatus client_status(const store::ClientRecord& client, Time at,
                                   const Period& soon = kExpiringSoon);

/// The next root must reach every client before this one expires: rule CERT-012.
inline constexpr Period kRootExpiringSoon{90, Period::Unit::days};

/// Roots are never revoked: an untrusted root is removed from the gateway.
P2S_API ClientStatus root_status(const store::RootRecord& root, Time at);

/// Neither revoked nor expired: usable now or later.
P2S_API bool is_live(const store::ClientRecord& client, Time at) noexcept;

/// Whether a client of this name has a live certificate.
bool has_live(store::Inventory& inventory, const std::string& name, Time at);

}  // namespace p2s::app
