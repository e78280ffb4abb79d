// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/detail/objects.hpp>

namespace p2s::pki::detail {

/// What Issuer::issue and Issuer::sign_request share: a client certificate for a public key,
/// verified.
Certificate issue_for(const Issuers& chain, const IssuerKey& key, const Issuer::Request& request,
                      EVP_PKEY* public_key);

}  // namespace p2s::pki::detail
