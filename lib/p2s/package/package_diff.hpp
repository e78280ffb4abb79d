#pragma once

#include <p2s/azure/connection_method.hpp>
#include <p2s/package/package_check.hpp>

#include <span>
#include <string>
#include <vector>

namespace p2s::package {

/// Who has what from a kit: one client software of one system.
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
  std::vector<std::string> removed;  ///< both empty for what must not be shown
  std::vector<std::string> added;
  std::vector<KitUser> needs_new_kit;  ///< sorted; empty: kits that are out there go on working
  std::string reason;                  ///< why, or why not
};

/// What a gateway serves, before and after (gateway/client_matrix.hpp knows).
struct ConnectionMethods {
  std::span<const azure::ConnectionMethod> before;
  std::span<const azure::ConnectionMethod> after;
};

/// Every difference that matters to clients, in a fixed order; none when both say the same.
/// `facts` describes roots; one that is no certificate is shown by its file name.
P2S_API std::vector<PackageChange> diff_packages(const VendorPackage& before,
                                                 const VendorPackage& after,
                                                 ConnectionMethods methods,
                                                 const RootReader& facts);

}  // namespace p2s::package
