// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/certificate.hpp>

#include <optional>
#include <string>

namespace p2s::pki::detail {

using Problem = std::optional<std::string>;

/// "root 'Corp'", "issuing CA 'Corp Issuing'", "the certificate".
std::string called(const Certificate& certificate);

// Single checks of a chain, each with its own reason.
Problem date_problem(const Certificate& certificate, Time when);
/// Whether `issuer` issued the certificate: name, key id and signature.
Problem link_problem(const Certificate& certificate, const Certificate& issuer);
/// Whether a CA may sign client certificates.
Problem signing_problem(const Certificate& authority);
/// Whether a CA allows this many CAs below it.
Problem path_problem(const Certificate& authority, std::size_t below);
/// Whether each CA of the chain permits the names below it.
Problem constraint_problem(const Issuers& chain);
/// Whether a certificate is for TLS client authentication.
Problem purpose_problem(const Certificate& client);

}  // namespace p2s::pki::detail
