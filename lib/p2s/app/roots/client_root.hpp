// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/roots/authorities.hpp>
#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/issuer.hpp>

#include <string>

namespace p2s::app {

/// The root or issuing CA with that name, or the default root for an empty name. Error(not_found)
/// with a hint.
P2S_API store::RootRecord find_root(store::Inventory& inventory, const std::string& name);

/// The CA that signs and those above it. For an empty name the default root or, if the store does
/// not have its private key, the only CA that can sign. Error(not_found); Error(usage) if several
/// can.
P2S_API std::vector<store::RootRecord> find_issuers(store::Inventory& inventory,
                                                    const std::string& name);

/// The first of the CAs with its key, opened by the vault or on its token. Error(not_found) if the
/// store knows neither.
P2S_API pki::Issuer open_issuer(Workspace& workspace,
                                const std::vector<store::RootRecord>& issuers);

/// Error(usage) if clients of these CAs would not verify at `now`.
P2S_API void require_sound(const std::vector<store::RootRecord>& issuers, Time now);

/// "valid until 2027-11-29, when issuing CA 'Corp' expires" if one expires before `end`, or "".
P2S_API std::string shortened(const std::vector<store::RootRecord>& issuers, Time end);

}  // namespace p2s::app
