// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_kit.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_check.hpp>
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

bool has_sums(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path / kit::kSumsName, ignored);
}

bool is_zip(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) && path.extension() == ".zip";
}

std::vector<fs::path> candidates_in(const fs::path& folder) {
  std::vector<fs::path> all;
  std::error_code failed;
  for (fs::directory_iterator each(folder, failed), end; each != end && !failed;
       each.increment(failed)) {
    std::error_code ignored;
    const auto& path = each->path();
    const bool is_hidden = path.filename().string().starts_with('.');
    if (!is_hidden && (fs::is_directory(path, ignored) || is_zip(path))) all.push_back(path);
  }
  if (failed) {
    throw Error(ErrorKind::not_found,
                fmt::format("cannot read '{}': {}", printable(folder.string()), failed.message()))
        .hint("name the directory of the kits");
  }
  std::sort(all.begin(), all.end());
  return all;
}

ReadKit read_or_find_fault(const fs::path& path) {
  ReadKit read{path.string(), name_of(path, {}), std::nullopt, {}};
  if (!is_zip(path) && !has_sums(path)) {
    std::error_code ignored;
    read.fault = fs::is_empty(path, ignored) ? "the directory is empty" : "SHA256SUMS is missing";
    return read;
  }
  try {
    read.kit = read_lab_kit(path);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::internal || error.kind() == ErrorKind::interrupted) throw;
    read.fault = error.message();
  }
  return read;
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

std::vector<ReadKit> read_lab_kits(const fs::path& path) {
  std::vector<ReadKit> all;
  if (is_zip(path) || has_sums(path)) {
    all.push_back({path.string(), name_of(path, {}), read_lab_kit(path), {}});
    return all;
  }
  const auto candidates = candidates_in(path);
  if (std::none_of(candidates.begin(), candidates.end(),
                   [](const auto& each) { return is_zip(each) || has_sums(each); })) {
    throw Error(ErrorKind::not_found, fmt::format("no kit is in '{}'", printable(path.string())))
        .hint("name the directory of the kits");
  }
  for (const auto& each : candidates) all.push_back(read_or_find_fault(each));
  return all;
}

}  // namespace p2s::app::detail
