// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/check_package.hpp"

#include <p2s/app/kits/inspect_package.hpp>
#include <p2s/app/kits/kit_certificates.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
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

/// Outdated roots (docs/reference/package-format.md, "Names and fingerprints"): DigiCert's older
/// root, and before 2019 a root created by each gateway.
bool is_old_root(const pki::Certificate& root) {
  return root.thumbprint() == "A8985D3A65E5E5C4B2D7D66D40C6DD2FB19C5436" ||
         root.facts().common_name.starts_with("azuregateway-");
}

void check_old_roots(const InspectedPackage& inspected, Findings& findings) {
  const auto& roots = inspected.server_roots;
  const bool all_old =
      !roots.empty() && std::all_of(roots.begin(), roots.end(), [](const InspectedRoot& root) {
        return root.certificate && is_old_root(*root.certificate);
      });
  if (!all_old) return;
  findings.push_back(kit::kit_finding(
      "KIT-070", roots.front().file,
      fmt::format("newer packages contain a root other than '{}'; this package may be outdated",
                  printable(roots.front().certificate->facts().common_name))));
}

CheckedPackage check_vendor(const std::vector<archive::Entry>& files, const std::string& name,
                            Time at) {
  CheckedPackage checked{"vendor-package", {}};
  auto inspected = inspect_files(files, name, at);
  check_old_roots(inspected, checked.findings);
  append(checked.findings, std::move(inspected.findings));
  for (const auto& file : files) append(checked.findings, kit::check_text(file.name, file.content));
  return checked;
}

CheckedPackage check_finished(std::vector<archive::Entry> files, const std::filesystem::path& path,
                              const std::filesystem::path& azure, Time at) {
  CheckedPackage checked{"kit", {}};
  auto kit = kit::read_kit(std::move(files), path.string());
  append(checked.findings, kit::check_kit(kit, kDigests));
  package::VendorPackage vendor;
  if (!azure.empty()) {
    vendor = inspect_package(azure, at).package;
    append(checked.findings, kit::check_gateway_match(kit, vendor, kDigests));
  }
  append(checked.findings, detail::check_kit_certificates(kit, at, vendor.client_root_thumbprints));
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    append(checked.findings, kit::check_kit_folder(path));
  append(checked.findings, std::move(kit.findings));
  return checked;
}

}  // namespace

CheckedPackage check_package(const std::filesystem::path& path, const std::filesystem::path& azure,
                             Time at) {
  auto files = package::read_package_files(path);
  const bool kit = kit::looks_like_kit(files);
  if (!kit && !azure.empty()) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is not a kit: only a kit can be compared with a package",
                            printable(path.string())))
        .hint("to compare two packages: p2sctl package diff OLD.zip NEW.zip");
  }
  auto checked = kit ? check_finished(std::move(files), path, azure, at)
                     : check_vendor(files, path.string(), at);
  sort_findings(checked.findings);
  return checked;
}

}  // namespace p2s::app
