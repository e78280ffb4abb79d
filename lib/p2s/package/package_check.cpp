// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/package_check.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/part_findings.hpp>
#include <p2s/package/package_rules.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

constexpr std::chrono::days kSoon{90};

void check_validity(const ServerRoot& root, const RootFacts& facts, Time as_of,
                    Findings& findings) {
  const auto report = [&](PackageRule rule, std::string_view what, Time when) {
    findings.push_back(finding(rule, root.file_name,
                               fmt::format("the server root '{}' {} {}",
                                           printable(facts.common_name), what, format_date(when)),
                               std::string(detail::kAgain)));
  };
  if (as_of < facts.not_before) {
    report("PKG-033", "is not valid before", facts.not_before);
  } else if (as_of > facts.not_after) {
    report("PKG-033", "expired on", facts.not_after);
  } else if (as_of + kSoon > facts.not_after) {
    report("PKG-034", "expires on", facts.not_after);
  }
}

/// The hashes in a part must belong to certificates of the package.
void check_pins(const std::string& part, const std::vector<std::string>& hashes,
                const std::vector<RootFacts>& known, Findings& findings) {
  for (const std::string& hash : hashes) {
    if (std::any_of(known.begin(), known.end(),
                    [&](const RootFacts& facts) { return facts.thumbprint == hash; })) {
      continue;
    }
    findings.push_back(
        finding("PKG-035", part,
                fmt::format("pins the server root {}, which is missing from the package", hash),
                std::string(detail::kAgain)));
  }
}

/// Certificates that somebody filled in.
void check_filled(const VendorPackage& package, const RootReader& facts, Time as_of,
                  Findings& findings) {
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    for (const Bytes& der : profile.certificates) {
      const auto read = facts(der);
      if (!read) {
        findings.push_back(finding("PKG-031", profile.file_name,
                                   "<cert> contains something that is not a certificate"));
        continue;
      }
      const bool early = as_of < read->not_before;
      if (!early && as_of <= read->not_after) continue;
      findings.push_back(
          finding("PKG-047", profile.file_name,
                  fmt::format("the certificate '{}' {} {}", printable(read->common_name),
                              early ? "is not valid before" : "expired on",
                              format_date(early ? read->not_before : read->not_after)),
                  "fill in a valid certificate, or use the original package from Azure"));
    }
  }
}

void check_names(const VendorPackage& package, const std::vector<RootFacts>& known,
                 Findings& findings) {
  if (!package.settings) return;
  std::string settings;
  for (const PackagePart& part : package.parts) {
    if (part.kind == PartKind::settings) settings = part.file;
  }
  for (const std::string& name : package.settings->root_names) {
    if (std::any_of(known.begin(), known.end(),
                    [&](const RootFacts& facts) { return facts.common_name == name; })) {
      continue;
    }
    findings.push_back(
        finding("PKG-036", settings, fmt::format("server root '{}' not found", printable(name))));
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
      findings.push_back(finding("PKG-031", root.file_name, "this is not a certificate",
                                 std::string(detail::kAgain)));
    }
  }
  if (!known.empty()) {
    check_names(package, known, findings);
    for (const AzureVpnProfile& profile : package.azure_vpn_profiles)
      check_pins(profile.file_name, profile.server_root_hashes, known, findings);
    auto with_radius = known;
    for (const ServerRoot& root : package.radius_roots) {
      if (const auto read = facts(root.der)) with_radius.push_back(*read);
    }
    for (const PowerShellSetup& script : package.scripts)
      check_pins(script.file_name, script.root_hashes, with_radius, findings);
  }
  check_filled(package, facts, as_of, findings);
  sort_findings(findings);
  return findings;
}

}  // namespace p2s::package
