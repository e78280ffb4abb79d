// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/kit_check.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/client_software.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/kit/text_encoding_checks.hpp>
#include <p2s/package/formats/pem.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace p2s::kit {
namespace {

namespace fs = std::filesystem;

// Placeholders of Azure, of its documentation and of incomplete templates
// (docs/reference/package-format.md, "vpnconfig.ovpn").
constexpr std::string_view kShortest = "{{";
constexpr std::array<std::string_view, 8> kPlaceholders{
    "$CLIENTCERTIFICATE", "$PRIVATEKEY",  "$CLIENT_CERTIFICATE", "$INTERMEDIATE_CERTIFICATE",
    "$ROOT_CERTIFICATE",  "$PRIVATE_KEY", "REPLACE_ME",          kShortest};

constexpr std::size_t kSumDigits = 64;

bool is_binary(std::string_view path) {
  if (path == kSignatureName) return true;
  const auto* const kind = kind_of(path);
  return kind != nullptr && kind->form == FileKind::Form::binary;
}

void check_placeholders(const KitFile& file, Findings& findings) {
  if (is_binary(file.path)) return;  // random bytes may match anything
  const auto text = file.content.text();
  // A signature is short: only the shortest placeholder can match by chance.
  const bool is_signed = package::is_der_sequence(file.content.bytes());
  for (const auto mark : kPlaceholders) {
    if (is_signed && mark == kShortest) continue;
    if (text.find(mark) == std::string_view::npos) continue;
    findings.push_back(kit_finding("KIT-050", file.path, fmt::format("still contains '{}'", mark)));
  }
}

}  // namespace

std::map<std::string, std::string> listed_sums(std::string_view text) {
  std::map<std::string, std::string> sums;
  for (const auto line : split_lines(text)) {
    // "DIGEST  PATH", or "DIGEST *PATH" of a binary file.
    if (line.size() < kSumDigits + 3 || !is_hex(line.substr(0, kSumDigits), kSumDigits)) continue;
    sums.emplace(line.substr(kSumDigits + 2), to_lower(line.substr(0, kSumDigits)));
  }
  return sums;
}

Findings check_sums(const KitArchive& kit, const Digests& digests) {
  Findings findings;
  const auto list = std::find_if(kit.files.begin(), kit.files.end(),
                                 [](const KitFile& file) { return file.path == kSumsName; });
  if (list == kit.files.end()) {
    findings.push_back(kit_finding("KIT-051", kit.source, "SHA256SUMS is missing"));
    return findings;
  }
  auto sums = listed_sums(list->content.text());
  for (const auto& file : kit.files) {
    if (file.path == kSumsName || file.path == kSignatureName) continue;
    const auto listed = sums.find(file.path);
    if (listed == sums.end()) {
      findings.push_back(kit_finding("KIT-054", file.path, "is not listed in SHA256SUMS"));
      continue;
    }
    if (listed->second != to_lower(digests.sha256_hex(file.content.bytes())))
      findings.push_back(kit_finding("KIT-052", file.path, "was modified after it was built"));
    sums.erase(listed);
  }
  for (const auto& lost : sums)
    findings.push_back(kit_finding("KIT-053", lost.first, "is listed in SHA256SUMS but missing"));
  return findings;
}

Findings check_kit(const KitArchive& kit, const Digests& digests) {
  Findings findings;
  if (!kit.is_single_file) findings = check_sums(kit, digests);
  for (const auto& file : kit.files) {
    check_placeholders(file, findings);
    const auto found = check_text(file.path, file.content.bytes());
    findings.insert(findings.end(), found.begin(), found.end());
  }
  const auto found = check_agreement(kit, digests);
  findings.insert(findings.end(), found.begin(), found.end());
  sort_findings(findings);
  return findings;
}

Findings check_kit_folder(const fs::path& folder) {
  Findings findings;
  std::size_t open = 0;
  std::string first;
  const auto check = [&](const fs::path& path, const fs::file_status& status) {
    const auto name = path == folder ? std::string(".") : path.lexically_relative(folder).string();
    if (!fs::is_regular_file(status) && !fs::is_directory(status)) {
      findings.push_back(
          kit_finding("KIT-063", name,
                      fs::is_symlink(status) ? "is a link" : "is neither a file nor a folder"));
      return;
    }
    constexpr auto kOthers = fs::perms::group_all | fs::perms::others_all;
    if ((status.permissions() & kOthers) != fs::perms::none && ++open == 1) first = name;
  };
  std::error_code failed;
  check(folder, fs::status(folder, failed));
  for (fs::recursive_directory_iterator at(folder, failed), end; at != end && !failed;
       at.increment(failed)) {
    check(at->path(), at->symlink_status());
  }
  if (open != 0) {
    findings.push_back(kit_finding(
        "KIT-062", folder.string(),
        fmt::format("the group or others have access to {}, first '{}'",
                    counted(open, "file or folder", "files and folders"), printable(first))));
  }
  return findings;
}

}  // namespace p2s::kit
