// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/certificate.hpp>

#include <optional>

namespace p2s::pki {

/// Why `client` does not chain to `root` for TLS client authentication at `when`; nothing if it
/// does. Roots without basicConstraints are accepted by signature, names and dates, as Azure does.
P2S_API std::optional<std::string> chain_problem(const Certificate& client, const Certificate& root,
                                                 Time when);

/// Whether the issuer's key verifies the certificate; names, dates and purposes are ignored.
P2S_API bool is_signed_by(const Certificate& certificate, const Certificate& issuer);

}  // namespace p2s::pki
