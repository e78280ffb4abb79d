// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/certificate.hpp>
#include <p2s/pki/issuer.hpp>

#include <optional>

namespace p2s::pki {

// Each returns why not, naming the certificate at fault: dates, issuer, signature, purpose, CA
// flags, path length or name constraints. Roots without basicConstraints are accepted by signature,
// names and dates, as Azure does.

/// Whether `client` chains to the last of `issuers` for TLS client authentication at `when`.
P2S_API std::optional<std::string> chain_problem(const Certificate& client, const Issuers& issuers,
                                                 Time when);

/// Whether clients of the CA `issuers.front()` chain to the last of `issuers` at `when`.
P2S_API std::optional<std::string> issuers_problem(const Issuers& issuers, Time when);

/// Whether the name constraints of the CAs permit a client with these names.
P2S_API std::optional<std::string> name_problem(const Issuers& issuers,
                                                std::string_view common_name,
                                                const AlternativeNames& names);

/// Whether the issuer's key verifies the certificate; names, dates and purposes are ignored.
P2S_API bool is_signed_by(const Certificate& certificate, const Certificate& issuer);

}  // namespace p2s::pki
