// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/kit_writer.hpp"

#include <p2s/archive/writer.hpp>
#include <p2s/base/names.hpp>

namespace p2s::kit {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<StagedPath> stage_folder(const Kit& kit, const fs::path& target) {
  auto staging = std::make_unique<StagingDirectory>(target);
  for (const auto& file : kit.files) staging->add(file.path, file.content.bytes());
  return staging;
}

std::unique_ptr<StagedPath> stage_archive(const Kit& kit, const fs::path& target) {
  std::vector<archive::EntryView> entries;
  entries.reserve(kit.files.size());
  for (const auto& file : kit.files) entries.push_back({file.path, file.content.bytes()});
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
