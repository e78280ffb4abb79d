// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <filesystem>

namespace p2s {

/// Removes what staging (staging.hpp) left in a folder when a process was killed: this user's
/// temporary files and folders that no process has locked. Each process does this by itself before
/// it first writes to a folder.
P2S_API void remove_unfinished(const std::filesystem::path& folder);

}  // namespace p2s
