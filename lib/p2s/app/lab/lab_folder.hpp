// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/files/folder_lock.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace p2s::app {

/// Where the lab is, unless another folder is given.
inline constexpr const char* kLabFolder = "/run/p2sctl-lab";

/// What a command in a hint needs to use this lab: " --lab DIR"; empty for the default.
P2S_API std::string lab_option(const std::filesystem::path& folder);

namespace detail {

/// Error(usage) for a path that is not absolute or that the scripts could not write to the
/// configuration files of others.
void require_plain(const std::filesystem::path& folder);

/// Whether the folder was made for a lab.
bool is_lab(const std::filesystem::path& folder);

/// Error(conflict) while another command uses the lab.
FolderLock lock_lab(const std::filesystem::path& folder);

/// The same. Error(not_found) unless a lab is there that only this user can change, because its
/// scripts run as root.
FolderLock lock_existing_lab(const std::filesystem::path& folder);

/// Error(conflict) for a lab whose start was interrupted.
void require_started(const std::filesystem::path& folder);

/// Makes an empty, owner-only folder one of a lab and writes the scripts. Error(conflict) if
/// something else is in it.
void write_lab_scripts(const std::filesystem::path& folder);

/// A file of the lab, owner-only; replaces one that is there.
void write_lab_file(const std::filesystem::path& file, std::string_view content);

/// Removes what is in the folder of a lab.
void empty_lab(const std::filesystem::path& folder);

/// Error(io) unless the process is root.
void require_root();

}  // namespace detail
}  // namespace p2s::app
