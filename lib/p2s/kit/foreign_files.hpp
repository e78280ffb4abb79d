#pragma once

#include <p2s/kit/kit_writer.hpp>

#include <filesystem>
#include <vector>

namespace p2s::kit {

/// What would be lost, beside a kit, if the kit at `path` were replaced: every file, link and
/// folder there that its SHA256SUMS does not list, or all of it when it is not a kit of this
/// program. Empty when there is nothing, or a kit alone; that a file of it was changed or is
/// missing is no matter. Error(io) for what cannot be looked into.
P2S_API std::vector<std::filesystem::path> foreign_files(const std::filesystem::path& path,
                                                         KitForm form);

}  // namespace p2s::kit
