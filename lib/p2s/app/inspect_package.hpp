#pragma once

#include <p2s/app/workspace.hpp>
#include <p2s/package/vendor_package.hpp>
#include <p2s/pki/certificate.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// A server root of the package, opened if it is a certificate at all.
struct InspectedRoot {
  std::string file;
  std::optional<pki::Certificate> certificate;
};

struct InspectedPackage {
  package::VendorPackage package;
  std::vector<InspectedRoot> server_roots;
  Findings findings;  ///< of reading, comparing and judging, sorted
};

/// Reads the zip (or its unpacked folder) that Azure generated and judges it at `at`.
P2S_API InspectedPackage inspect_package(const std::filesystem::path& path, Time at);

/// Whether the server roots are certificates that are valid at `at`.
P2S_API Findings check_roots(const package::VendorPackage& package, Time at);

/// The finding that the gateway does not trust the root of our clients; nothing when it does, or
/// does not say.
P2S_API std::optional<Finding> untrusted_root(const package::VendorPackage& package,
                                              const std::string& root,
                                              const std::string& thumbprint);

}  // namespace p2s::app
