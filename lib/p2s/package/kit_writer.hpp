#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/files.hpp>
#include <p2s/package/kit.hpp>

#include <filesystem>

namespace p2s::package {

enum class KitForm { folder, zip };

/// Where write_kit() puts the kit of `client`: PARENT/NAME or PARENT/NAME.zip, with a safe form of
/// the name.
P2S_API std::filesystem::path kit_path(const std::filesystem::path& parent, std::string_view client,
                                       KitForm form);

/// Writes the kit whole or not at all, owner-only, and returns its path. Makes `parent` when it is
/// missing. Error(conflict) when it is there already and must be kept.
P2S_API std::filesystem::path write_kit(const Kit& kit, const std::filesystem::path& parent,
                                        KitForm form, Existing existing);

}  // namespace p2s::package
