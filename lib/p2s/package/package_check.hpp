// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/package/vendor_package.hpp>

#include <functional>
#include <optional>
#include <string>

namespace p2s::package {

/// The required facts about a certificate. The caller parses it: this domain does not depend on
/// OpenSSL.
struct RootFacts {
  std::string thumbprint;  ///< SHA-1, 40 upper-case hex digits
  std::string common_name;
  Time not_before;
  Time not_after;
};

/// Facts about a DER certificate; empty if it is not a certificate.
using RootReader = std::function<std::optional<RootFacts>(ByteView der)>;

/// Checks that require parsed certificates: that the server roots are certificates, valid on
/// `as_of` and referred to by the other parts, and that certificates filled into profiles are
/// valid. Does not include package.findings.
P2S_API Findings check_server_roots(const VendorPackage& package, const RootReader& facts,
                                    Time as_of);

}  // namespace p2s::package
