// SPDX-License-Identifier: Apache-2.0
#include <p2s/kit/clients/openvpn/openvpn_plan.hpp>
#include <p2s/package/formats/openvpn_lines.hpp>
#include <p2s/package/formats/pem.hpp>
#include <p2s/package/readers/openvpn_reader.hpp>

namespace p2s::kit {
namespace {

// Rules for vendor packages that a completed profile always violates.
bool is_for_packages_only(const Finding& finding) {
  return finding.rule == "PKG-044" || finding.rule == "PKG-045";
}

}  // namespace

void read_openvpn_facts(const KitFile& file, ProfileContents& facts, Findings& findings) {
  Findings found;
  auto profile = package::read_openvpn_profile(file.content.bytes(), file.path, found);
  for (auto& finding : found) {
    if (!is_for_packages_only(finding)) findings.push_back(std::move(finding));
  }
  for (const auto& remote : profile.remotes) facts.servers.push_back(remote.host);
  facts.server_name = profile.server_name;
  facts.server_roots = std::move(profile.roots);
  facts.tls_auth_key = std::move(profile.tls_auth_key);
  for (const auto& item : package::openvpn_items(profile.text)) {
    if (!item.block) continue;
    if (item.words[0] == "cert") facts.certificates = package::pem_certificates(item.content);
    if (item.words[0] == "key") facts.private_key = Secret(item.content);
  }
  wipe(profile.text);
}

}  // namespace p2s::kit
