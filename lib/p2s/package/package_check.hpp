#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/package/vendor_package.hpp>

#include <functional>
#include <optional>
#include <string>

namespace p2s::package {

/// What the check must know of a certificate. This domain cannot parse certificates itself: the
/// caller can.
struct RootFacts {
  std::string thumbprint;  ///< SHA-1, 40 upper-case hex digits
  std::string common_name;
  Time not_before;
  Time not_after;
};

/// Facts of a DER certificate; nothing when it is none.
using RootReader = std::function<std::optional<RootFacts>(ByteView der)>;

/// What reading alone cannot tell: whether the server roots are certificates, valid on `as_of`, and
/// those that the other parts name. Not included: package.findings.
P2S_API Findings check_server_roots(const VendorPackage& package, const RootReader& facts,
                                    Time as_of);

}  // namespace p2s::package
