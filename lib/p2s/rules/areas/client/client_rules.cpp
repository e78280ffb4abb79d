// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/azure/dates.hpp>
#include <p2s/azure/entra_audience.hpp>
#include <p2s/azure/windows_version.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

const char* const kLinuxSoftware = "clients.software.linux";

bool is_declared(const GatewayFacts& facts, System system, std::string_view software) {
  const auto found = facts.spec.clients.software.find(system);
  return found != facts.spec.clients.software.end() && found->second == software;
}

bool linux_has_azure_client(const GatewayFacts& facts) {
  return is_declared(facts, System::gnu_linux, azure::kAzureVpnClient);
}

bool has_ended_on_linux(const GatewayFacts& facts) {
  return facts.as_of >= azure::day(azure::kLinuxClientLastDay) + std::chrono::days(1);
}

/// Linux users are expected, and Entra ID is the only authentication method.
bool linux_needs_entra(const GatewayFacts& facts) {
  return facts.expects(System::gnu_linux) &&
         facts.spec.authentication == azure::MethodSet{azure::Method::entra};
}

void linux_azure_client(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const bool ended = has_ended_on_linux(facts);
  const bool declared = linux_has_azure_client(facts);
  // After the retirement, CLI-002 reports gateways that depend on it without declaring it.
  if (!declared && (ended || !linux_needs_entra(facts))) return;
  findings.push_back(finding(
      rule, ended ? Severity::error : Severity::warning,
      declared ? kLinuxSoftware : "gateway.authentication",
      ended ? fmt::format("the Azure VPN Client for Linux was retired on {} and removed from "
                          "Microsoft's package repository",
                          azure::kLinuxClientLastDay)
            : fmt::format(
                  "the Azure VPN Client for Linux, which these users need, will be retired on {}",
                  azure::kLinuxClientLastDay),
      "move Linux users to strongSwan or OpenVPN, with a certificate or RADIUS"));
}

void linux_with_entra_only(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!has_ended_on_linux(facts) || !linux_needs_entra(facts)) return;
  findings.push_back(
      finding(rule, "gateway.authentication",
              "Linux users cannot sign in with Entra ID: OpenVPN and strongSwan do "
              "not support it, and the Azure VPN Client for Linux is retired",
              "add \"certificate\" or \"radius\" to gateway.authentication; community "
              "clients for Entra ID exist, which Microsoft does not support"));
}

void linux_azure_client_with_manual_audience(const GatewayFacts& facts, const Rule& rule,
                                             Findings& findings) {
  if (!linux_has_azure_client(facts) || !facts.uses(azure::Method::entra)) return;
  for (const auto& audience : facts.spec.entra.audiences) {
    const auto known = azure::find_audience(audience);
    if (!known || !known->registered_by_hand) continue;
    findings.push_back(finding(
        rule, "entra.audience",
        fmt::format(
            "the Azure VPN Client for Linux does not support the manually registered audience {}",
            known->id),
        fmt::format("audience = \"{}\", or the id of your own application",
                    azure::kMicrosoftAudience)));
  }
}

void linux_azure_client_with_groups(const GatewayFacts& facts, const Rule& rule,
                                    Findings& findings) {
  if (!linux_has_azure_client(facts) || facts.spec.groups.empty()) return;
  findings.push_back(
      finding(rule, kLinuxSoftware,
              "the Azure VPN Client for Linux does not support user groups with separate pools",
              "move Linux users to strongSwan or OpenVPN"));
}

void no_generic_folder(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const bool only_sstp = facts.spec.tunnels == azure::TunnelSet{azure::Tunnel::sstp};
  if (!only_sstp && !facts.is_basic()) return;
  findings.push_back(
      finding(rule, only_sstp ? "gateway.tunnels" : "gateway.sku",
              fmt::format("{}, so Azure's package lacks the Generic folder, which macOS, iOS, "
                          "Linux and Android clients require",
                          only_sstp ? "SSTP is the only tunnel type" : "the SKU is Basic")));
}

void no_openvpn_folder(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::openvpn) ||
      facts.spec.authentication != azure::MethodSet{azure::Method::entra})
    return;
  findings.push_back(finding(rule, "gateway.authentication",
                             "with Entra ID alone, Azure's package may lack the OpenVPN folder: "
                             "only the Azure VPN Client signs in with Entra ID"));
}

void other_sstp_client(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& [system, software] : facts.spec.clients.software) {
    if (software != azure::kSstpClient) continue;
    findings.push_back(finding(
        rule, fmt::format("clients.software.{}", to_string(system)),
        fmt::format("sstp-client on {} is not supported: only Windows has a supported SSTP client",
                    display_name(system)),
        fmt::format("use strongSwan or OpenVPN on {}", display_name(system))));
  }
}

/// The oldest Windows on which the software works with the gateway; empty if any does.
std::string_view oldest_windows_for(const GatewayFacts& facts, std::string_view software) {
  constexpr std::string_view kPrefix = "Windows ";
  std::string_view oldest;
  for (const auto& row : azure::client_matrix()) {
    if (row.system != System::windows || row.software != software || !facts.uses(row.tunnel) ||
        !facts.uses(row.method) || azure::is_retired(row, facts.as_of))
      continue;
    if (!row.minimum_system.starts_with(kPrefix)) return {};
    const auto needed = row.minimum_system.substr(kPrefix.size());
    if (oldest.empty() || azure::is_older_windows(needed, oldest)) oldest = needed;
  }
  return oldest;
}

void windows_too_old_for_software(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& clients = facts.spec.clients;
  const auto software = clients.software.find(System::windows);
  if (software == clients.software.end()) return;
  const auto needed = oldest_windows_for(facts, software->second);
  // "10" alone may be any version, but never Windows 11.
  if (!azure::is_older_windows(clients.oldest_windows, needed == "10" ? "10-1507" : needed)) return;
  findings.push_back(finding(
      rule, "clients.oldest.windows",
      fmt::format("the {} supports Windows {} or later, but some users have Windows {}",
                  azure::software_name(software->second), needed, clients.oldest_windows),
      fmt::format("update these computers to Windows {}, or use other client software", needed)));
}

constexpr std::array kClientRules{
    GatewayRule{
        dated({"CLI-001", kError, "the Azure VPN Client for Linux is not used after 2026-08-31",
               page::kLinuxClient}),
        linux_azure_client},
    GatewayRule{
        dated({"CLI-002", kError, "Linux users do not depend on Entra ID", page::kLinuxClient}),
        linux_with_entra_only},
    GatewayRule{
        {"CLI-003", kError, "the Azure VPN Client for Linux does not support a manual audience",
         page::kAbout2024},
        linux_azure_client_with_manual_audience},
    GatewayRule{
        {"CLI-004", kError, "the Azure VPN Client for Linux does not support pools of user groups",
         page::kLinuxClient},
        linux_azure_client_with_groups},
    GatewayRule{
        unchecked("CLI-005", "IKEv2 clients with the Basic SKU", "SKU-007 and SKU-011 report it")},
    GatewayRule{{"CLI-006", kNote, "the package has a Generic folder", page::kCertificateClients},
                no_generic_folder},
    GatewayRule{{"CLI-007", kNote, "the package has an OpenVPN folder", page::kCertificateClients},
                no_openvpn_folder},
    GatewayRule{unchecked("CLI-008", "OpenVPN Connect with an issuing CA",
                          "CERT-015 reports an issuing CA, for every client")},
    GatewayRule{unchecked("CLI-009", "OpenVPN reconnects when idle",
                          "generated profiles for OpenVPN Connect contain ping-restart 0")},
    GatewayRule{unchecked("CLI-010", "folders for 32-bit and 64-bit Windows",
                          "a fact about Azure's package, nothing to check")},
    GatewayRule{{"CLI-011", kError, "only the Windows client supports SSTP", page::kPointToSiteFaq},
                other_sstp_client},
    GatewayRule{dated({"CLI-012", kWarning, "the oldest Windows supports its client software",
                       page::kCertificateClients}),
                windows_too_old_for_software},
};

}  // namespace

GatewayRules client_rules() noexcept { return kClientRules; }

}  // namespace p2s::rules
