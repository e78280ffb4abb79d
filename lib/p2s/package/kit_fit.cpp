#include <p2s/base/text.hpp>
#include <p2s/package/kit_check.hpp>
#include <p2s/package/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& other) { return equals_ignoring_case(other, name); });
}

void compare_names(const KitFacts& facts, const VendorPackage& package, Findings& findings) {
  for (const auto& server : facts.servers) {
    if (holds(package.servers, server)) continue;
    findings.push_back(
        kit_finding("KIT-064", facts.path,
                    fmt::format("connects to '{}', the package to '{}'", printable(server),
                                printable(join(package.servers, ", ")))));
  }
  if (!facts.server_name.empty() && !package.server_name.empty() &&
      !equals_ignoring_case(facts.server_name, package.server_name)) {
    findings.push_back(
        kit_finding("KIT-064", facts.path,
                    fmt::format("expects the server '{}', the package '{}'",
                                printable(facts.server_name), printable(package.server_name))));
  }
}

/// A file that carries roots must carry those of the package; it may carry older ones besides.
void compare_roots(const KitFacts& facts, const VendorPackage& package, const Digests& digests,
                   Findings& findings) {
  // One certificate a file is the form of server-root-N.*: those count together.
  const bool one_of_many = !facts.path.ends_with(".ovpn");
  if (facts.server_root_hashes.empty() && (facts.server_roots.empty() || one_of_many)) return;
  std::vector<std::string> held = facts.server_root_hashes;
  for (const auto& der : facts.server_roots) held.push_back(digests.sha1_hex(der));
  for (const auto& root : package.server_roots) {
    const auto hash = digests.sha1_hex(root.der);
    if (holds(held, hash)) continue;
    findings.push_back(
        kit_finding("KIT-065", facts.path, fmt::format("lacks the server root {}", hash)));
  }
}

}  // namespace

Findings check_kit_fits(const FinishedKit& kit, const VendorPackage& package,
                        const Digests& digests) {
  Findings findings;
  for (const auto& facts : kit.facts) {
    compare_names(facts, package, findings);
    compare_roots(facts, package, digests, findings);
    if (!facts.tls_auth_key.empty() && facts.tls_auth_key != package.tls_auth_key) {
      findings.push_back(
          kit_finding("KIT-066", facts.path, "has another tls-auth key than the package"));
    }
    if (!facts.client_root_hash.empty() && !package.client_root_thumbprints.empty() &&
        !holds(package.client_root_thumbprints, facts.client_root_hash)) {
      findings.push_back(kit_finding(
          "KIT-067", facts.path,
          fmt::format("the root {} is not among those of the package", facts.client_root_hash)));
    }
  }
  sort_findings(findings);
  return findings;
}

}  // namespace p2s::package
