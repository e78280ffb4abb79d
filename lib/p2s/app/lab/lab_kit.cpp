// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_kit.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/package_files.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::app::detail {
namespace {

namespace fs = std::filesystem;

/// OpenVPN 2 reads all of them; best first.
constexpr std::array<std::string_view, 7> kProfileFolders{
    "linux/openvpn/",           "windows/openvpn/",       "macos/openvpn/",
    "windows/openvpn-connect/", "macos/openvpn-connect/", "ios/openvpn-connect/",
    "android/openvpn-connect/"};

std::string find_profile(const kit::KitArchive& kit) {
  for (const auto folder : kProfileFolders) {
    for (const auto& file : kit.files) {
      if (file.path.starts_with(folder) && file.path.ends_with(".ovpn") &&
          !file.path.ends_with("-pkcs12.ovpn"))
        return file.path;
    }
  }
  return {};
}

bool has_file(const kit::KitArchive& kit, std::string_view path) {
  return std::any_of(kit.files.begin(), kit.files.end(),
                     [&](const kit::KitFile& file) { return file.path == path; });
}

std::optional<pki::Certificate> find_certificate(const kit::KitArchive& kit) {
  for (const auto& facts : kit.facts) {
    if (!facts.certificates.empty()) return pki::Certificate::from_der(facts.certificates.front());
  }
  return std::nullopt;
}

std::string name_of(const fs::path& path, std::string_view folder) {
  if (!folder.empty()) return std::string(folder.substr(0, folder.size() - 1));
  const auto whole = fs::absolute(path).lexically_normal();
  const auto last = whole.has_filename() ? whole : whole.parent_path();
  return (last.extension() == ".zip" ? last.stem() : last.filename()).string();
}

bool is_kit(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return fs::exists(path / kSums, ignored);
  return fs::is_regular_file(path, ignored) && path.extension() == ".zip" &&
         kit::looks_like_kit(package::read_package_files(path).entries);
}

}  // namespace

LabKit read_lab_kit(const fs::path& path) {
  auto files = package::read_package_files(path);
  const auto name = printable(path.string());
  if (kit::folders_of_kits(files.entries).size() > 1) {
    throw Error(ErrorKind::usage, fmt::format("'{}' contains several kits", name))
        .hint("name one of them, or connect all with lab test");
  }
  if (files.is_loose || !kit::looks_like_kit(files.entries))
    throw Error(ErrorKind::malformed, fmt::format("'{}' is not a kit", name));
  LabKit kit;
  kit.path = path.string();
  kit.client = name_of(path, kit::kit_folder_in(files.entries));
  kit.archive = kit::read_kit(std::move(files.entries), kit.path);
  kit.certificate = find_certificate(kit.archive);
  if (kit.certificate && !kit.certificate->facts().common_name.empty())
    kit.client = kit.certificate->facts().common_name;
  kit.profile = find_profile(kit.archive);
  kit.strongswan = has_file(kit.archive, "linux/install.sh") &&
                   has_file(kit.archive, "linux/strongswan/swanctl.conf");
  return kit;
}

std::vector<fs::path> kits_in(const fs::path& folder) {
  if (is_kit(folder)) return {folder};
  std::vector<fs::path> kits;
  std::error_code failed;
  for (fs::directory_iterator each(folder, failed), end; each != end && !failed;
       each.increment(failed))
    if (is_kit(each->path())) kits.push_back(each->path());
  if (failed) {
    throw Error(ErrorKind::not_found,
                fmt::format("cannot read '{}': {}", printable(folder.string()), failed.message()))
        .hint("name the directory of the kits");
  }
  if (kits.empty()) {
    throw Error(ErrorKind::not_found, fmt::format("no kit is in '{}'", printable(folder.string())))
        .hint("name the directory of the kits");
  }
  std::sort(kits.begin(), kits.end());
  return kits;
}

}  // namespace p2s::app::detail
