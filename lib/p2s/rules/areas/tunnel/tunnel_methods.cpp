// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/azure/compatibility.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>
#include <p2s/rules/facts/tunnel_change.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

constexpr azure::TunnelSet kIkev2AndOpenvpn{azure::Tunnel::ikev2, azure::Tunnel::openvpn};
const char* const kTunnels = "gateway.tunnels";
const char* const kMethods = "gateway.authentication";

bool entra_is_alone_beside_ikev2(const GatewayFacts& facts) {
  return facts.spec.tunnels == kIkev2AndOpenvpn &&
         facts.spec.authentication == azure::MethodSet{azure::Method::entra};
}

/// Whether the software supports one of the methods over one of the tunnels, on any day.
bool has_row(const GatewayFacts& facts, System system, const std::string& software) {
  const auto rows = azure::client_matrix();
  return std::any_of(rows.begin(), rows.end(), [&](const azure::ClientRow& row) {
    return row.system == system && (software.empty() || row.software == software) &&
           facts.uses(row.tunnel) && facts.uses(row.method);
  });
}

void sstp_beside_openvpn(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::sstp) || !facts.uses(azure::Tunnel::openvpn)) return;
  findings.push_back(finding(rule, kTunnels,
                             "SSTP and OpenVPN both use TLS on port 443 and cannot share a gateway",
                             without_sstp(facts.spec)));
}

void no_tunnel(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.spec.tunnels.empty()) return;
  findings.push_back(
      finding(rule, kTunnels, "no tunnel type is configured",
              fix::decide(fix::set(kTunnels, R"(["ikev2", "openvpn"])", " in [gateway]"))));
}

void no_authentication(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.spec.authentication.empty()) return;
  findings.push_back(
      finding(rule, kMethods, "no authentication method is configured",
              fix::decide(fix::set(kMethods, R"(["certificate"])", " in [gateway]"))));
}

void clients_of_other_tunnels(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.tunnels.empty()) return;  // TUN-004 reports it
  for (const auto& [tunnel, count] : facts.spec.clients.by_tunnel) {
    if (count == 0 || facts.uses(tunnel) || facts.spec.current_tunnels.has(tunnel)) continue;
    findings.push_back(
        finding(rule, fmt::format("clients.by_tunnel.{}", to_string(tunnel)),
                fmt::format("{} expected over {}, which the gateway does not offer",
                            counted(count, "client is", "clients are"), display_name(tunnel)),
                fmt::format("count them under a tunnel type of gateway.tunnels ({})",
                            facts.spec.tunnels.to_string())));
  }
}

void tls_too_old(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& least = facts.spec.minimum_tls;
  if (least != "1.0" && least != "1.1") return;
  findings.push_back(finding(
      rule, "gateway.minimum_tls",
      fmt::format("point-to-site gateways require TLS 1.2 or later since 2018-07-01, not {}",
                  least),
      fix::set("gateway.minimum_tls", "\"1.2\"", " or remove it")));
}

void authentication_not_in_table(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& tunnels = facts.spec.tunnels;
  auto methods = facts.spec.authentication;
  // ENT-001 and TUN-031 report unsupported uses of Entra ID.
  if (!tunnels.has(azure::Tunnel::openvpn)) methods.erase(azure::Method::entra);
  if (!azure::is_legal(tunnels) || methods.empty() || entra_is_alone_beside_ikev2(facts)) return;
  if (azure::are_compatible(tunnels, methods)) return;
  findings.push_back(finding(
      rule, kMethods,
      fmt::format("Azure's published table does not list {} with the tunnel types {}",
                  to_string(methods), tunnels.to_string()),
      fmt::format("choose one of: {}{}", azure::list_of(azure::legal_methods(tunnels)),
                  tunnels.has(azure::Tunnel::openvpn) ? "; OpenVPN alone supports any" : "")));
}

void entra_alone_beside_ikev2(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!entra_is_alone_beside_ikev2(facts)) return;
  findings.push_back(
      finding(rule, kMethods, "Entra ID requires OpenVPN, so IKEv2 clients cannot log in",
              std::vector{fix::decide(fix::set(kMethods, R"(["entra", "certificate"])")),
                          fix::decide(fix::remove_item(kTunnels, "\"ikev2\""))}));
}

void entra_by_openvpn_only(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.tunnels != kIkev2AndOpenvpn || !facts.uses(azure::Method::entra)) return;
  if (!azure::are_compatible(facts.spec.tunnels, facts.spec.authentication)) return;
  findings.push_back(
      finding(rule, kMethods,
              "users who sign in with Entra ID connect by OpenVPN only; others can use IKEv2"));
}

void radius_over_openvpn(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::openvpn) || !facts.uses(azure::Method::radius)) return;
  findings.push_back(finding(
      rule, kMethods, "RADIUS over OpenVPN is allowed, but no client software is documented for it",
      "test one client of each operating system before you distribute profiles"));
}

void client_without_tunnel(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  auto methods = facts.spec.authentication;
  // ENT-001 reports Entra ID without OpenVPN.
  if (!facts.uses(azure::Tunnel::openvpn)) methods.erase(azure::Method::entra);
  if (facts.spec.tunnels.empty() || methods.empty()) return;
  for (const auto system : all_systems()) {
    if (!facts.expects(system)) continue;
    const auto declared = facts.spec.clients.software.find(system);
    const bool any = declared == facts.spec.clients.software.end();
    const std::string software = any ? "" : declared->second;
    // CLI-011 reports sstp-client.
    if (software == azure::kSstpClient || has_row(facts, system, software)) continue;
    findings.push_back(finding(
        rule, fmt::format("clients.{}.{}", any ? "by_os" : "software", to_string(system)),
        fmt::format(
            "{} with {}",
            any ? fmt::format("no client for {} supports {}", display_name(system),
                              facts.spec.tunnels.to_string())
                : fmt::format("{} on {} does not support {}", azure::software_name(software),
                              display_name(system), facts.spec.tunnels.to_string()),
            to_string(facts.spec.authentication)),
        any ? "change gateway.tunnels or gateway.authentication"
            : "change this software, gateway.tunnels or gateway.authentication"));
  }
}

constexpr std::array kTunnelMethodRules{
    GatewayRule{unchecked("TUN-001", "names of the tunnel types",
                          "an error in p2s.toml, reported with line and column")},
    GatewayRule{unchecked("TUN-002", "sets of tunnel types",
                          "every unsupported set contains SSTP and OpenVPN: TUN-003 reports it")},
    GatewayRule{{"TUN-003", kError, "SSTP and OpenVPN do not share a gateway", page::kEndOfSstp},
                sstp_beside_openvpn},
    GatewayRule{{"TUN-004", kError, "a gateway offers at least one tunnel type", ""}, no_tunnel},
    GatewayRule{{"TUN-015", kError, "TLS is at least 1.2", page::kAbout}, tls_too_old},
    GatewayRule{{"TUN-030", kError, "the authentication methods are in Azure's published table",
                 page::kAbout},
                authentication_not_in_table},
    GatewayRule{{"TUN-031", kError,
                 "IKEv2 clients have an authentication method other than Entra ID", page::kAbout},
                entra_alone_beside_ikev2},
    GatewayRule{{"TUN-032", kNote, "Entra ID users connect by OpenVPN only", page::kAbout},
                entra_by_openvpn_only},
    GatewayRule{unchecked("TUN-033", "several methods with OpenVPN alone",
                          "an older page; the table that TUN-030 checks replaces it")},
    GatewayRule{{"TUN-034", kNote, "no client software is documented for RADIUS over OpenVPN",
                 "point-to-site-about.md (2026-08-17) allows it; client software unconfirmed"},
                radius_over_openvpn},
    GatewayRule{
        {"TUN-035", kError, "every expected client has supported client software", page::kAbout},
        client_without_tunnel},
    GatewayRule{{"TUN-036", kError, "expected clients use an offered tunnel type", ""},
                clients_of_other_tunnels},
    GatewayRule{{"TUN-037", kError, "a gateway has an authentication method", page::kAbout},
                no_authentication},
};

}  // namespace

GatewayRules tunnel_method_rules() noexcept { return kTunnelMethodRules; }

}  // namespace p2s::rules
