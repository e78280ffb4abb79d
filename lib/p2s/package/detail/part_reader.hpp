// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/archive/entry.hpp>
#include <p2s/package/vendor_package.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::package {

/// PackagePart::damage of a part that is damaged nowhere in particular.
inline constexpr std::string_view kUnreadable = "cannot be read";

/// Assigns each file to its part. An unreadable part becomes a finding; the others are used.
class PartReader {
 public:
  explicit PartReader(VendorPackage& package) : package_(package) {}

  void take(const archive::Entry& entry, std::optional<PartKind> kind);

 private:
  void read(PartKind kind, const archive::Entry& entry);
  void take_intune(IntuneProfile profile);
  void take_root(std::vector<ServerRoot>& roots, const archive::Entry& entry);

  VendorPackage& package_;
  std::set<std::string> seen_;
};

}  // namespace p2s::package
