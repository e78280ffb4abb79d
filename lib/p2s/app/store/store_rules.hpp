// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/rule.hpp>

#include <array>

namespace p2s::app {

inline constexpr std::string_view kRestoreHint =
    "move the store to another place, then restore a backup with: p2sctl store restore FILE";

/// Every rule about the store, sorted by id.
inline constexpr std::array kStoreRules{
    Rule{"STORE-001", Severity::error, "the database and the chain of its events are intact", "",
         kRestoreHint},
    Rule{"STORE-002", Severity::error, "a row matches its certificate", "", kRestoreHint},
    Rule{"STORE-003", Severity::error, "a certificate was issued by its root or issuing CA", "",
         kRestoreHint},
    Rule{"STORE-004", Severity::error, "a private key can be decrypted and matches its certificate",
         "", kRestoreHint},
    Rule{"STORE-005", Severity::error, "the rows of a damaged store can be read", "", ""},
};

using StoreRule = RuleOf<kStoreRules>;

}  // namespace p2s::app
