// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/packages/check_package.hpp"

#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/app/packages/kit_certificates.hpp>
#include <p2s/app/packages/kit_store_checks.hpp>
#include <p2s/app/packages/old_roots.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_check.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/kit/text_encoding_checks.hpp>
#include <p2s/package/package_files.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

const kit::Digests kDigests{pki::sha1_hex, pki::sha256_hex};

void append(Findings& findings, Findings&& more) {
  std::move(more.begin(), more.end(), std::back_inserter(findings));
}

/// A root that has clients but that the gateway does not trust is a finding.
void check_stored_roots(const package::VendorPackage& package, CheckedPackage& checked) {
  for (const auto& root : checked.store_roots) {
    if (!root.has_clients || root.trusted.value_or(true)) continue;
    if (auto finding = untrusted_root(package, root.name, root.thumbprint))
      checked.findings.push_back(*std::move(finding));
  }
}

CheckedPackage check_vendor(const package::PackageFiles& files, const std::string& name,
                            Workspace& workspace) {
  CheckedPackage checked{.kind = "vendor-package", .findings = {}};
  auto inspected = inspect_files(files, name, workspace.services().as_of);
  append(checked.findings, std::move(inspected.findings));
  for (const auto& file : files.entries)
    append(checked.findings, kit::check_text(file.name, file.content));
  checked.store_roots = detail::stored_root_trust(inspected.package, workspace);
  check_stored_roots(inspected.package, checked);
  return checked;
}

void check_signature(const kit::KitArchive& kit, CheckedPackage& checked) {
  try {
    checked.signer = detail::sums_signer(kit.files);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::malformed) throw;
    checked.findings.push_back(
        kit::kit_finding("KIT-076", std::string(kit::kSignatureName), error.message()));
  }
}

CheckedPackage check_kit(kit::KitArchive kit, const PackageCheck& check, Workspace& workspace) {
  const Time at = workspace.services().as_of;
  CheckedPackage checked{.kind = kit.is_single_file ? "kit-file" : "kit", .findings = {}};
  detail::open_identities(kit, check.pfx_password);
  append(checked.findings, kit::check_kit(kit, kDigests));
  check_signature(kit, checked);
  package::VendorPackage vendor;
  if (!check.azure.empty()) {
    vendor = inspect_package(check.azure, at).package;
    append(checked.findings, kit::check_gateway_match(kit, vendor, kDigests));
  }
  append(checked.findings, detail::check_kit_certificates(kit, at, vendor.client_root_thumbprints));
  append(checked.findings,
         detail::check_kit_in_store(kit, workspace, !vendor.client_root_thumbprints.empty()));
  for (const auto& facts : kit.facts)
    detail::check_old_pins(facts.path, facts.server_root_hashes, checked.findings);
  std::error_code ignored;
  if (std::filesystem::is_directory(check.path, ignored))
    append(checked.findings, kit::check_kit_folder(check.path));
  append(checked.findings, std::move(kit.findings));
  checked.unread = std::move(kit.unread);
  return checked;
}

/// The files of a kit, or one of them; nothing if they are something else.
std::optional<kit::KitArchive> read_if_kit(package::PackageFiles& files,
                                           const PackageCheck& check) {
  const auto name = check.path.string();
  if (!files.is_loose) {
    if (!kit::looks_like_kit(files.entries)) return std::nullopt;
    return kit::read_kit(std::move(files.entries), name);
  }
  // Packages have such files too, but only a kit is compared with a package.
  auto& file = files.entries.front();
  if (!kit::looks_like_kit_file(file, !check.azure.empty())) return std::nullopt;
  return kit::read_kit_file(std::move(file), name);
}

}  // namespace

CheckedPackage check_package(const PackageCheck& check, Workspace& workspace) {
  auto files = package::read_package_files(check.path);
  if (const auto kits = kit::folders_of_kits(files.entries); kits.size() > 1) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' contains {} kits", printable(check.path.string()), kits.size()))
        .hint(fmt::format("check each: p2sctl package check {}",
                          shell_word((check.path / kits.front()).string())));
  }
  auto kit = read_if_kit(files, check);
  if (!kit && !check.azure.empty()) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is not a kit: only a kit can be compared with a package",
                            printable(check.path.string())))
        .hint("to compare two packages: p2sctl package diff OLD.zip NEW.zip");
  }
  auto checked = kit ? check_kit(*std::move(kit), check, workspace)
                     : check_vendor(files, check.path.string(), workspace);
  sort_findings(checked.findings);
  return checked;
}

}  // namespace p2s::app
