// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/certificate/certificate_rule_functions.hpp>
#include <p2s/rules/facts/certificate_tests.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

constexpr std::string_view kRecipes =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-generate-export-certificates-include.md "
    "(2021-05-26)";
constexpr std::string_view kMakeCert =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/"
    "vpn-gateway-certificates-point-to-site-makecert.md (2020-09-02)";
constexpr std::string_view kOpenssl =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-certificates-linux-openssl.md "
    "(2024-03-25)";
constexpr std::string_view kClientPage =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-p2s-clientcert-include.md (2018-03-21)";
constexpr std::string_view kTrouble =
    "MicrosoftDocs/SupportArticles-docs support/azure/vpn-gateway/"
    "vpn-gateway-troubleshoot-vpn-point-to-site-connection-problems.md (2025-04-03)";
constexpr std::string_view kDerived = "derived from the documented rules";

constexpr auto kError = Severity::error;
constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

using rules::check_each;

constexpr std::array kRules{
    GatewayRule{{"CRT-002", kError, "RSA keys have at least 2048 bits", kDerived}, check_each},
    GatewayRule{{"CRT-003", kWarning, "RSA keys above 4096 bits are not documented", "unconfirmed"},
                check_each},
    GatewayRule{{"CRT-004", kWarning, "keys other than RSA are not documented",
                 "github.com/MicrosoftDocs/azure-docs/issues/63678 (2020), unconfirmed"},
                check_each},
    GatewayRule{{"CRT-005", kError, "certificates are signed with SHA-256 or better", kRecipes},
                check_each},
    GatewayRule{{"CRT-006", kNote, "a root has basic constraints", kRecipes}, check_each},
    GatewayRule{{"CRT-007", kError, "basic constraints do not mark a root as not a CA", kDerived},
                check_each},
    GatewayRule{{"CRT-008", kError, "the key usage of a root includes keyCertSign", kRecipes},
                check_each},
    GatewayRule{{"CRT-009", kWarning, "client certificates are not CA certificates", kDerived},
                check_each},
    GatewayRule{
        {"CRT-010", kError, "a client certificate is for client authentication", kClientPage},
        check_each},
    GatewayRule{{"CRT-011", kWarning, "client authentication is the first purpose", kClientPage},
                check_each},
    GatewayRule{{"CRT-012", kNote, "client certificates have an extended key usage", kMakeCert},
                check_each},
    GatewayRule{{"CRT-014", kWarning, "a client's name has the form name@domain", kClientPage},
                check_each},
    GatewayRule{
        {"CRT-015", kError, "client certificates are valid and expire before their root", kTrouble},
        rules::client_dates,
        true},
    GatewayRule{
        {"CRT-016", kWarning, "client certificates are valid for at most 825 days", kRecipes},
        check_each},
    GatewayRule{
        {"CRT-017", kError, "client certificates are signed by the root that they name", kDerived},
        rules::signed_by_another_key},
    GatewayRule{{"CRT-022", kWarning, "users do not share certificates or keys", kClientPage},
                rules::certificate_shared},
    GatewayRule{{"CRT-023", kError, "serials and common names are unique", kDerived},
                rules::clients_alike,
                true},
    GatewayRule{{"CRT-024", kError, "client certificates do not use the key of a root", kOpenssl},
                rules::root_key_at_client},
    GatewayRule{{"CRT-026", kNote, "chains have at most one intermediate CA",
                 "MicrosoftDocs/azure-docs articles/vpn-gateway/"
                 "point-to-site-vpn-client-certificate.md (2026-08-19), unconfirmed"},
                rules::chain_very_deep},
};

constexpr std::array kUnchecked{
    InformationalRule{"CRT-001", "root keys of 2048 to 4096 bits",
                      "CRT-002 and CRT-003 check the key size"},
    InformationalRule{"CRT-013", "client without alternative names",
                      "optional in every recipe, so there is nothing to change"},
    InformationalRule{"CRT-018", "PFX without the root",
                      "p2s.toml contains no PFX; inspecting a PFX file reports it"},
    InformationalRule{"CRT-019", "PFX without its private key or a password",
                      "p2s.toml contains no PFX; inspecting a PFX file reports it"},
    InformationalRule{"CRT-020", "import with strong private key protection",
                      "a setting of the client; error 798 describes it"},
    InformationalRule{"CRT-021", "certificate store of the client certificate",
                      "a fact about clients, nothing to check"},
    InformationalRule{"CRT-025", "the root's private key as a backup",
                      "a practice; the inventory stores the key encrypted"},
    InformationalRule{"CRT-027", "export of the root as .cer", "a step, nothing to check"},
    InformationalRule{"CRT-028", "machine tunnel", "unconfirmed, and not part of p2s.toml"},
    InformationalRule{"CRT-029", "the OpenSSL recipe creates PEM files only",
                      "a step, nothing to check"},
    InformationalRule{"CRT-030", "places and names of files for strongSwan",
                      "a fact about clients, nothing to check"},
};

void check(const GatewayFacts& facts, const CertificateTest& test, const GatewayRule& rule,
           Findings& findings) {
  const auto add = [&](CertificateFault fault, std::string subject, const std::string& name) {
    findings.push_back(finding(rule, fault.severity, std::move(subject),
                               name + std::move(fault.message), std::move(fault.hint)));
  };
  for (const auto* root : facts.known.roots) {
    if (!test.applies_to(CertificateRole::root)) break;
    auto fault = test.fault(root->facts, facts.as_of);
    // A subject such as "roots[0]" does not identify the root.
    if (fault)
      add(std::move(*fault), subject_of(*root), fmt::format("root '{}': ", printable(root->name)));
  }
  for (const auto* client : facts.known.clients) {
    if (!test.applies_to(CertificateRole::client)) break;
    auto fault = test.fault(client->facts, facts.as_of);
    if (fault) add(std::move(*fault), subject_of(*client), {});
  }
}

}  // namespace

void rules::check_each(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  const auto tests = certificate_tests();
  const auto test = std::find_if(tests.begin(), tests.end(),
                                 [&](const CertificateTest& each) { return each.rule == rule.id; });
  if (test == tests.end())
    throw Error(ErrorKind::internal, fmt::format("rule {} has no certificate test", rule.id));
  check(facts, *test, rule, findings);
}

RuleSet certificate_rules() noexcept { return {kRules, kUnchecked}; }

}  // namespace p2s::rules
