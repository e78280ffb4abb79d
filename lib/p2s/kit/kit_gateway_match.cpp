// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_check.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::kit {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& other) { return equals_ignoring_case(other, name); });
}

/// False when the file is for another gateway: then nothing else in it can fit.
bool compare_names(const ProfileContents& facts, const package::VendorPackage& package,
                   Findings& findings) {
  for (const auto& server : facts.servers) {
    if (holds(package.servers, server)) continue;
    findings.push_back(
        kit_finding("KIT-064", facts.path,
                    fmt::format("connects to '{}'; the package names '{}'", printable(server),
                                printable(join(package.servers, ", ")))));
    return false;
  }
  if (!facts.server_name.empty() && !package.server_name.empty() &&
      !equals_ignoring_case(facts.server_name, package.server_name) &&
      !holds(package.servers, facts.server_name)) {
    findings.push_back(
        kit_finding("KIT-064", facts.path,
                    fmt::format("expects the server '{}'; the package names '{}'",
                                printable(facts.server_name), printable(package.server_name))));
    return false;
  }
  return true;
}

using Roots = std::vector<package::ServerRoot>;

bool holds_any(const std::vector<std::string>& hashes, const Roots& roots, const Digests& digests) {
  return std::any_of(roots.begin(), roots.end(), [&](const package::ServerRoot& root) {
    return holds(hashes, digests.sha1_hex(root.der));
  });
}

/// A file that carries roots must carry those of the package; it may carry older ones besides.
/// Those of the RADIUS server alone where that one ends EAP-TLS.
void compare_roots(const std::string& path, const std::vector<std::string>& held,
                   const package::VendorPackage& package, const Digests& digests,
                   Findings& findings) {
  if (held.empty()) return;
  const bool of_radius = holds_any(held, package.radius_roots, digests) &&
                         !holds_any(held, package.server_roots, digests);
  for (const auto& root : of_radius ? package.radius_roots : package.server_roots) {
    const auto hash = digests.sha1_hex(root.der);
    if (holds(held, hash)) continue;
    findings.push_back(
        kit_finding("KIT-065", path, fmt::format("does not contain the server root {}", hash)));
  }
}

/// Certificate files have one root each, so they count together. A profile has all of its own.
bool is_profile(const ProfileContents& facts) {
  return !facts.servers.empty() || !facts.server_root_hashes.empty();
}

void compare_key(const ProfileContents& facts, const package::VendorPackage& package,
                 Findings& findings) {
  if (facts.tls_auth_key.empty() || package.tls_auth_key.empty() ||
      facts.tls_auth_key == package.tls_auth_key)
    return;
  findings.push_back(
      kit_finding("KIT-066", facts.path, "its tls-auth key differs from that of the package"));
}

void compare_profile(const ProfileContents& facts, const package::VendorPackage& package,
                     const Digests& digests, Findings& findings) {
  std::vector<std::string> held = facts.server_root_hashes;
  for (const auto& der : facts.server_roots) held.push_back(digests.sha1_hex(der));
  compare_roots(facts.path, held, package, digests, findings);
  compare_key(facts, package, findings);
  if (facts.client_root_hash.empty() || package.client_root_thumbprints.empty() ||
      holds(package.client_root_thumbprints, facts.client_root_hash))
    return;
  findings.push_back(
      kit_finding("KIT-067", facts.path,
                  fmt::format("the package does not contain the root {}", facts.client_root_hash)));
}

void compare_certificate_files(const KitArchive& kit, const package::VendorPackage& package,
                               const Digests& digests, Findings& findings) {
  std::string first;
  std::vector<std::string> held;
  for (const auto& facts : kit.facts) {
    if (is_profile(facts)) continue;
    compare_key(facts, package, findings);
    if (first.empty() && !facts.server_roots.empty()) first = facts.path;
    for (const auto& der : facts.server_roots) held.push_back(digests.sha1_hex(der));
  }
  compare_roots(first, held, package, digests, findings);
}

/// The same of several files is said once.
Findings folded(const Findings& findings) {
  Findings result;
  for (const auto& finding : findings) {
    const auto same = [&](const Finding& other) {
      return other.rule == finding.rule && other.message == finding.message;
    };
    if (std::any_of(result.begin(), result.end(), same)) continue;
    result.push_back(finding);
  }
  for (auto& finding : result) {
    const auto files = std::count_if(findings.begin(), findings.end(), [&](const Finding& other) {
      return other.rule == finding.rule && other.message == finding.message;
    });
    if (files > 1)
      finding.subject += fmt::format(
          " and {}", counted(static_cast<std::size_t>(files) - 1, "other file", "other files"));
  }
  return result;
}

}  // namespace

Findings check_gateway_match(const KitArchive& kit, const package::VendorPackage& package,
                             const Digests& digests) {
  Findings findings;
  std::vector<const ProfileContents*> same;
  for (const auto& facts : kit.facts) {
    if (compare_names(facts, package, findings)) same.push_back(&facts);
  }
  // In a kit for another gateway, files without a name are for that one, too.
  const bool is_other = same.size() != kit.facts.size();
  for (const auto* facts : same) {
    if (is_profile(*facts) && !(is_other && facts->servers.empty()))
      compare_profile(*facts, package, digests, findings);
  }
  if (!is_other) compare_certificate_files(kit, package, digests, findings);
  findings = folded(findings);
  sort_findings(findings);
  return findings;
}

}  // namespace p2s::kit
