// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/files/staging.hpp>
#include <p2s/kit/kit.hpp>

#include <filesystem>
#include <memory>

namespace p2s::kit {

enum class KitForm { folder, zip };

/// Where write_kit() puts the kit of `client`: PARENT/NAME or PARENT/NAME.zip, with a safe form of
/// the name.
P2S_API std::filesystem::path kit_path(const std::filesystem::path& parent, std::string_view client,
                                       KitForm form);

/// Writes the kit, owner-only and with its scripts executable (a zip has it in one folder, NAME/),
/// next to kit_path(); commit() renames it. Creates `parent` if missing.
P2S_API std::unique_ptr<StagedPath> stage_kit(const Kit& kit, const std::filesystem::path& parent,
                                              KitForm form);

}  // namespace p2s::kit
