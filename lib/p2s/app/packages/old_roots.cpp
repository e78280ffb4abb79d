// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/packages/old_roots.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app::detail {
namespace {

/// Outdated roots (docs/reference/package-format.md, "Names and fingerprints"): DigiCert's older
/// root, and before 2019 a root created by each gateway.
bool is_old_root(const pki::Certificate& root) {
  return root.thumbprint() == package::kDigiCertOlder ||
         root.facts().common_name.starts_with("azuregateway-");
}

void report_old(const std::string& file, std::string_view name, Findings& findings) {
  findings.push_back(kit::kit_finding(
      "KIT-070", file,
      fmt::format("newer packages contain a root other than '{}'; this one may be outdated",
                  printable(name))));
}

}  // namespace

void check_old_pins(const std::string& file, const std::vector<std::string>& hashes,
                    Findings& findings) {
  const auto is_old = [](const std::string& hash) {
    return equals_ignoring_case(hash, package::kDigiCertOlder);
  };
  if (!hashes.empty() && std::all_of(hashes.begin(), hashes.end(), is_old))
    report_old(file, "DigiCert Global Root CA", findings);
}

void check_old_roots(const InspectedPackage& inspected, Findings& findings) {
  const auto& roots = inspected.server_roots;
  const bool all_old =
      !roots.empty() && std::all_of(roots.begin(), roots.end(), [](const InspectedRoot& root) {
        return root.certificate && is_old_root(*root.certificate);
      });
  if (all_old)
    report_old(roots.front().file, roots.front().certificate->facts().common_name, findings);
  const auto& package = inspected.package;
  for (const auto& profile : package.azure_vpn_profiles)
    check_old_pins(profile.file_name, profile.server_root_hashes, findings);
  for (const auto& script : package.scripts)
    check_old_pins(script.file_name, script.root_hashes, findings);
}

}  // namespace p2s::app::detail
