// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/foreign_files.hpp"

#include <p2s/archive/reader.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/client_software.hpp>
#include <p2s/kit/kit_check.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace p2s::kit {
namespace {

namespace fs = std::filesystem;

// The first file of a kit, and that of the files for an MDM.
constexpr std::array<std::string_view, 2> kFirstPages{"START-HERE.html", "README.md"};
constexpr std::size_t kSumsLimit = std::size_t{1} << 20U;

/// Names that a kit may contain: those in its SHA256SUMS, in the folders of kits.
class KitNames {
 public:
  /// `sums`: the text of SHA256SUMS, "" when there is none.
  explicit KitNames(std::string_view sums) {
    const auto listed = listed_sums(sums);
    const auto page = std::find_if(kFirstPages.begin(), kFirstPages.end(),
                                   [&](auto name) { return listed.contains(std::string(name)); });
    if (page == kFirstPages.end()) return;  // not the list of a kit
    files_ = {std::string(*page), std::string(kSumsName), std::string(kSignatureName)};
    for (const auto& [name, digest] : listed) {
      if (is_kit_folder(std::string_view(name).substr(0, name.find('/')))) add(name);
    }
  }

  bool has_file(const std::string& name) const { return files_.contains(name); }
  bool has_folder(const std::string& name) const { return folders_.contains(name); }

 private:
  void add(const std::string& name) {
    files_.insert(name);
    for (auto at = name.rfind('/'); at != std::string::npos; at = name.rfind('/', at - 1))
      folders_.insert(name.substr(0, at));
  }

  std::set<std::string> files_;
  std::set<std::string> folders_;
};

std::string sums_in(const fs::path& folder) {
  const fs::path file = folder / kSumsName;
  if (!fs::is_regular_file(fs::symlink_status(file))) return {};
  return std::string(as_text(read_file(file, kSumsLimit)));
}

std::vector<fs::path> foreign_in_folder(const fs::path& folder) {
  const KitNames names(sums_in(folder));
  std::vector<fs::path> foreign;
  bool is_empty = true;
  for (auto at = fs::recursive_directory_iterator(folder); const auto& entry : at) {
    is_empty = false;
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    const auto status = entry.symlink_status();
    const bool known = fs::is_directory(status)
                           ? names.has_folder(name) || !fs::is_empty(entry.path())
                           : fs::is_regular_file(status) && names.has_file(name);
    if (!known) foreign.push_back(entry.path());
  }
  if (is_empty) foreign.push_back(folder);
  std::sort(foreign.begin(), foreign.end());
  return foreign;
}

std::vector<fs::path> foreign_in_zip(const fs::path& path) {
  try {
    const auto zip = read_file(path);
    const std::string folder(kit_folder_in(archive::list_zip(zip, path.string(), kSumsName)));
    const auto list = folder + std::string(kSumsName);
    const auto entries = archive::list_zip(zip, path.string(), list);
    const auto sums = std::find_if(entries.begin(), entries.end(),
                                   [&](const auto& entry) { return entry.name == list; });
    const KitNames names(sums == entries.end() ? std::string_view() : as_text(sums->content));
    std::vector<fs::path> foreign;
    for (const auto& entry : entries) {
      if (!names.has_file(entry.name.substr(folder.size()))) foreign.push_back(path / entry.name);
    }
    if (entries.empty()) foreign.push_back(path);
    return foreign;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::malformed) throw;
    return {path};  // not a zip written by this program
  }
}

}  // namespace

std::vector<fs::path> foreign_files(const fs::path& path, KitForm form) {
  try {
    const auto status = fs::symlink_status(path);
    if (!fs::exists(status)) return {};
    if (form == KitForm::zip)
      return fs::is_regular_file(status) ? foreign_in_zip(path) : std::vector{path};
    return fs::is_directory(status) ? foreign_in_folder(path) : std::vector{path};
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorKind::io, fmt::format("cannot read '{}': {}", printable(path.string(), 4096),
                                           error.code().message()));
  }
}

}  // namespace p2s::kit
