// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>

#include <filesystem>
#include <string>

namespace p2s::app {

struct CheckedPackage {
  std::string kind;  ///< "vendor-package", "kit"
  Findings findings;
};

/// Checks a vendor package or a finished kit, each as zip or folder, as of `at`. With `azure`,
/// checks that the kit matches that package. Error(usage) if `azure` is given for something other
/// than a kit; Error(malformed) for something that is neither.
P2S_API CheckedPackage check_package(const std::filesystem::path& path,
                                     const std::filesystem::path& azure, Time at);

}  // namespace p2s::app
