#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/package/package_diff.hpp>

#include <filesystem>
#include <vector>

namespace p2s::app {

struct ComparedPackages {
  std::string before;  ///< sources, as the user calls them
  std::string after;
  std::vector<package::PackageChange> changes;
  /// Everybody who needs a new kit for any of the changes, sorted.
  std::vector<package::KitUser> needs_new_kit;
};

/// Compares two packages that Azure generated; who uses what is Azure's published matrix at `at`.
P2S_API ComparedPackages diff_packages(const std::filesystem::path& before,
                                       const std::filesystem::path& after, Time at);

}  // namespace p2s::app
