// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/archive/entry.hpp>
#include <p2s/base/export.hpp>

#include <filesystem>
#include <vector>

namespace p2s::package {

struct PackageFiles {
  std::vector<archive::Entry> entries;
  bool is_loose = false;  ///< one file that is neither a zip nor a folder
};

/// All files of a zip or an unpacked folder, sorted by name, '/' between parts; or the file itself.
/// Skips links, devices and files more than 8 folders deep. Error(not_found); Error(malformed) for
/// an unsafe zip or one that exceeds archive::Limits.
P2S_API PackageFiles read_package_files(const std::filesystem::path& path);

}  // namespace p2s::package
