// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/net/cover.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace p2s::rules {
namespace {

constexpr std::size_t kMostServers = 2;
constexpr std::int64_t kLowestScore = 1;
constexpr std::int64_t kHighestScore = 30;

std::optional<net::Prefix> ipv4_of(const spec::RadiusServer& server) {
  const auto address = net::Address::parse(server.address);
  if (!address || address->family != net::Family::ipv4) return std::nullopt;
  return net::Prefix(*address, 32);
}

bool is_private(const net::Prefix& address) {
  constexpr std::array<std::string_view, 3> kRfc1918{"10.0.0.0/8", "172.16.0.0/12",
                                                     "192.168.0.0/16"};
  return std::any_of(kRfc1918.begin(), kRfc1918.end(), [&](std::string_view text) {
    return net::Prefix::parse(text).prefix->contains(address);
  });
}

void address_not_ipv4(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& server : facts.spec.radius.servers) {
    if (server.address.empty() || ipv4_of(server)) continue;
    findings.push_back(
        finding(rule, server.origin + ".address",
                fmt::format("'{}' is not an IPv4 address; a RADIUS server requires one",
                            printable(server.address)),
                "use its address instead of its name: address = \"10.1.0.10\""));
  }
}

void server_incomplete(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& servers = facts.spec.radius.servers;
  if (facts.uses(azure::Method::radius) && servers.empty()) {
    findings.push_back(finding(rule, "radius.servers",
                               "RADIUS authentication requires a RADIUS server",
                               "add a [[radius.servers]] table with address and secret"));
  }
  for (const auto& server : servers) {
    if (!server.address.empty() && !server.secret.empty()) continue;
    const bool no_address = server.address.empty();
    findings.push_back(finding(
        rule, server.origin,
        no_address ? "the RADIUS server has no address"
                   : fmt::format("the RADIUS server {} has no secret", printable(server.address)),
        no_address ? "address = \"10.1.0.10\""
                   : "set the source of the secret: secret = \"env:RADIUS_SECRET\""));
  }
}

void too_many_servers(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto count = facts.spec.radius.servers.size();
  if (count <= kMostServers) return;
  findings.push_back(finding(rule, "radius.servers",
                             fmt::format("the portal supports a primary and a secondary server, "
                                         "but {} are given; only the API supports more",
                                         count),
                             "keep two"));
}

void score_out_of_range(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& server : facts.spec.radius.servers) {
    if (!server.score || (*server.score >= kLowestScore && *server.score <= kHighestScore))
      continue;
    findings.push_back(finding(
        rule, server.origin + ".score",
        fmt::format("score {} is outside the range {} to {} of the Terraform provider",
                    *server.score, kLowestScore, kHighestScore),
        fix::told(fix::set(server.origin + ".score",
                           std::to_string(std::clamp(*server.score, kLowestScore, kHighestScore))),
                  fmt::format("use a whole number from {} to {}", kLowestScore, kHighestScore))));
  }
}

void method_without_eap(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& method = facts.spec.radius.method;
  if (!facts.uses(azure::Tunnel::ikev2) || !facts.uses(azure::Method::radius)) return;
  if (method != "pap" && method != "chap" && method != "mschapv2") return;
  findings.push_back(
      finding(rule, "radius.method",
              fmt::format("IKEv2 with RADIUS supports EAP methods only, not {}", method),
              std::vector{fix::decide(fix::told(fix::set("radius.method", "\"eap-mschapv2\""),
                                                "use eap-mschapv2 for passwords")),
                          fix::decide(fix::told(fix::set("radius.method", "\"eap-tls\""),
                                                "eap-tls for certificates"))}));
}

/// Ranges that no server can be reached at.
constexpr std::array<std::string_view, 6> kNotHosts{
    "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "168.63.129.16/32", "224.0.0.0/4", "240.0.0.0/4"};

void server_is_no_host(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& server : facts.spec.radius.servers) {
    const auto address = ipv4_of(server);
    if (!address) continue;
    for (const auto range : kNotHosts) {
      if (!net::Prefix::parse(range).prefix->contains(*address)) continue;
      findings.push_back(finding(rule, server.origin + ".address",
                                 fmt::format("RADIUS server {} is in {}, where the gateway reaches "
                                             "no server",
                                             server.address, range),
                                 "use the server's address in the virtual network or on premises"));
    }
  }
}

void server_out_of_reach(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& plan = facts.plan;
  if (plan.vnet.empty()) return;
  std::vector<net::Prefix> reached;
  for (const auto* networks : {&plan.vnet, &plan.peered, &plan.on_premises, &plan.bgp_learned}) {
    for (const auto& network : *networks) reached.push_back(network.prefix);
  }
  const net::PrefixSet known(reached);
  for (const auto& server : facts.spec.radius.servers) {
    const auto address = ipv4_of(server);
    if (!address || !is_private(*address) || known.overlaps(*address)) continue;
    findings.push_back(finding(
        rule, server.origin + ".address",
        fmt::format("RADIUS server {} is outside the declared virtual networks and site-to-site "
                    "connections; the gateway cannot reach it over ExpressRoute",
                    server.address),
        "connect its site and add its range to on_premises.prefixes, or use a server in the "
        "virtual network"));
  }
}

void requests_not_accepted(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& clients = facts.spec.radius.clients;
  if (clients.empty()) return;
  for (const auto& subnet : facts.spec.vnet.gateway_subnet) {
    if (subnet.prefix.family() != net::Family::ipv4) continue;
    if (net::covers(prefixes_of(clients), subnet.prefix)) continue;
    findings.push_back(finding(
        rule, "radius.clients",
        fmt::format("the RADIUS server does not accept requests from all of the gateway subnet {}",
                    subnet.prefix.to_string()),
        fix::decide(
            fix::told(fix::add("radius.clients", fix::quoted(subnet.prefix.to_string())),
                      fmt::format("add {} as a RADIUS client on the server and to radius.clients",
                                  subnet.prefix.to_string())))));
  }
}

void approval_in_time(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& mfa = facts.spec.radius.mfa;
  if (mfa != "push" && mfa != "phone") return;
  findings.push_back(finding(
      rule, "radius.mfa",
      "the gateway waits 30 seconds for the RADIUS server; users must approve within that time"));
}

void code_in_the_window(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.radius.mfa != "code") return;
  findings.push_back(
      finding(rule, "radius.mfa",
              "VPN clients have no field for a code, so this second factor does not work",
              "use push notifications or phone calls: mfa = \"push\" or \"phone\""));
}

void server_checks_certificates(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Method::radius) || facts.spec.radius.method != "eap-tls") return;
  findings.push_back(finding(rule, "radius.method",
                             "with EAP-TLS the RADIUS server checks client certificates; Azure's "
                             "roots and revocation list are not used",
                             "trust the root and revoke certificates on the RADIUS server"));
}

void sstp_limit_remains(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Method::radius) || !facts.uses(azure::Tunnel::sstp)) return;
  findings.push_back(
      finding(rule, "gateway.tunnels", "a gateway allows 128 SSTP clients, with RADIUS too"));
}

/// What is wrong with the certificate of a root; nullopt if nothing is.
std::optional<CertificateFault> fault_of(const RootCertificate& root, Time as_of) {
  constexpr Period kSoon{90, Period::Unit::days};
  constexpr auto kExport = "export the root of the server's certificate as Base-64 (.CER)";
  constexpr auto kNext = "add the root of the server's next certificate to radius.roots";
  const auto& facts = root.facts;
  if (root.problem == RootDataProblem::private_key)
    return CertificateFault{kError, "contains a private key, which clients must not have", kExport};
  if (!root.has_certificate)
    return CertificateFault{kError, fmt::format("cannot be read: {}", printable(root.detail)),
                            kExport};
  if (facts.not_after < as_of)
    return CertificateFault{kError,
                            fmt::format("expired on {}, so clients do not trust the RADIUS server",
                                        format_date(facts.not_after)),
                            kNext};
  if (facts.not_before > as_of)
    return CertificateFault{
        kError, fmt::format("is not valid before {}", format_time(facts.not_before)), kExport};
  if (!is_issuer(facts))
    return CertificateFault{
        kWarning, fmt::format("is not a CA; its issuer is {}", printable(facts.issuer)), kExport};
  if (facts.not_after <= kSoon.after(as_of))
    return CertificateFault{kWarning, fmt::format("expires on {}", format_date(facts.not_after)),
                            kNext};
  return std::nullopt;
}

void radius_root_invalid(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& root : facts.certificates.radius_roots) {
    auto fault = fault_of(root, facts.as_of);
    if (!fault) continue;
    findings.push_back(finding(
        rule, fault->severity, root.origin,
        fmt::format("root '{}' of the RADIUS server {}", printable(root.name), fault->message),
        std::move(fault->hint)));
  }
}

/// Clients verify the server's certificate with EAP-TLS and PEAP only; no kit has profiles for
/// PEAP.
void radius_roots_unused_or_missing(const GatewayFacts& facts, const Rule& rule,
                                    Findings& findings) {
  const auto& method = facts.spec.radius.method;
  const auto& roots = facts.spec.radius.roots;
  const bool is_radius = facts.uses(azure::Method::radius);
  if (is_radius && method == "eap-tls" && roots.empty()) {
    findings.push_back(
        finding(rule, "radius.roots",
                "with EAP-TLS clients verify the RADIUS server, but the root of its certificate is "
                "not given, so kits that are built from p2s.toml do not contain it",
                "add its file: roots = [\"RadiusRoot.cer\"]"));
  }
  const bool is_used = is_radius && (method == "eap-tls" || method == "peap" || method.empty());
  if (roots.empty() || is_used) return;
  findings.push_back(finding(rule, "radius.roots",
                             "roots of the RADIUS server are used with EAP-TLS and PEAP only",
                             fix::decide(fix::remove("radius.roots"))));
}

constexpr std::array kRadiusRules{
    GatewayRule{{"RAD-001", kError, "a RADIUS server has an IPv4 address", page::kTerraform},
                address_not_ipv4},
    GatewayRule{
        {"RAD-002", kError, "a RADIUS server has an address and a secret", page::kTerraform},
        server_incomplete},
    GatewayRule{unchecked("RAD-003", "length of the secret",
                          "p2s.toml contains only the source of the secret")},
    GatewayRule{
        {"RAD-004", kWarning, "at most two RADIUS servers are configured", page::kRadiusSetup},
        too_many_servers},
    GatewayRule{{"RAD-005", kError, "a score is from 1 to 30", page::kTerraform},
                score_out_of_range},
    GatewayRule{unchecked("RAD-006", "RADIUS with the Basic SKU", "SKU-008 reports it")},
    GatewayRule{{"RAD-007", kError, "IKEv2 with RADIUS requires EAP", page::kRadiusSetup},
                method_without_eap},
    needs(Fact::network, GatewayRule{{"RAD-008", kError, "the gateway reaches the RADIUS server",
                                      page::kRadiusSetup},
                                     server_out_of_reach}),
    needs(Fact::gateway_subnet,
          GatewayRule{
              {"RAD-009", kWarning, "the RADIUS server accepts requests from the gateway subnet",
               page::kRadiusSetup},
              requests_not_accepted}),
    GatewayRule{{"RAD-010", kNote, "users approve within 30 seconds", page::kGatewayFaq},
                approval_in_time},
    GatewayRule{{"RAD-011", kError, "the second factor does not require a code", page::kGatewayFaq},
                code_in_the_window},
    GatewayRule{
        {"RAD-012", kNote, "with EAP-TLS the RADIUS server checks certificates", page::kAbout2024},
        server_checks_certificates},
    GatewayRule{unchecked("RAD-013", "reading the secret back", "requires the live gateway")},
    GatewayRule{{"RAD-014", kNote, "the SSTP limit applies to RADIUS too", page::kGatewayFaq},
                sstp_limit_remains},
    GatewayRule{{"RAD-015", kError, "a RADIUS server has the address of a host", ""},
                server_is_no_host},
    GatewayRule{
        dated({"RAD-016", kError, "roots of the RADIUS server are valid", page::kRadiusSetup}),
        radius_root_invalid},
    GatewayRule{{"RAD-017", kNote, "clients have the root that verifies the RADIUS server",
                 page::kRadiusSetup},
                radius_roots_unused_or_missing},
};

}  // namespace

GatewayRules radius_rules() noexcept { return kRadiusRules; }

}  // namespace p2s::rules
