// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/azure/windows_version.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace p2s::rules {
namespace {

constexpr std::uint64_t kOldestMacos = 13;
constexpr std::uint64_t kOldestIos = 11;

bool is_one_of(std::string_view text, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// The declared software of an operating system's users; empty if not declared.
std::string software_of(const GatewayFacts& facts, System system) {
  const auto found = facts.spec.clients.software.find(system);
  return found == facts.spec.clients.software.end() ? std::string() : found->second;
}

void report_oldest(const GatewayFacts& facts, const Rule& rule, System system, std::uint64_t least,
                   std::string_view tunnel, Findings& findings) {
  const auto oldest = facts.spec.clients.oldest.find(system);
  if (oldest == facts.spec.clients.oldest.end() || oldest->second >= least) return;
  const std::string_view name = system == System::macos ? "macOS" : "iOS";
  findings.push_back(finding(rule, fmt::format("clients.oldest.{}", to_string(system)),
                             fmt::format("{} requires {} {} or later, but some users have {} {}",
                                         tunnel, name, least, name, oldest->second),
                             fmt::format("update these devices to {} {}", name, least)));
}

void ikev2_behind_firewalls(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.tunnels != azure::TunnelSet{azure::Tunnel::ikev2}) return;
  if (!facts.spec.clients.behind_strict_firewalls) return;
  findings.push_back(finding(rule, "gateway.tunnels",
                             "IKEv2 is the only tunnel type and requires UDP 500 and 4500, which "
                             "strict firewalls and proxies often block",
                             fix::decide(fix::told(fix::add("gateway.tunnels", "\"openvpn\""),
                                                   "set tunnels = [\"ikev2\", \"openvpn\"]: "
                                                   "OpenVPN uses TCP 443"))));
}

void windows_tries_both(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.tunnels != azure::TunnelSet{azure::Tunnel::ikev2, azure::Tunnel::sstp}) return;
  if (!facts.expects(System::windows)) return;
  findings.push_back(finding(rule, "gateway.tunnels",
                             "Windows clients try IKEv2 first and fall back to SSTP automatically",
                             "include clients that fall back in the SSTP part of the pool"));
}

void native_is_ikev2_only(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::ikev2) || !facts.uses(azure::Tunnel::openvpn)) return;
  for (const auto system : {System::macos, System::ios, System::gnu_linux, System::android}) {
    const auto software = software_of(facts, system);
    if (software != azure::kNativeClient && software != azure::kStrongswanClient) continue;
    findings.push_back(
        finding(rule, fmt::format("clients.software.{}", to_string(system)),
                fmt::format("{} on {} connects by IKEv2 only and cannot fall back to OpenVPN",
                            software == azure::kNativeClient ? "the built-in client" : "strongSwan",
                            display_name(system)),
                "allow UDP 500 and 4500, or install an OpenVPN client for these users too"));
  }
}

void system_too_old_for_openvpn(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::openvpn)) return;
  report_oldest(facts, rule, System::macos, kOldestMacos, "OpenVPN", findings);
  report_oldest(facts, rule, System::ios, kOldestIos, "OpenVPN", findings);
}

void macos_too_old_for_ikev2(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::ikev2)) return;
  report_oldest(facts, rule, System::macos, kOldestMacos, "IKEv2", findings);
}

void windows_too_old_for_sstp(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& oldest = facts.spec.clients.oldest_windows;
  if (!facts.uses(azure::Tunnel::sstp) || !azure::is_older_windows(oldest, "8.1")) return;
  findings.push_back(finding(rule, "clients.oldest.windows",
                             fmt::format("SSTP requires TLS 1.2, which Windows {} has only after "
                                         "updates; newer pages require Windows 8.1",
                                         oldest),
                             "update these computers"));
}

void windows_needs_updates(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  constexpr std::array<std::string_view, 4> kEarly{"10-1607", "10-1703", "10-1709", "server-2016"};
  if (!facts.uses(azure::Tunnel::ikev2)) return;
  const auto& oldest = facts.spec.clients.oldest_windows;
  const bool early = is_one_of(oldest, kEarly);
  if (!early && !azure::is_older_windows(oldest, "10-1607")) return;
  findings.push_back(finding(
      rule, "clients.oldest.windows",
      early ? fmt::format("IKEv2 on Windows {} requires an update and a registry value", oldest)
            : fmt::format("IKEv2 on Windows {} is not documented: no update is published", oldest),
      early
          ? "install KB4057142 (1607, Server 2016), KB4057144 (1703) or KB4089848 (1709), and set "
            "HKLM\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\IKEv2\\DisableCertReqPayload = 1 "
            "(DWORD)"
          : "update these computers, or install an OpenVPN client"));
}

void windows_needs_administrator(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (software_of(facts, System::windows) != azure::kNativeClient) return;
  findings.push_back(
      finding(rule, "clients.software.windows",
              "installing the profile of the built-in Windows client requires administrator rights",
              "let an administrator install it, or use the Azure VPN Client"));
}

constexpr std::array kTunnelSystemRules{
    GatewayRule{{"TUN-009", kWarning, "strict firewalls block IKEv2", page::kPointToSiteFaq},
                ikev2_behind_firewalls},
    GatewayRule{{"TUN-010", kNote, "Windows tries IKEv2, then SSTP", page::kPortal2021},
                windows_tries_both},
    GatewayRule{
        {"TUN-011", kNote, "built-in clients and strongSwan use IKEv2 only", page::kPortal2021},
        native_is_ikev2_only},
    GatewayRule{{"TUN-012", kNote, "OpenVPN requires macOS 13 or iOS 11", page::kAbout},
                system_too_old_for_openvpn},
    GatewayRule{{"TUN-013", kNote, "IKEv2 requires macOS 13", page::kAbout},
                macos_too_old_for_ikev2},
    GatewayRule{{"TUN-014", kNote, "SSTP requires Windows 8.1", page::kAbout},
                windows_too_old_for_sstp},
    GatewayRule{
        {"TUN-016", kWarning, "IKEv2 requires updates on early Windows 10", page::kPointToSiteFaq},
        windows_needs_updates},
    GatewayRule{{"TUN-017", kNote, "the Windows profile requires administrator rights",
                 page::kCertificateClients},
                windows_needs_administrator},
    GatewayRule{unchecked("TUN-018", "the Azure VPN Client has one connection at a time",
                          "a fact about the client, nothing to check")},
};

}  // namespace

GatewayRules tunnel_system_rules() noexcept { return kTunnelSystemRules; }

}  // namespace p2s::rules
