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
      !equals_ignoring_case(facts.server_name, package.server_name)) {
    findings.push_back(
        kit_finding("KIT-064", facts.path,
                    fmt::format("expects the server '{}'; the package names '{}'",
                                printable(facts.server_name), printable(package.server_name))));
    return false;
  }
  return true;
}

/// Whose roots a file names: those of the RADIUS server where that one ends EAP-TLS.
const std::vector<package::ServerRoot>& roots_for(const ProfileContents& facts,
                                                  const package::VendorPackage& package,
                                                  const Digests& digests) {
  const auto is_named = [&](const package::ServerRoot& root) {
    return holds(facts.server_root_hashes, digests.sha1_hex(root.der));
  };
  const auto& radius = package.radius_roots;
  return std::any_of(radius.begin(), radius.end(), is_named) ? radius : package.server_roots;
}

/// A file that carries roots must carry those of the package; it may carry older ones besides.
void compare_roots(const ProfileContents& facts, const package::VendorPackage& package,
                   const Digests& digests, Findings& findings) {
  // One certificate a file is the form of server-root-N.*: those count together.
  const bool one_of_many = !facts.path.ends_with(".ovpn");
  if (facts.server_root_hashes.empty() && (facts.server_roots.empty() || one_of_many)) return;
  std::vector<std::string> held = facts.server_root_hashes;
  for (const auto& der : facts.server_roots) held.push_back(digests.sha1_hex(der));
  for (const auto& root : roots_for(facts, package, digests)) {
    const auto hash = digests.sha1_hex(root.der);
    if (holds(held, hash)) continue;
    findings.push_back(kit_finding("KIT-065", facts.path,
                                   fmt::format("does not contain the server root {}", hash)));
  }
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
  for (const auto& facts : kit.facts) {
    if (!compare_names(facts, package, findings)) continue;
    compare_roots(facts, package, digests, findings);
    if (!facts.tls_auth_key.empty() && facts.tls_auth_key != package.tls_auth_key) {
      findings.push_back(
          kit_finding("KIT-066", facts.path, "its tls-auth key differs from that of the package"));
    }
    if (!facts.client_root_hash.empty() && !package.client_root_thumbprints.empty() &&
        !holds(package.client_root_thumbprints, facts.client_root_hash)) {
      findings.push_back(kit_finding(
          "KIT-067", facts.path,
          fmt::format("the package does not contain the root {}", facts.client_root_hash)));
    }
  }
  findings = folded(findings);
  sort_findings(findings);
  return findings;
}

}  // namespace p2s::kit
