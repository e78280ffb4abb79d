// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/package_diff.hpp"

#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::package {
namespace {

using Texts = std::vector<std::string>;
using Software = std::span<const std::string_view>;

constexpr std::array<std::string_view, 5> kEverything{"azure-vpn-client", "native", "strongswan",
                                                      "openvpn", "openvpn-connect"};
constexpr std::array<std::string_view, 2> kOpenVpn{"openvpn", "openvpn-connect"};
constexpr std::array<std::string_view, 3> kTls{"azure-vpn-client", "openvpn", "openvpn-connect"};
constexpr std::array<std::string_view, 2> kIke{"native", "strongswan"};
constexpr std::array<std::string_view, 1> kAzure{"azure-vpn-client"};
constexpr std::array<std::string_view, 3> kWithDns{"azure-vpn-client", "native", "strongswan"};

/// The effect of one change: the affected profiles, and why they need to be replaced or not.
struct Effect {
  std::string_view what;
  std::string_view title;
  Software software;  ///< empty: nobody needs a new kit
  std::string_view reason;
  bool apple = true;  ///< false: native Apple profiles do not contain it
};

constexpr Effect kGateway{"gateway", "gateway name", kEverything,
                          "every profile connects to the previous name"};
constexpr Effect kServerName{"server_name", "name in the gateway's certificate", kOpenVpn,
                             "OpenVPN requires the previous name in the server certificate"};
constexpr Effect kRootsAdded{
    "server_roots", "server roots", kEverything,
    "the gateway may present a certificate from a root that existing profiles do not contain"};
constexpr Effect kRootsRemoved{
    "server_roots", "server roots", {}, "existing profiles trust every remaining root"};
constexpr Effect kTlsAuth{"tls_auth_key", "tls-auth key", kTls,
                          "the gateway drops packets signed with the previous key"};
constexpr Effect kEap{"eap_method", "EAP method", kIke,
                      "existing profiles offer a method that the gateway no longer supports"};
// Which format contains it: docs/reference/profile-formats.md, "Where routes and DNS are".
constexpr Effect kRoutes{
    "routes", "routes", kIke,
    "these profiles contain the routes; all others receive them from the gateway", false};
constexpr Effect kPools{"pools",
                        "client address pools",
                        {},
                        "the gateway assigns each client its address when it connects"};
constexpr Effect kDnsServers{"dns_servers", "DNS servers", kWithDns,
                             "these profiles contain them; OpenVPN receives them from the gateway"};
constexpr Effect kDnsSuffixes{
    "dns_suffixes", "DNS suffixes", kWithDns,
    "these profiles contain them; OpenVPN receives them from the gateway"};
constexpr Effect kClientRootsRemoved{
    "client_roots", "trusted roots of clients", kEverything,
    "clients of a removed root need a certificate from another root and a new kit"};
constexpr Effect kClientRootsAdded{"client_roots",
                                   "trusted roots of clients",
                                   {},
                                   "clients of the remaining roots continue to work"};
constexpr Effect kEntra{"entra", "Entra ID settings", kAzure,
                        "users sign in with the settings of the previous profile"};
constexpr Effect kName{
    "vnet_name", "name of the connection", {}, "only the display name of the connection changes"};
constexpr Effect kGeneration{
    "generation", "package format", {}, "kits do not depend on the format of Azure's files"};

Texts to_strings(const std::vector<net::Prefix>& prefixes) {
  Texts texts;
  for (const auto& prefix : prefixes) texts.push_back(prefix.to_string());
  return texts;
}

Texts single(std::string_view text) { return text.empty() ? Texts{} : Texts{std::string(text)}; }

Texts entra_texts(const std::optional<EntraSettings>& entra) {
  if (!entra) return {};
  Texts texts;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) texts.push_back(fmt::format("{} {}", name, value));
  };
  add("tenant", to_lower(entra->tenant_id.empty() ? entra->tenant : entra->tenant_id));
  add("issuer", entra->issuer);
  add("audience", to_lower(entra->audience));
  add("application", to_lower(entra->application_id));
  return texts;
}

Texts root_texts(const std::vector<ServerRoot>& roots, const RootReader& facts) {
  Texts texts;
  for (const auto& root : roots) {
    const auto read = facts(root.der);
    texts.push_back(read ? fmt::format("{} ({}, until {})", printable(read->common_name),
                                       read->thumbprint, format_date(read->not_after))
                         : root.file_name + " (no certificate)");
  }
  return texts;
}

bool holds(const azure::ConnectionMethod& method, const Effect& effect) {
  const bool apple = method.system == System::macos || method.system == System::ios;
  if (!effect.apple && apple && method.software == "native") return false;
  return std::find(effect.software.begin(), effect.software.end(), method.software) !=
         effect.software.end();
}

/// Elements of `all` that are not in `others`, each once.
Texts without(Texts all, const Texts& others) {
  Texts left;
  for (auto& text : all) {
    const auto same = [&](const std::string& other) { return equals_ignoring_case(text, other); };
    if (std::none_of(others.begin(), others.end(), same) &&
        std::none_of(left.begin(), left.end(), same)) {
      left.push_back(std::move(text));
    }
  }
  return left;
}

class Comparison {
 public:
  explicit Comparison(ConnectionMethods methods) : methods_(methods) {}

  /// `when_added` and `when_removed` may differ; `when_added` takes precedence.
  void lists(const Texts& before, const Texts& after, const Effect& when_added,
             const Effect& when_removed) {
    PackageChange change;
    change.removed = without(before, after);
    change.added = without(after, before);
    if (change.removed.empty() && change.added.empty()) return;
    const bool removal_counts =
        change.added.empty() || (when_added.software.empty() && !change.removed.empty());
    finish(std::move(change), removal_counts ? when_removed : when_added);
  }
  void lists(const Texts& before, const Texts& after, const Effect& effect) {
    lists(before, after, effect, effect);
  }
  /// Reports only whether it differs, because it is a key.
  void secret(std::string_view before, std::string_view after, const Effect& effect) {
    if (before != after) finish({}, effect);
  }
  /// Users of removed methods can no longer connect.
  void served(std::string_view what, std::string_view title, const Texts& before,
              const Texts& after) {
    PackageChange change;
    change.removed = without(before, after);
    change.added = without(after, before);
    if (change.removed.empty() && change.added.empty()) return;
    change.what = what;
    change.title = title;
    for (const auto& method : methods_.before) {
      if (std::find(methods_.after.begin(), methods_.after.end(), method) == methods_.after.end())
        change.needs_new_kit.push_back({method.system, method.software});
    }
    change.reason = change.needs_new_kit.empty()
                        ? "existing kits continue to work; new kits support more"
                        : "the gateway no longer supports the previous method";
    push(std::move(change));
  }

  std::vector<PackageChange> take() { return std::move(changes_); }

 private:
  void finish(PackageChange change, const Effect& effect) {
    change.what = effect.what;
    change.title = effect.title;
    for (const auto& method : methods_.before) {
      if (holds(method, effect)) change.needs_new_kit.push_back({method.system, method.software});
    }
    const bool unused = change.needs_new_kit.empty() && !effect.software.empty();
    change.reason = unused ? "no client software of the previous package uses it" : effect.reason;
    push(std::move(change));
  }

  void push(PackageChange change) {
    auto& users = change.needs_new_kit;
    std::sort(users.begin(), users.end());
    users.erase(std::unique(users.begin(), users.end()), users.end());
    changes_.push_back(std::move(change));
  }

  ConnectionMethods methods_;
  std::vector<PackageChange> changes_;
};

void compare_network(Comparison& comparison, const VendorPackage& before,
                     const VendorPackage& after) {
  comparison.lists(to_strings(before.routes), to_strings(after.routes), kRoutes);
  comparison.lists(to_strings(before.pools), to_strings(after.pools), kPools);
  comparison.lists(before.dns_servers, after.dns_servers, kDnsServers);
  comparison.lists(before.dns_suffixes, after.dns_suffixes, kDnsSuffixes);
}

}  // namespace

std::vector<PackageChange> diff_packages(const VendorPackage& before, const VendorPackage& after,
                                         ConnectionMethods methods, const RootReader& facts) {
  Comparison comparison(methods);
  comparison.lists(before.servers, after.servers, kGateway);
  comparison.lists(single(before.server_name), single(after.server_name), kServerName);
  comparison.lists(root_texts(before.server_roots, facts), root_texts(after.server_roots, facts),
                   kRootsAdded, kRootsRemoved);
  comparison.secret(before.tls_auth_key, after.tls_auth_key, kTlsAuth);
  comparison.served("tunnels", "tunnels", tunnel_names(before.tunnels),
                    tunnel_names(after.tunnels));
  comparison.served("authentications", "authentication",
                    authentication_names(before.authentications),
                    authentication_names(after.authentications));
  comparison.lists(single(before.eap_method), single(after.eap_method), kEap);
  compare_network(comparison, before, after);
  comparison.lists(before.client_root_thumbprints, after.client_root_thumbprints, kClientRootsAdded,
                   kClientRootsRemoved);
  comparison.lists(entra_texts(before.entra), entra_texts(after.entra), kEntra);
  comparison.lists(single(before.vnet_name), single(after.vnet_name), kName);
  comparison.lists(single(to_string(before.generation)), single(to_string(after.generation)),
                   kGeneration);
  return comparison.take();
}

}  // namespace p2s::package
