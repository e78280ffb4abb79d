// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/connection_method.hpp>
#include <p2s/package/package_facts.hpp>

#include <span>
#include <string>
#include <vector>

namespace p2s::package {

/// Users of a kit: one client software on one platform.
struct KitUser {
  System system{};
  std::string software;  ///< the folder in a kit: "native", "always-on", "networkmanager"

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
  std::vector<KitUser> files_change;   ///< whose files a new kit has differently; sorted
  std::vector<KitUser> needs_new_kit;  ///< of them; empty: existing kits continue to work
  std::string reason;                  ///< why, or why not
};

/// A fact that only one of the packages states.
struct IncomparableField {
  std::string what;
  std::string title;
  std::string reason;  ///< "unknown in 'old.zip' (VpnSettings.xml is missing)"
};

struct PackageDiff {
  std::vector<PackageChange> changes;
  std::vector<IncomparableField> incomparable;
};

/// Compares every field of package_fields(), in its order. `changed` are the users whose files
/// differ in kits of the two packages, sorted.
P2S_API PackageDiff diff_packages(const PackageFacts& before, const PackageFacts& after,
                                  std::span<const KitUser> changed);

}  // namespace p2s::package
