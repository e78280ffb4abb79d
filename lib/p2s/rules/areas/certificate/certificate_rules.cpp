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
    GatewayRule{{"CRT-002", kError, "an RSA key has 2048 bits or more", kDerived}, check_each},
    GatewayRule{{"CRT-003", kWarning, "RSA keys above 4096 bits are not documented", "unconfirmed"},
                check_each},
    GatewayRule{{"CRT-004", kWarning, "keys other than RSA are not documented",
                 "github.com/MicrosoftDocs/azure-docs/issues/63678 (2020), unconfirmed"},
                check_each},
    GatewayRule{{"CRT-005", kError, "a certificate is signed with SHA-256 or better", kRecipes},
                check_each},
    GatewayRule{{"CRT-006", kNote, "a root has basic constraints", kRecipes}, check_each},
    GatewayRule{{"CRT-007", kError, "a root does not say that it is no CA", kDerived}, check_each},
    GatewayRule{{"CRT-008", kError, "a root may sign certificates", kRecipes}, check_each},
    GatewayRule{{"CRT-009", kWarning, "a client certificate is no CA", kDerived}, check_each},
    GatewayRule{
        {"CRT-010", kError, "a client certificate is for client authentication", kClientPage},
        check_each},
    GatewayRule{
        {"CRT-011", kWarning, "client authentication is the first of the purposes", kClientPage},
        check_each},
    GatewayRule{{"CRT-012", kNote, "a client certificate names its purpose", kMakeCert},
                check_each},
    GatewayRule{{"CRT-014", kWarning, "a client's name has the form name@domain", kClientPage},
                check_each},
    GatewayRule{
        {"CRT-015", kError, "a client certificate is valid, and no longer than its root", kTrouble},
        rules::client_dates,
        true},
    GatewayRule{
        {"CRT-016", kWarning, "a client certificate is valid for 825 days at most", kRecipes},
        check_each},
    GatewayRule{
        {"CRT-017", kError, "the root of that name signed the client certificate", kDerived},
        rules::signed_by_another_key},
    GatewayRule{
        {"CRT-022", kWarning, "each user has a certificate and a key of their own", kClientPage},
        rules::certificate_shared},
    GatewayRule{{"CRT-023", kError, "serials, and names in use, are unique", kDerived},
                rules::clients_alike,
                true},
    GatewayRule{{"CRT-024", kError, "no client has the key of a root", kOpenssl},
                rules::root_key_at_client},
    GatewayRule{{"CRT-026", kNote, "one intermediate CA is documented, more are not",
                 "MicrosoftDocs/azure-docs articles/vpn-gateway/"
                 "point-to-site-vpn-client-certificate.md (2026-08-19), unconfirmed"},
                rules::chain_very_deep},
};

constexpr std::array kUnchecked{
    InformationalRule{"CRT-001", "root keys of 2048 to 4096 bits",
                      "what passes CRT-002 and CRT-003"},
    InformationalRule{"CRT-013", "client without alternative names",
                      "optional in every recipe, so there is nothing to change"},
    InformationalRule{"CRT-018", "PFX without the root",
                      "p2s.toml names no PFX; 'p2sctl inspect FILE.pfx' reports it"},
    InformationalRule{"CRT-019", "PFX without its private key or a password",
                      "p2s.toml names no PFX; 'p2sctl inspect FILE.pfx' reports it"},
    InformationalRule{"CRT-020", "import with strong private key protection",
                      "happens on the client; 'p2sctl explain 798' names it"},
    InformationalRule{"CRT-021", "place of the client certificate",
                      "a fact about clients, nothing to check"},
    InformationalRule{"CRT-025", "the root's private key as a backup",
                      "a practice; the inventory keeps the key sealed"},
    InformationalRule{"CRT-027", "export of the root as .cer",
                      "a step, nothing to check; 'p2sctl root export' does it"},
    InformationalRule{"CRT-028", "machine tunnel",
                      "unconfirmed, and nothing in p2s.toml asks for it"},
    InformationalRule{"CRT-029", "the OpenSSL recipe makes PEM only",
                      "a step, nothing to check; 'p2sctl client export' writes both"},
    InformationalRule{"CRT-030", "places and names of files for strongSwan",
                      "a fact about clients, nothing to check"},
};

void judge(const GatewayFacts& facts, const CertificateTest& test, const GatewayRule& rule,
           Findings& findings) {
  const auto add = [&](CertificateFault fault, std::string subject, const std::string& name) {
    findings.push_back(finding(rule, fault.severity, std::move(subject),
                               name + std::move(fault.message), std::move(fault.hint)));
  };
  for (const auto* root : facts.known.roots) {
    if (!test.applies_to(CertificateRole::root)) break;
    auto fault = test.fault(root->facts, facts.as_of);
    // A subject such as "roots[0]" does not say which root it is.
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
    throw Error(ErrorKind::internal, fmt::format("{} has no test of certificates", rule.id));
  judge(facts, *test, rule, findings);
}

RuleSet certificate_rules() noexcept { return {kRules, kUnchecked}; }

}  // namespace p2s::rules
