// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/package_check.hpp"

#include <p2s/base/text.hpp>
#include <p2s/package/package_rules.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

constexpr std::chrono::days kSoon{90};
constexpr std::string_view kAgain = "download the package again from Azure";

void check_validity(const ServerRoot& root, const RootFacts& facts, Time as_of,
                    Findings& findings) {
  const auto report = [&](PackageRule rule, std::string_view what, Time when) {
    findings.push_back(finding(rule, root.file_name,
                               fmt::format("the server root '{}' {} {}",
                                           printable(facts.common_name), what, format_date(when)),
                               std::string(kAgain)));
  };
  if (as_of < facts.not_before) {
    report("PKG-033", "is not valid before", facts.not_before);
  } else if (as_of > facts.not_after) {
    report("PKG-033", "expired on", facts.not_after);
  } else if (as_of + kSoon > facts.not_after) {
    report("PKG-034", "expires on", facts.not_after);
  }
}

void check_pins(const VendorPackage& package, const std::vector<RootFacts>& known,
                Findings& findings) {
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    for (const std::string& hash : profile.server_root_hashes) {
      if (std::any_of(known.begin(), known.end(),
                      [&](const RootFacts& facts) { return facts.thumbprint == hash; })) {
        continue;
      }
      findings.push_back(
          finding("PKG-035", profile.file_name,
                  fmt::format("pins the server root {}, which is missing from the package", hash),
                  std::string(kAgain)));
    }
  }
}

void check_names(const VendorPackage& package, const std::vector<RootFacts>& known,
                 Findings& findings) {
  if (!package.settings) return;
  for (const std::string& name : package.settings->root_names) {
    if (std::any_of(known.begin(), known.end(),
                    [&](const RootFacts& facts) { return facts.common_name == name; })) {
      continue;
    }
    findings.push_back(finding("PKG-036", "VpnSettings.xml",
                               fmt::format("server root '{}' not found", printable(name))));
  }
}

}  // namespace

Findings check_server_roots(const VendorPackage& package, const RootReader& facts, Time as_of) {
  Findings findings;
  std::vector<RootFacts> known;
  for (const ServerRoot& root : package.server_roots) {
    if (const auto read = facts(root.der)) {
      check_validity(root, *read, as_of, findings);
      known.push_back(*read);
    } else {
      findings.push_back(
          finding("PKG-031", root.file_name, "this is not a certificate", std::string(kAgain)));
    }
  }
  if (!known.empty()) {
    check_pins(package, known, findings);
    check_names(package, known, findings);
  }
  sort_findings(findings);
  return findings;
}

}  // namespace p2s::package
