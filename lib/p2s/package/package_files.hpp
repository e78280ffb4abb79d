#pragma once

#include <p2s/archive/entry.hpp>
#include <p2s/base/export.hpp>

#include <filesystem>
#include <vector>

namespace p2s::package {

/// Every file of a zip, or of a folder that somebody unpacked, sorted by name, '/' between parts.
/// What is no plain file (a link, a device) is left out, as is what lies deeper than 8 folders.
/// Error(not_found); Error(malformed) for what is no safe zip, or passes archive::Limits.
P2S_API std::vector<archive::Entry> read_package_files(const std::filesystem::path& path);

}  // namespace p2s::package
