// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/archive/entry.hpp>
#include <p2s/base/export.hpp>

#include <filesystem>
#include <vector>

namespace p2s::package {

/// All files of a zip or an unpacked folder, sorted by name, '/' between parts. Skips links,
/// devices and files more than 8 folders deep. Error(not_found); Error(malformed) for an unsafe zip
/// or one that exceeds archive::Limits.
P2S_API std::vector<archive::Entry> read_package_files(const std::filesystem::path& path);

}  // namespace p2s::package
