// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/kit_writer.hpp"

#include <p2s/archive/writer.hpp>
#include <p2s/base/names.hpp>

namespace p2s::kit {
namespace {

namespace fs = std::filesystem;

// Users run it; the programs of other scripts read them.
bool is_program(const KitFile& file) { return file.path.ends_with(".sh"); }

std::unique_ptr<StagedPath> stage_folder(const Kit& kit, const fs::path& target) {
  auto staging = std::make_unique<StagingDirectory>(target);
  for (const auto& file : kit.files)
    staging->add(file.path, file.content.bytes(), is_program(file));
  return staging;
}

std::unique_ptr<StagedPath> stage_archive(const Kit& kit, const fs::path& target) {
  std::vector<std::string> names;
  names.reserve(kit.files.size());
  std::vector<archive::EntryView> entries;
  entries.reserve(kit.files.size());
  for (const auto& file : kit.files) {
    names.push_back(file_name_for(kit.client) + "/" + file.path);
    entries.push_back({names.back(), file.content.bytes(), is_program(file)});
  }
  const Secret zip(archive::write_zip(std::span<const archive::EntryView>(entries)));
  return std::make_unique<StagedFile>(target, zip.bytes(), Access::owner_only);
}

}  // namespace

fs::path kit_path(const fs::path& parent, std::string_view client, KitForm form) {
  return parent / (file_name_for(client) + (form == KitForm::zip ? ".zip" : ""));
}

std::unique_ptr<StagedPath> stage_kit(const Kit& kit, const fs::path& parent, KitForm form) {
  const fs::path target = kit_path(parent, kit.client, form);
  make_private_directory(parent);
  return form == KitForm::zip ? stage_archive(kit, target) : stage_folder(kit, target);
}

}  // namespace p2s::kit
