// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_kit_copy.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_check.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

#include <map>
#include <utility>

namespace p2s::app::detail {
namespace {

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

Secret replaced(const Secret& text, std::string_view tag, std::string_view block) {
  std::string whole = with_block(text.text(), tag, block);
  Secret made(whole);
  wipe(whole);
  return made;
}

Secret content_of(const LabKit& kit, const kit::KitFile& file, const std::string& root,
                  const Secret& identity) {
  if (is_gateway_root(file.path)) return Secret(root);
  if (!identity.empty() && file.path == "certificate/client.pem") return identity.clone();
  if (file.path != kit.profile) return file.content.clone();
  auto content = replaced(file.content, "ca", root);
  if (identity.empty()) return content;
  const auto [certificates, key] = parts_of(identity.text());
  return replaced(replaced(content, "cert", certificates), "key", key);
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

void write_lab_kit(const LabKit& kit, const std::filesystem::path& target, const std::string& root,
                   const Secret& identity) {
  std::map<std::string, std::string> digests;
  const kit::KitFile* sums = nullptr;
  for (const auto& file : kit.archive.files) {
    if (file.path == kit::kSumsName) sums = &file;
  }
  for (const auto& file : kit.archive.files) {
    if (!is_needed(kit, file.path)) continue;
    const auto path = target / file.path;
    make_private_directory(path.parent_path());
    const Secret content = content_of(kit, file, root, identity);
    write_file(path, content.bytes(), Access::owner_only, OnExisting::fail);
    const auto line = digest_of(file.content) + "  " + file.path;
    if (sums != nullptr && sums->content.text().find(line) != std::string_view::npos)
      digests.emplace(file.path, digest_of(content));
  }
  if (sums == nullptr) return;
  const auto text = sums_of(sums->content.text(), digests);
  write_file(target / kit::kSumsName, as_bytes(text), Access::owner_only, OnExisting::fail);
}

}  // namespace p2s::app::detail
