// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/kit_check.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::kit {
namespace {

/// A file may name additional gateways, but must have one in common with the others.
void check_servers(const KitArchive& kit, Findings& findings) {
  const ProfileContents* first = nullptr;
  for (const auto& facts : kit.facts) {
    if (facts.servers.empty()) continue;
    if (first == nullptr) first = &facts;
    const bool shared =
        std::any_of(facts.servers.begin(), facts.servers.end(), [&](const std::string& server) {
          return std::any_of(
              first->servers.begin(), first->servers.end(),
              [&](const std::string& other) { return equals_ignoring_case(server, other); });
        });
    if (shared) continue;
    findings.push_back(kit_finding(
        "KIT-058", facts.path,
        fmt::format("names '{}' where '{}' names '{}'", printable(facts.servers.front()),
                    printable(first->path), printable(first->servers.front()))));
  }
}

/// The other name in the gateway's certificate, which only some formats contain.
void check_server_names(const KitArchive& kit, Findings& findings) {
  const ProfileContents* first = nullptr;
  for (const auto& facts : kit.facts) {
    const auto is_server = [&](const std::string& server) {
      return equals_ignoring_case(server, facts.server_name);
    };
    if (facts.server_name.empty() ||
        std::any_of(facts.servers.begin(), facts.servers.end(), is_server))
      continue;
    if (first == nullptr) first = &facts;
    if (equals_ignoring_case(facts.server_name, first->server_name)) continue;
    findings.push_back(kit_finding(
        "KIT-058", facts.path,
        fmt::format("expects the server '{}' where '{}' expects '{}'", printable(facts.server_name),
                    printable(first->path), printable(first->server_name))));
  }
}

void check_keys(const KitArchive& kit, Findings& findings) {
  const ProfileContents* first = nullptr;
  for (const auto& facts : kit.facts) {
    if (facts.tls_auth_key.empty()) continue;
    if (first == nullptr) first = &facts;
    if (facts.tls_auth_key == first->tls_auth_key) continue;
    findings.push_back(kit_finding(
        "KIT-058", facts.path,
        fmt::format("its tls-auth key differs from that of '{}'", printable(first->path))));
  }
}

std::set<std::string> held_roots(const KitArchive& kit, const Digests& digests) {
  std::set<std::string> hashes;
  for (const auto& facts : kit.facts) {
    for (const auto& der : facts.server_roots) hashes.insert(digests.sha1_hex(der));
    for (const auto& der : facts.radius_roots) hashes.insert(digests.sha1_hex(der));
  }
  return hashes;
}

/// Whether a file of the kit is what an installed connection names: install.sh gives most of them
/// another name, and older kits had them under their names.
bool stands_for(std::string_view file, std::string_view needed) {
  if (file == needed) return true;
  if (needed == "server-roots.pem") return file.starts_with("server-root-");
  const auto root = needed.rfind("-root-");
  return root == needed.npos ? file == "client.pem" && needed.ends_with(".pem")
                             : file == fmt::format("server{}", needed.substr(root));
}

void check_needed_files(const KitArchive& kit, Findings& findings) {
  for (const auto& facts : kit.facts) {
    for (const auto& needed : facts.needs) {
      const bool found = std::any_of(kit.files.begin(), kit.files.end(), [&](const KitFile& file) {
        return stands_for(std::string_view(file.path).substr(file.path.rfind('/') + 1), needed);
      });
      if (found) continue;
      findings.push_back(
          kit_finding("KIT-074", facts.path,
                      fmt::format("refers to '{}', which is missing", printable(needed))));
    }
  }
}

void check_root_hashes(const KitArchive& kit, const Digests& digests, Findings& findings) {
  const auto held = held_roots(kit, digests);
  for (const auto& facts : kit.facts) {
    for (const auto& hash : facts.server_root_hashes) {
      // Every system has the public roots; the Azure VPN Client needs only their hash.
      if (held.count(hash) != 0 || (held.empty() && package::is_public_root(hash))) continue;
      findings.push_back(
          kit_finding("KIT-059", facts.path,
                      fmt::format("refers to the server root {}, which is missing", hash)));
    }
  }
}

}  // namespace

Findings check_agreement(const KitArchive& kit, const Digests& digests) {
  Findings findings;
  check_servers(kit, findings);
  check_server_names(kit, findings);
  check_keys(kit, findings);
  if (kit.is_single_file) return findings;
  check_root_hashes(kit, digests, findings);
  check_needed_files(kit, findings);
  return findings;
}

}  // namespace p2s::kit
