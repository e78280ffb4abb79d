// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/openvpn/openvpn_plan.hpp>
#include <p2s/package/formats/openvpn_lines.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::kit {
namespace {

using package::OpenVpnItem;
using Items = std::vector<package::OpenVpnItem>;
using Directives = std::vector<std::vector<std::string>>;

// The parameters of each such directive.
Directives lines_of(const Items& items, std::string_view directive) {
  Directives lines;
  for (const auto& item : items) {
    if (item.words.front() == directive && !item.block)
      lines.emplace_back(item.words.begin() + 1, item.words.end());
  }
  return lines;
}

bool says_settings(const Items& items, const KitContext& context, const OpenVpnPlan& plan) {
  Directives pkcs12;
  if (!plan.pkcs12.empty()) pkcs12.push_back({plan.pkcs12});
  return lines_of(items, "verify-x509-name") == Directives{{context.gateway.server_name, "name"}} &&
         lines_of(items, "auth") == Directives{{plan.auth}} &&
         lines_of(items, "cipher") == Directives{{plan.cipher}} &&
         lines_of(items, "tls-version-min") == Directives{{plan.tls_version}} &&
         lines_of(items, "pkcs12") == pkcs12;
}

bool says_names(const Items& items, const OpenVpnPlan& plan) {
  return lines_of(items, "dhcp-option") == plan.dhcp_options && lines_of(items, "dns") == plan.dns;
}

bool says_routes(const Items& items, const KitContext& context) {
  Directives outside;
  for (const auto& [network, mask] : openvpn_routes_outside(context))
    outside.push_back({network, mask, "net_gateway"});
  Directives forced;
  if (context.inputs.settings.forced_tunnel) forced.push_back({"def1"});
  return lines_of(items, "route") == outside && lines_of(items, "redirect-gateway") == forced;
}

// The one block of that name; nothing when there is none.
bool block_is(const Items& items, std::string_view name, std::string_view content) {
  const package::OpenVpnItem* block = nullptr;
  for (const auto& item : items) {
    if (item.words.front() != name) continue;
    if (block != nullptr || !item.block) return false;
    block = &item;
  }
  return block == nullptr ? content.empty() : trim(block->content) == content;
}

bool holds_identity(const Items& items, const KitContext& context, const OpenVpnPlan& plan) {
  const bool password = plan.authentication == azure::Method::radius;
  if (lines_of(items, "auth-user-pass").size() != (password ? 1U : 0U)) return false;
  if (password || !plan.pkcs12.empty()) {
    return block_is(items, "cert", "") && block_is(items, "key", "");
  }
  std::string certificates(trim(context.client.certificate));
  for (const auto& pem : plan.chain) certificates.append("\n").append(trim(pem));
  return block_is(items, "cert", certificates) &&
         block_is(items, "key", trim(context.client.private_key.text()));
}

// Also present in Azure's profiles.
bool leads_to_gateway(const Secret& profile, const KitContext& context, const OpenVpnPlan& plan,
                      std::string_view name) {
  Findings findings;
  const auto read = package::read_openvpn_profile(profile.bytes(), name, findings);
  std::vector<Bytes> roots;
  for (const auto& root : context.gateway.server_roots) roots.push_back(root.der);
  const auto same_place = [](const package::OpenVpnRemote& a, const package::OpenVpnRemote& b) {
    return a.host == b.host && a.port == b.port;
  };
  return std::equal(read.remotes.begin(), read.remotes.end(), plan.remotes.begin(),
                    plan.remotes.end(), same_place) &&
         read.roots == roots && read.tls_auth_key == context.gateway.tls_auth_key;
}

}  // namespace

void read_back_openvpn_profile(const Secret& profile, const KitContext& context,
                               const OpenVpnPlan& plan, std::string_view name) {
  const auto items = package::openvpn_items(profile.text());
  if (leads_to_gateway(profile, context, plan, name) && says_settings(items, context, plan) &&
      says_names(items, plan) && says_routes(items, context) &&
      holds_identity(items, context, plan)) {
    return;
  }
  throw Error(ErrorKind::usage,
              fmt::format("template '{}' produces a profile without required content", name))
      .hint("compare it with the built-in template of the same name");
}

}  // namespace p2s::kit
