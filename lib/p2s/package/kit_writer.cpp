#include <p2s/archive/writer.hpp>
#include <p2s/base/names.hpp>
#include <p2s/package/kit_writer.hpp>

namespace p2s::package {
namespace {

namespace fs = std::filesystem;

void write_folder(const Kit& kit, const fs::path& target, Existing existing) {
  StagingDirectory staging(target);
  for (const auto& file : kit.files) staging.add(file.path, file.content.bytes());
  staging.commit(existing);
}

void write_archive(const Kit& kit, const fs::path& target, Existing existing) {
  std::vector<archive::EntryView> entries;
  entries.reserve(kit.files.size());
  for (const auto& file : kit.files) entries.push_back({file.path, file.content.bytes()});
  const Secret zip(archive::write_zip(std::span<const archive::EntryView>(entries)));
  write_file(target, zip.bytes(), Access::owner_only, existing);
}

}  // namespace

fs::path kit_path(const fs::path& parent, std::string_view client, KitForm form) {
  return parent / (file_name_for(client) + (form == KitForm::zip ? ".zip" : ""));
}

fs::path write_kit(const Kit& kit, const fs::path& parent, KitForm form, Existing existing) {
  fs::path target = kit_path(parent, kit.client, form);
  make_private_directory(parent);
  if (form == KitForm::zip) {
    write_archive(kit, target, existing);
  } else {
    write_folder(kit, target, existing);
  }
  return target;
}

}  // namespace p2s::package
