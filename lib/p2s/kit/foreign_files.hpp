// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit_writer.hpp>

#include <filesystem>
#include <vector>

namespace p2s::kit {

/// What would be lost, apart from the kit, if the kit at `path` were replaced: every file, link and
/// folder not listed in its SHA256SUMS, or everything if it is not a kit of this program. Empty if
/// nothing exists or only a kit, even if its files were modified or are missing. Error(io) if it
/// cannot be read.
P2S_API std::vector<std::filesystem::path> foreign_files(const std::filesystem::path& path,
                                                         KitForm form);

}  // namespace p2s::kit
