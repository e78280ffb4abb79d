// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/rule.hpp>

#include <array>

namespace p2s::live {

/// Every rule about a deployed gateway, sorted by id. LIVE-006 to LIVE-009 compare it with the
/// store.
inline constexpr std::array kLiveRules{
    Rule{"LIVE-001", Severity::warning, "the gateway is not being changed", "",
         "read the gateway again when its provisioning state is Succeeded"},
    Rule{"LIVE-002", Severity::warning, "root data is the Base64 of a certificate on one line", "",
         "upload the certificate again, from a DER file with Azure CLI, or as the one Base64 line "
         "elsewhere"},
    Rule{"LIVE-003", Severity::warning, "the file contains no secret", "",
         "delete the file when it is no longer needed; replace the secret if others could read it"},
    Rule{"LIVE-004", Severity::warning, "values have Azure's spelling", ""},
    Rule{"LIVE-005", Severity::note, "every value was read", "",
         "export the template with its values, or use the output of: az network vnet-gateway show"},
    Rule{"LIVE-006", Severity::error, "the gateway refuses every revoked client", ""},
    Rule{"LIVE-007", Severity::note, "revoked thumbprints are those of known clients", "",
         "keep it unless its certificate has expired"},
    Rule{"LIVE-008", Severity::warning, "the store has the roots of the gateway", ""},
    Rule{"LIVE-009", Severity::warning, "roots of the gateway have not expired", "",
         "remove it from the gateway; nobody can connect with it"},
    Rule{"LIVE-010", Severity::warning, "a client package is as new as the gateway's configuration",
         "", "download the package again"},
};

using LiveRule = RuleOf<kLiveRules>;

}  // namespace p2s::live
