// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/package/package_check.hpp>
#include <p2s/package/vendor_package.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::package {

/// One fact of a package: the only list of what is shown, may be unknown and is compared. A kit
/// contains nothing of a package that is not in this list.
struct PackageField {
  std::string_view key;    ///< stable: "server_roots"
  std::string_view title;  ///< for people: "server roots"
  /// Its values, comparable without case; of a secret, its text, never to be shown.
  std::vector<std::string> (*values)(const VendorPackage& package, const RootReader& roots);
  std::span<const PartKind> parts;  ///< that state it; first where it is expected
  /// Whether the parts that were read state it whole; null: always.
  bool (*is_stated)(const VendorPackage& package) = nullptr;
  /// Client software whose profiles contain it (azure/client_matrix.hpp).
  std::span<const std::string_view> software;
  std::string_view reason;  ///< why their users need a new kit, or why nobody does
  bool secret = false;
  /// Existing kits fail only without a value that the new package lacks or adds.
  enum class Breaks { always, if_added, if_removed, never } breaks = Breaks::always;
};

P2S_API std::span<const PackageField> package_fields() noexcept;

/// Sets package.unknown from the parts that were read.
void note_unknown_fields(VendorPackage& package);

/// "routes: unknown (VpnSettings.xml is missing)"; empty if every value was read.
P2S_API std::string unknown_text(const VendorPackage& package, std::string_view key);

}  // namespace p2s::package
