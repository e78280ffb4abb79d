// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/windows_version.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/net/cover.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

constexpr const char* kRoutes = "gateway.custom_routes";
constexpr std::size_t kOldWindowsRoutes = 25;
constexpr std::size_t kOpenvpnRoutes = 1000;

bool has_route(const spec::GatewaySpec& spec, std::string_view text) {
  const auto prefix = net::Prefix::parse(text).prefix;
  return std::any_of(spec.custom_routes.begin(), spec.custom_routes.end(),
                     [&](const spec::Network& route) { return route.prefix == prefix; });
}

/// The key of the custom route 0.0.0.0/0.
std::string default_route_of(const spec::GatewaySpec& spec) {
  const auto found = std::find_if(
      spec.custom_routes.begin(), spec.custom_routes.end(), [](const spec::Network& route) {
        return route.prefix.family() == net::Family::ipv4 && route.prefix.length() == 0;
      });
  return found == spec.custom_routes.end() ? std::string() : found->origin;
}

/// Without declared clients, Windows is assumed.
bool may_have_windows(const GatewayFacts& facts) {
  return facts.spec.clients.by_os.empty() || facts.expects(System::windows);
}

bool has_sites(const spec::OnPremises& site) {
  return !site.prefixes.empty() || !site.bgp_learned.empty();
}

/// Without the key, learned routes imply BGP.
bool runs_bgp(const spec::OnPremises& site) { return site.bgp.value_or(!site.bgp_learned.empty()); }

/// Number of routes of a client: the prefixes behind the gateway without those inside another one.
std::size_t route_count(const spec::GatewaySpec& spec) {
  std::vector<net::Prefix> routes;
  std::size_t defaults = 0;
  for (const auto* networks :
       {&spec.vnet.prefixes, &spec.vnet.peered, &spec.on_premises.prefixes, &spec.custom_routes}) {
    for (const auto& network : *networks) {
      // A default route or half of one does not replace the others.
      if (network.prefix.length() <= 1)
        ++defaults;
      else
        routes.push_back(network.prefix);
    }
  }
  return net::largest(routes).size() + defaults;
}

void forced_tunnelling(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!has_route(facts.spec, "0.0.0.0/1") || !has_route(facts.spec, "128.0.0.0/1")) return;
  findings.push_back(
      finding(rule, kRoutes,
              "all client traffic uses the tunnel, and the gateway drops traffic to the Internet",
              "route it to a firewall or proxy in the network, or remove both routes"));
}

void default_route(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!has_route(facts.spec, "0.0.0.0/0")) return;
  findings.push_back(finding(
      rule, kRoutes,
      "the clients' own default route overrides custom route 0.0.0.0/0; the "
      "Azure VPN Client supports it since version 2.1900:39.0",
      fix::decide(fix::told(fix::both(fix::set(default_route_of(facts.spec), "\"0.0.0.0/1\""),
                                      fix::add(kRoutes, "\"128.0.0.0/1\"")),
                            "use 0.0.0.0/1 and 128.0.0.0/1 instead"))));
}

void one_half_of_default_route(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const bool low = has_route(facts.spec, "0.0.0.0/1");
  const bool high = has_route(facts.spec, "128.0.0.0/1");
  if (low == high) return;
  findings.push_back(finding(
      rule, kRoutes,
      fmt::format("only {} is a custom route, so half of the Internet traffic uses the tunnel",
                  low ? "0.0.0.0/1" : "128.0.0.0/1"),
      std::vector{
          fix::decide(fix::add(kRoutes, low ? "\"128.0.0.0/1\"" : "\"0.0.0.0/1\"")),
          fix::decide(fix::remove_item(kRoutes, low ? "\"0.0.0.0/1\"" : "\"128.0.0.0/1\""))}));
}

void routes_are_for_everyone(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& spec = facts.spec;
  if (spec.custom_routes.empty() || (spec.groups.empty() && spec.configurations.empty())) return;
  findings.push_back(
      finding(rule, kRoutes,
              "every client gets the custom routes; they cannot be limited to one user group"));
}

/// Windows before Windows 10 version 2004.
bool has_old_windows(const GatewayFacts& facts) {
  return may_have_windows(facts) &&
         azure::is_older_windows(facts.spec.clients.oldest_windows, "10-2004");
}

/// The most routes of IKEv2 clients.
std::size_t ikev2_route_limit(const GatewayFacts& facts) {
  constexpr std::size_t kWindows = 255;
  constexpr std::size_t kOthers = 256;
  if (has_old_windows(facts)) return kOldWindowsRoutes;
  return may_have_windows(facts) ? kWindows : kOthers;
}

void too_many_routes_for_ikev2(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::ikev2)) return;
  const bool windows = may_have_windows(facts);
  const auto& oldest = facts.spec.clients.oldest_windows;
  const bool old = has_old_windows(facts);
  const auto routes = route_count(facts.spec);
  const auto limit = ikev2_route_limit(facts);
  const auto* const hint = "summarise neighbouring prefixes, or offer openvpn, which supports 1000";
  if (routes > limit) {
    findings.push_back(finding(
        rule, "vnet",
        fmt::format("IKEv2 clients would get {} routes, but {} {} {}, so they cannot connect",
                    routes,
                    old       ? fmt::format("Windows {}", oldest)
                    : windows ? "Windows clients"
                              : "they",
                    old ? "supports" : "support", limit),
        hint));
  } else if (windows && oldest.empty() && routes > kOldWindowsRoutes) {
    findings.push_back(finding(rule, Severity::note, "vnet",
                               fmt::format("IKEv2 clients get {} routes: Windows before Windows 10 "
                                           "version 2004 supports 25, newer Windows 255",
                                           routes),
                               "set clients.oldest.windows, or summarise neighbouring prefixes"));
  }
}

void too_many_routes_for_openvpn(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto routes = route_count(facts.spec);
  if (!facts.uses(azure::Tunnel::openvpn) || routes <= kOpenvpnRoutes) return;
  findings.push_back(finding(
      rule, "vnet",
      fmt::format("OpenVPN clients would get {} routes; the limit is {}", routes, kOpenvpnRoutes),
      "summarise neighbouring prefixes"));
}

void package_predates_change(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& spec = facts.spec;
  if (!spec.profile_date) return;
  const auto report = [&](const std::optional<Time>& change, std::string_view what) {
    if (!change || *spec.profile_date >= *change) return;
    findings.push_back(
        finding(rule, "gateway.profile_date",
                fmt::format("clients have the package of {}, but {} on {}: they need a new package",
                            format_date(*spec.profile_date), what, format_date(*change)),
                "download the package again, distribute it to every client, and set profile_date "
                "to that day"));
  };
  report(spec.since, "the gateway was created");
  if (facts.uses(azure::Tunnel::sstp)) report(spec.sstp_since, "SSTP was enabled");
}

void peering_needs_transit(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.vnet.peered.empty()) return;
  findings.push_back(finding(rule, "vnet.peered",
                             "clients reach a peered network only if both sides of the peering "
                             "allow it, and cannot reach networks peered with the peer",
                             "enable 'Allow gateway transit' on this network's side and 'Use "
                             "remote gateways' on the peer's"));
}

void sites_without_bgp(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& site = facts.spec.on_premises;
  if (!has_sites(site) || runs_bgp(site)) return;
  if (!site.bgp) {
    findings.push_back(finding(rule, Severity::note, "on_premises",
                               "clients reach on-premises networks only if the site-to-site "
                               "connection uses BGP, but on_premises.bgp is not set",
                               "set bgp = true or bgp = false"));
    return;
  }
  findings.push_back(
      finding(rule, "on_premises.bgp",
              "without BGP clients cannot reach the on-premises networks: Windows gets no route to "
              "them, other operating systems get a route that does not work",
              "enable BGP on the site-to-site connection and set bgp = true"));
}

/// Whether clients can have the routes besides those that they get.
bool is_within_limits(const GatewayFacts& facts, const std::vector<spec::Network>& more) {
  auto spec = facts.spec;
  spec.custom_routes.insert(spec.custom_routes.end(), more.begin(), more.end());
  const auto routes = route_count(spec);
  return (!facts.uses(azure::Tunnel::ikev2) || routes <= ikev2_route_limit(facts)) &&
         (!facts.uses(azure::Tunnel::openvpn) || routes <= kOpenvpnRoutes);
}

/// Custom routes to the networks; more than a few are better summarised by hand.
Fix routes_to(const GatewayFacts& facts, const std::vector<spec::Network>& networks) {
  constexpr std::size_t kFew = 25;
  // As a custom route it would lead the traffic to the Internet into the tunnel.
  if (std::any_of(networks.begin(), networks.end(),
                  [](const spec::Network& each) { return each.prefix.length() <= 1; }))
    return fix::outside("add the routes manually on each Windows client");
  if (!is_within_limits(facts, networks))
    return fix::outside(
        "add a few prefixes that contain them to custom_routes, or routes manually on each Windows "
        "client");
  Fix fix = fix::outside("add them to custom_routes, or manually on each Windows client");
  if (networks.size() > kFew) return fix;
  for (const auto& network : networks)
    fix.edits.push_back({Change::add, kRoutes, fix::quoted(network.prefix.to_string())});
  return fix;
}

void windows_needs_site_routes(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& spec = facts.spec;
  const auto& site = spec.on_premises;
  if (!has_sites(site) || !runs_bgp(site) || !may_have_windows(facts)) return;
  const net::PrefixSet routes(prefixes_of(spec.custom_routes));
  const bool halves = has_route(spec, "0.0.0.0/1") && has_route(spec, "128.0.0.0/1");
  const auto is_covered = [&](const spec::Network& network) {
    if (halves && network.prefix.family() == net::Family::ipv4) return true;
    const auto found = routes.overlapping(network.prefix, 1);  // the largest first
    return !found.empty() && spec.custom_routes[found.front()].prefix.contains(network.prefix);
  };
  std::vector<spec::Network> uncovered;
  std::vector<std::string> missing;
  for (const auto* networks : {&site.prefixes, &site.bgp_learned}) {
    for (const auto& network : *networks) {
      if (is_covered(network)) continue;
      uncovered.push_back(network);
      missing.push_back(network.prefix.to_string());
    }
  }
  if (missing.empty()) return;
  auto fix = routes_to(facts, uncovered);
  const auto count = missing.size();
  const auto more = count > 3 ? fmt::format(" and {} more", count - 3) : std::string();
  missing.resize(std::min<std::size_t>(count, 3));
  findings.push_back(
      finding(rule, kRoutes,
              fmt::format("Windows clients get no route to {}{}, which other clients learn by BGP",
                          join(missing, ", "), more),
              std::move(fix)));
}

void private_zones_without_resolver(const GatewayFacts& facts, const Rule& rule,
                                    Findings& findings) {
  if (facts.spec.vnet.private_dns_zones != true || facts.has_own_dns()) return;
  findings.push_back(
      finding(rule, "vnet.private_dns_zones",
              "clients cannot resolve names of private DNS zones: 168.63.129.16 does not answer "
              "VPN clients",
              "add the inbound address of an Azure DNS Private Resolver to dns_servers"));
}

void dns_servers_are_rules(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& spec = facts.spec;
  const auto software = spec.clients.software.find(System::windows);
  const bool azure_client = facts.uses(azure::Method::entra) ||
                            (software != spec.clients.software.end() &&
                             equals_ignoring_case(software->second, "azure-vpn-client"));
  if (spec.vnet.dns_servers.empty() || !azure_client || !may_have_windows(facts)) return;
  findings.push_back(finding(rule, "vnet.dns_servers",
                             "on Windows the Azure VPN Client sets DNS servers in the Name "
                             "Resolution Policy Table, which ipconfig does not show",
                             "show them with Get-DnsClientNrptPolicy"));
}

constexpr std::array kRoutingRules{
    GatewayRule{unchecked("RTE-001", "split tunnelling is the default",
                          "a fact, nothing to check; the deployment summary lists the routes")},
    GatewayRule{{"RTE-002", kWarning, "forced tunnelling is intended", page::kCustomRoutes},
                forced_tunnelling},
    GatewayRule{
        {"RTE-003", kWarning, "a default route is advertised in two halves", page::kClientOptions},
        default_route},
    GatewayRule{{"RTE-004", kWarning, "both halves of the default route are advertised", ""},
                one_half_of_default_route},
    GatewayRule{{"RTE-005", kNote, "custom routes apply to every client", page::kCustomRoutes},
                routes_are_for_everyone},
    GatewayRule{unchecked("RTE-006", "custom route that is not a prefix",
                          "an error in p2s.toml, reported with line and column")},
    GatewayRule{{"RTE-007", kError, "the routes are within the limit of IKEv2 clients",
                 page::kPointToSiteFaq},
                too_many_routes_for_ikev2},
    GatewayRule{{"RTE-008", kError, "the routes are within the limit of OpenVPN clients",
                 page::kPointToSiteFaq},
                too_many_routes_for_openvpn},
    GatewayRule{unchecked("RTE-009", "change of the topology",
                          "requires the configuration before the change")},
    GatewayRule{unchecked("RTE-010", "change of DNS servers",
                          "requires the configuration before the change")},
    GatewayRule{{"RTE-011", kWarning, "clients' packages are newer than the configuration",
                 page::kPointToSiteFaq},
                package_predates_change},
    GatewayRule{{"RTE-012", kNote, "peerings allow gateway transit", page::kRouting},
                peering_needs_transit},
    GatewayRule{{"RTE-013", kWarning, "site-to-site connections use BGP", page::kRouting},
                sites_without_bgp},
    GatewayRule{{"RTE-014", kWarning, "Windows clients have routes to the sites", page::kRouting},
                windows_needs_site_routes},
    GatewayRule{unchecked("RTE-015", "the pool as a route",
                          "a fact; the deployment summary lists the routes")},
    GatewayRule{unchecked("RTE-016", "content of the package", "requires the package")},
    GatewayRule{
        {"RTE-017", kWarning, "clients can resolve names of private zones", page::kTroubles},
        private_zones_without_resolver},
    GatewayRule{{"RTE-018", kNote, "Windows stores DNS servers in the Name Resolution Policy Table",
                 page::kClientOptions},
                dns_servers_are_rules},
    GatewayRule{unchecked("RTE-019", "removing point-to-site", "a fact, nothing to check")},
};

}  // namespace

GatewayRules routing_rules() noexcept { return kRoutingRules; }

}  // namespace p2s::rules
