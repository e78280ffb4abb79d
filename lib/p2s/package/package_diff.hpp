// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/connection_method.hpp>
#include <p2s/package/package_check.hpp>

#include <span>
#include <string>
#include <vector>

namespace p2s::package {

/// Users of a kit: one client software on one platform.
struct KitUser {
  System system{};
  std::string software;  ///< as azure::ConnectionMethod::software

  bool operator==(const KitUser&) const = default;
  // clang-tidy 14 sees a literal 0 in what the compiler writes.
  auto operator<=>(const KitUser&) const = default;  // NOLINT(modernize-use-nullptr)
};

/// One difference between two packages.
struct PackageChange {
  std::string what;   ///< a stable key: "gateway", "server_roots", "tls_auth_key", …
  std::string title;  ///< for people: "server roots"
  std::vector<std::string> removed;  ///< both empty for secrets
  std::vector<std::string> added;
  std::vector<KitUser> needs_new_kit;  ///< sorted; empty: existing kits continue to work
  std::string reason;                  ///< why, or why not
};

/// Supported methods before and after (see azure/client_matrix.hpp).
struct ConnectionMethods {
  std::span<const azure::ConnectionMethod> before;
  std::span<const azure::ConnectionMethod> after;
};

/// Every difference relevant to clients, in a fixed order. `facts` describes roots; one that is not
/// a certificate is shown by its file name.
P2S_API std::vector<PackageChange> diff_packages(const VendorPackage& before,
                                                 const VendorPackage& after,
                                                 ConnectionMethods methods,
                                                 const RootReader& facts);

}  // namespace p2s::package
