// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/kit_cache.hpp"

#include <p2s/app/kits/kit_fingerprint.hpp>
#include <p2s/app/kits/status/kit_record.hpp>
#include <p2s/app/packages/sums_signature.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_check.hpp>
#include <p2s/package/package_files.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app::detail {
namespace {

/// "VNet1GW.zip", also of "packages/VNet1GW/".
std::string file_name_of(const std::filesystem::path& path) {
  return (path.has_filename() ? path : path.parent_path()).filename().string();
}

std::string_view sums_of(const std::vector<kit::KitFile>& files) {
  const auto sums = std::find_if(files.begin(), files.end(), [](const kit::KitFile& file) {
    return file.path == kit::kSumsName;
  });
  return sums == files.end() ? std::string_view() : sums->content.text();
}

kit::KitArchive read_files(const std::filesystem::path& path) {
  kit::KitArchive kit;
  kit.source = path.string();
  auto files = package::read_package_files(path);
  const auto folder = kit::kit_folder_in(files.entries).size();
  for (auto& file : files.entries)
    kit.files.push_back({file.name.substr(folder), Secret(std::move(file.content))});
  return kit;
}

}  // namespace

const std::string& subject_of(const store::ClientRecord& client) noexcept {
  return client.thumbprint.empty() ? client.name : client.thumbprint;
}

std::filesystem::path password_path(const std::filesystem::path& output,
                                    const std::string& client) {
  return password_folder(output) / (file_name_for(client) + ".txt");
}

KitCache::KitCache(const KitRequest& request, const KitPlan& plan, const kit::KitInputs& inputs)
    : request_(request),
      package_(plan.recorded),
      inputs_(kit_fingerprint(request, plan, inputs)),
      signer_(inputs.settings.signer ? inputs.settings.signer->thumbprint : std::string()) {}

void KitCache::recall(Workspace& workspace) {
  for (const auto& kit : workspace.inventory().kits()) stamps_.emplace(kit.owner, kit.stamp);
}

std::string KitCache::stamp(const store::ClientRecord& client, std::string_view sums) const {
  return to_lower(pki::sha256_hex(
      as_bytes(fmt::format("{}\n{} {}\n{}", inputs_, client.systems, client.software, sums))));
}

store::KitRecord KitCache::note_of(const store::ClientRecord& client, const kit::Kit& kit) const {
  store::KitRecord note;
  note.owner = subject_of(client);
  note.name = kit.client;
  note.stamp = stamp(client, sums_of(kit.files));
  note.source = request_.azure.empty() ? kSpecName : file_name_of(request_.azure);
  note.methods = to_text(kit.methods);
  return note;
}

bool KitCache::opens(const kit::KitFile& pfx, const store::ClientRecord& client) const {
  const auto& chosen = request_.protection.password;
  Secret written;
  if (!chosen) {
    const Secret line(read_file(password_path(request_.output, client.name)));
    written = Secret(trim(line.text()));
  }
  const auto content = pki::read_pfx(pfx.content.bytes(), chosen ? *chosen : written);
  return content.leaf && content.leaf->thumbprint() == client.thumbprint;
}

bool KitCache::is_signed_as_requested(const std::vector<kit::KitFile>& files) const {
  const auto signer = sums_signer(files);
  return (signer ? signer->thumbprint : std::string()) == signer_;
}

std::optional<std::vector<std::string>> KitCache::files_of(
    const store::ClientRecord& client) const {
  const auto noted = stamps_.find(subject_of(client));
  if (noted == stamps_.end()) return std::nullopt;
  try {
    const auto kit = read_files(kit::kit_path(request_.output, client.name, request_.form));
    if (stamp(client, sums_of(kit.files)) != noted->second) return std::nullopt;
    if (!kit::check_sums(kit, {pki::sha1_hex, pki::sha256_hex}).empty()) return std::nullopt;
    if (!is_signed_as_requested(kit.files)) return std::nullopt;
    const auto pfx = std::find_if(kit.files.begin(), kit.files.end(), [](const kit::KitFile& file) {
      return file.path.ends_with(".pfx");
    });
    if (pfx != kit.files.end() && !opens(*pfx, client)) return std::nullopt;
    std::vector<std::string> paths;
    for (const auto& file : kit.files) paths.push_back(file.path);
    return paths;
  } catch (const Error&) {  // missing, damaged or with a different password: build it again
    return std::nullopt;
  }
}

}  // namespace p2s::app::detail
