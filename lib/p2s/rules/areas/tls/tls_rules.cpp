// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/policy_table.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

constexpr std::string_view kSuites = "clients.tls_suites";
constexpr std::string_view kVersions = "clients.tls_versions";

/// OpenVPN and SSTP use TLS; IKEv2 does not.
bool uses_tls(const GatewayFacts& facts) {
  return facts.uses(azure::Tunnel::openvpn) || facts.uses(azure::Tunnel::sstp);
}

bool allows(const GatewayFacts& facts, std::string_view version) {
  const auto& versions = facts.spec.clients.tls_versions;
  return versions.empty() || std::find(versions.begin(), versions.end(), version) != versions.end();
}

/// The clients' suites that the gateway offers, in the clients' order.
std::vector<const azure::TlsSuite*> shared_suites(const GatewayFacts& facts) {
  std::vector<const azure::TlsSuite*> shared;
  for (const auto& name : facts.spec.clients.tls_suites) {
    const auto* suite = azure::find_tls_suite(name);
    if (suite != nullptr && suite->offered) shared.push_back(suite);
  }
  return shared;
}

void no_suite_left(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& suites = facts.spec.clients.tls_suites;
  if (!uses_tls(facts) || suites.empty() || !shared_suites(facts).empty()) return;
  std::vector<std::string> removed;
  for (const auto& name : suites) {
    if (const auto* suite = azure::find_tls_suite(name)) removed.emplace_back(suite->name);
  }
  findings.push_back(finding(
      rule, std::string(kSuites),
      removed.empty()
          ? "the gateway does not offer any cipher suite that the clients allow"
          : fmt::format("the clients allow only suites that the gateway no longer offers: {}",
                        join(removed, ", ")),
      "allow TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, or TLS 1.3 for OpenVPN"));
}

void old_tls_only(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!uses_tls(facts) || allows(facts, "1.2") || allows(facts, "1.3")) return;
  findings.push_back(
      finding(rule, std::string(kVersions),
              fmt::format("the clients allow only TLS {}, which Azure removed on 2018-07-01",
                          join(facts.spec.clients.tls_versions, " and ")),
              "allow \"1.2\"; Windows 7 and 8 require updates for it"));
}

void new_tls_only(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::sstp)) return;
  const auto shared = shared_suites(facts);
  const bool by_suites = !shared.empty() && std::all_of(shared.begin(), shared.end(),
                                                        [](const azure::TlsSuite* suite) {
                                                          return suite->version == "1.3";
                                                        });
  const bool by_version = allows(facts, "1.3") && !allows(facts, "1.2");
  if (!by_version && !by_suites) return;
  findings.push_back(finding(
      rule, std::string(by_version ? kVersions : kSuites),
      "the clients allow only TLS 1.3, which the gateway supports for OpenVPN but not for SSTP",
      by_version ? "allow \"1.2\" too, or change from sstp to openvpn"
                 : "allow TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 too, or "
                   "change from sstp to openvpn"));
}

void cbc_chosen(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto shared = shared_suites(facts);
  if (!uses_tls(facts) || shared.empty() || shared.front()->gcm) return;
  findings.push_back(
      finding(rule, std::string(kSuites),
              fmt::format("the first suite shared by clients and gateway is {}, which uses CBC",
                          shared.front()->name),
              "put TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 first"));
}

void ecdsa_suites_gone(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!uses_tls(facts) || shared_suites(facts).empty()) return;
  for (const auto& name : facts.spec.clients.tls_suites) {
    const auto* suite = azure::find_tls_suite(name);
    if (suite == nullptr || suite->offered || suite->name.find("ECDSA") == std::string_view::npos)
      continue;
    findings.push_back(
        finding(rule, std::string(kSuites),
                fmt::format("{} is no longer offered: the gateway's certificate has an RSA key",
                            suite->name),
                fix::told(fix::remove_item(std::string(kSuites), fix::quoted(name)),
                          "harmless if other suites are allowed; remove it")));
  }
}

constexpr std::array kTlsRules{
    GatewayRule{
        {"TLS-001", kError, "clients and gateway share a cipher suite", azure::kDefaultsSource},
        no_suite_left},
    GatewayRule{{"TLS-002", kError, "clients allow TLS 1.2 or later", azure::kDefaultsSource},
                old_tls_only},
    GatewayRule{{"TLS-003", kError, "SSTP requires TLS 1.2", page::kEndOfSstp}, new_tls_only},
    GatewayRule{{"TLS-004", kWarning, "clients prefer AES-GCM over CBC", azure::kDefaultsSource},
                cbc_chosen},
    GatewayRule{{"TLS-005", kNote, "ECDSA suites are no longer offered", azure::kDefaultsSource},
                ecdsa_suites_gone},
};

}  // namespace

GatewayRules tls_rules() noexcept { return kTlsRules; }

}  // namespace p2s::rules
