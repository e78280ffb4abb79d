// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_kit.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/package_files.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace p2s::app::detail {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSums = "SHA256SUMS";

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

bool is_needed(const LabKit& kit, std::string_view path) {
  return path == kit.profile || path == "linux/install.sh" ||
         path.starts_with("linux/strongswan/") || path.starts_with("certificate/");
}

bool is_gateway_root(std::string_view path) {
  return (path.starts_with("certificate/server-root-") ||
          path.starts_with("certificate/radius-root-")) &&
         path.ends_with(".pem");
}

/// The part of an identity with certificates, and the part with the key.
std::pair<std::string_view, std::string_view> parts_of(std::string_view identity) {
  constexpr std::string_view kEnd = "-----END CERTIFICATE-----\n";
  const auto last = identity.rfind(kEnd);
  if (last == identity.npos) throw Error(ErrorKind::internal, "a client of the lab is damaged");
  return {identity.substr(0, last + kEnd.size()), identity.substr(last + kEnd.size())};
}

Secret content_of(const LabKit& kit, const kit::KitFile& file, const std::string& root,
                  const Secret& identity) {
  if (is_gateway_root(file.path)) return Secret(root);
  if (!identity.empty() && file.path == "certificate/client.pem") return identity.clone();
  if (file.path != kit.profile) return file.content.clone();
  std::string text = with_block(file.content.text(), "ca", root);
  if (!identity.empty()) {
    const auto [certificates, key] = parts_of(identity.text());
    text = with_block(with_block(text, "cert", certificates), "key", key);
  }
  Secret content(text);
  wipe(text);
  return content;
}

/// SHA256SUMS for the copy: `replaced` has the new digests of files that were intact.
std::string sums_of(std::string_view sums, const std::map<std::string, std::string>& replaced) {
  std::string text;
  for (const auto line : split_lines(sums)) {
    const auto space = line.find("  ");
    const auto name = space == line.npos ? std::string() : std::string(line.substr(space + 2));
    const auto found = replaced.find(name);
    text += found == replaced.end() ? std::string(line) : found->second + "  " + name;
    text += '\n';
  }
  return text;
}

std::string digest_of(const Secret& content) { return to_lower(pki::sha256_hex(content.bytes())); }

bool is_kit(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return fs::exists(path / kSums, ignored);
  return fs::is_regular_file(path, ignored) && path.extension() == ".zip" &&
         kit::looks_like_kit(package::read_package_files(path).entries);
}

}  // namespace

std::string with_block(std::string_view text, std::string_view tag, std::string_view content) {
  const std::string open = fmt::format("\n<{}>\n", tag);
  const std::string close = fmt::format("\n</{}>", tag);
  const auto start = text.find(open);
  const auto end = start == text.npos ? text.npos : text.find(close, start);
  if (end == text.npos) return std::string(text);
  return fmt::format("{}{}{}", text.substr(0, start + open.size()),
                     content.substr(0, content.find_last_not_of('\n') + 1), text.substr(end));
}

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

void write_lab_kit(const LabKit& kit, const fs::path& target, const std::string& root,
                   const Secret& identity) {
  std::map<std::string, std::string> replaced;
  const kit::KitFile* sums = nullptr;
  for (const auto& file : kit.archive.files) {
    if (file.path == kSums) sums = &file;
  }
  for (const auto& file : kit.archive.files) {
    if (!is_needed(kit, file.path)) continue;
    const auto path = target / file.path;
    make_private_directory(path.parent_path());
    const Secret content = content_of(kit, file, root, identity);
    write_file(path, content.bytes(), Access::owner_only, OnExisting::fail);
    const auto line = digest_of(file.content) + "  " + file.path;
    if (sums != nullptr && sums->content.text().find(line) != std::string_view::npos)
      replaced.emplace(file.path, digest_of(content));
  }
  if (sums == nullptr) return;
  const auto text = sums_of(sums->content.text(), replaced);
  write_file(target / kSums, as_bytes(text), Access::owner_only, OnExisting::fail);
}

}  // namespace p2s::app::detail
