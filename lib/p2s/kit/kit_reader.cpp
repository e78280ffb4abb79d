// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/kit_reader.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/client_software.hpp>
#include <p2s/kit/kit_check.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::kit {
namespace {

bool is_of_kit(std::string_view path) {
  if (path == kSumsName || path == "START-HERE.html") return true;
  const auto slash = path.find('/');
  return slash != std::string_view::npos && is_kit_folder(path.substr(0, slash));
}

// Files of kits that no client software reads.
constexpr std::array<std::string_view, 5> kOfEveryKit{"START-HERE.html", kSumsName, kSignatureName,
                                                      "linux/install.sh", "README.md"};

bool is_of_every_kit(std::string_view path) {
  return std::find(kOfEveryKit.begin(), kOfEveryKit.end(), path) != kOfEveryKit.end();
}

// Profiles are also known where they do not belong.
const FileKind* kind_of_file(const KitFile& file) {
  if (is_of_every_kit(file.path)) return nullptr;
  const auto* const kind = kind_of(file.path);
  return kind != nullptr ? kind : kind_by_content(file.content.bytes());
}

void read_file_facts(KitArchive& kit, const KitFile& file, const FileKind* kind) {
  if (kind == nullptr) {
    if (!is_of_every_kit(file.path)) kit.unread.push_back({file.path, "its format is unknown"});
    return;
  }
  if (kind->read == nullptr) return;
  ProfileContents facts;
  facts.path = file.path;
  try {
    kind->read(file, facts, kit.findings);
    kit.facts.push_back(std::move(facts));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::malformed) throw;
    // The file is the finding's subject.
    const auto start = fmt::format("'{}' ", printable(file.path));
    const auto& message = error.message();
    kit.findings.push_back(kit_finding(
        "KIT-055", file.path, message.starts_with(start) ? message.substr(start.size()) : message));
  }
}

}  // namespace

std::string_view kit_folder_in(const std::vector<archive::Entry>& files) {
  if (files.empty()) return {};
  const std::string_view first = files.front().name;
  const auto folder = first.substr(0, first.find('/') + 1);
  if (folder.empty() || is_kit_folder(folder.substr(0, folder.size() - 1))) return {};
  const bool common = std::all_of(files.begin(), files.end(), [&](const archive::Entry& file) {
    return std::string_view(file.name).starts_with(folder);
  });
  return common ? folder : std::string_view();
}

bool looks_like_kit(const std::vector<archive::Entry>& files) {
  const auto folder = kit_folder_in(files).size();
  return std::any_of(files.begin(), files.end(), [&](const archive::Entry& file) {
    return is_of_kit(std::string_view(file.name).substr(folder));
  });
}

KitArchive read_kit(std::vector<archive::Entry> files, std::string_view name) {
  KitArchive kit;
  kit.source = name;
  const auto folder = kit_folder_in(files).size();
  for (auto& file : files)
    kit.files.push_back({file.name.substr(folder), Secret(std::move(file.content))});
  for (const auto& file : kit.files) read_file_facts(kit, file, kind_of_file(file));
  sort_findings(kit.findings);
  return kit;
}

std::vector<std::string> folders_of_kits(const std::vector<archive::Entry>& files) {
  std::vector<std::string> folders;
  for (const auto& file : files) {
    const std::string_view name = file.name;
    const auto slash = name.find('/');
    if (slash != name.npos && name.substr(slash + 1) == kSumsName)
      folders.emplace_back(name.substr(0, slash));
  }
  return folders;
}

bool looks_like_kit_file(const archive::Entry& file, bool or_part) {
  const auto* const kind = kind_by_content(file.content);
  return kind != nullptr && (or_part || !kind->part);
}

KitArchive read_kit_file(archive::Entry file, std::string_view name) {
  KitArchive kit;
  kit.source = name;
  kit.is_single_file = true;
  const auto* const kind = kind_by_content(file.content);
  kit.files.push_back({std::move(file.name), Secret(std::move(file.content))});
  read_file_facts(kit, kit.files.front(), kind);
  sort_findings(kit.findings);
  return kit;
}

}  // namespace p2s::kit
