// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/resource_name.hpp>
#include <p2s/base/bytes.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

constexpr std::size_t kMostRoots = 20;
constexpr std::size_t kMostRevocations = 300;

/// Details of the problem, appended to a message.
std::string reason(const RootCertificate& root) {
  return root.detail.empty() ? std::string() : ": " + printable(root.detail);
}

/// The Base-64 of a certificate in one line, of any form of text that holds it.
std::string plain_data(std::string_view data) {
  if (const auto inner = from_base64(data); inner && as_text(*inner).starts_with("-----BEGIN"))
    return plain_data(as_text(*inner));
  std::string plain;
  for (const auto line : split_lines(data)) {
    if (!trim(line).starts_with("-----")) plain += line;
  }
  std::erase_if(plain, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
  return plain;
}

/// The certificate in the form that Azure takes; nothing for roots of files and of the store.
std::vector<Fix> data_fixes(const GatewayFacts& facts, const RootCertificate& root,
                            std::string_view text) {
  const auto& roots = facts.spec.roots;
  const auto named = std::find_if(roots.begin(), roots.end(),
                                  [&](const auto& each) { return each.origin == root.origin; });
  if (!root.has_certificate || named == roots.end() || named->data.empty())
    return {fix::outside(std::string(text))};
  return {fix::told(fix::set(named->origin + ".data", fix::quoted(plain_data(named->data))),
                    std::string(text))};
}

/// `message` follows the root's name.
void report(const GatewayFacts& facts, RootDataProblem problem, std::string_view message,
            std::string_view hint, const Rule& rule, Findings& findings,
            std::optional<Severity> severity = {}) {
  for (const auto& root : facts.certificates.roots) {
    if (root.problem != problem) continue;
    findings.push_back(finding(rule, severity.value_or(rule.severity), subject_of(root),
                               fmt::format("{} {}{}", quoted(root), message, reason(root)),
                               data_fixes(facts, root, hint)));
  }
}

/// Whether the text is the address of a key vault or a reference to one, as in templates.
bool names_key_vault(std::string_view text) {
  const auto lower = to_lower(text);
  return lower.find(".vault.azure.") != std::string::npos ||
         lower.find(".vault.usgovcloudapi.") != std::string::npos ||
         lower.find("@microsoft.keyvault(") != std::string::npos;
}

bool names_key_vault(const spec::SpecRoot& root) {
  return names_key_vault(root.file) || names_key_vault(root.data);
}

std::string valid_name(std::string_view name) { return azure::resource_name(name, "P2SRoot"); }

void report_names(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  std::map<std::string, const NamedRoot*> seen;
  for (const auto& root : facts.known.names) {
    if (root.name.empty()) continue;
    const auto [first, is_new] = seen.emplace(to_lower(root.name), &root);
    if (is_new) continue;
    findings.push_back(
        finding(rule, root.subject,
                fmt::format("the name '{}' is also used by {}; Azure requires unique names",
                            printable(root.name), first->second->subject),
                "use a unique name for each root"));
  }
}

void report_data(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto* root : facts.known.roots) {
    const auto* first = facts.known.root(root->facts.thumbprint);
    if (first == root) continue;
    findings.push_back(finding(rule, Severity::warning, subject_of(*root),
                               fmt::format("{} is the same certificate as {} ({})", quoted(*root),
                                           quoted(*first), subject_of(*first)),
                               {fix::told(fix::remove(root->origin),
                                          "remove one of the two: each uses one of the 20 "
                                          "places")}));
  }
}

void no_root(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.uses(azure::Method::certificate) && facts.known.names.empty()) {
    findings.push_back(
        finding(rule, "roots",
                "certificate authentication is enabled without a root certificate, "
                "so clients cannot connect",
                "create a root certificate in the workspace, or add [[roots]] with name and file"));
  }
  for (const auto& root : facts.certificates.roots) {
    const auto named =
        std::find_if(facts.spec.roots.begin(), facts.spec.roots.end(),
                     [&](const spec::SpecRoot& each) { return each.origin == root.origin; });
    const bool in_vault = named != facts.spec.roots.end() && names_key_vault(*named);
    if (root.problem != RootDataProblem::not_found || in_vault) continue;
    findings.push_back(finding(rule, subject_of(root),
                               fmt::format("{} not found{}", quoted(root), reason(root)),
                               "create it, or set its path: file = \"root.cer\""));
  }
}

void too_many_roots(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto count = facts.known.names.size();
  if (count <= kMostRoots) return;
  findings.push_back(finding(
      rule, "roots",
      fmt::format("{} root certificates are configured; a gateway supports {}", count, kMostRoots),
      fmt::format("remove {}; one root can be used by any number of clients", count - kMostRoots)));
}

void too_many_revocations(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  // Clients revoked in the inventory keep access unless they are on the gateway's list too.
  const auto is_new = [&](const std::string& thumbprint) {
    return !facts.known.revoked.contains(thumbprint);
  };
  const auto& clients = facts.certificates.clients;
  const auto& removed = facts.certificates.removed_revocations;
  const auto others = std::count_if(clients.begin(), clients.end(),
                                    [&](const ClientCertificate& client) {
                                      return client.revoked && is_new(client.facts.thumbprint) &&
                                             !is_expired(client, facts.as_of);
                                    }) +
                      std::count_if(removed.begin(), removed.end(), is_new);
  const auto count = facts.spec.revoked.size() + static_cast<std::size_t>(others);
  if (!facts.uses(azure::Method::certificate) || count <= kMostRevocations) return;
  findings.push_back(finding(
      rule, "revoked",
      fmt::format("{} certificates are revoked ({} in p2s.toml, {} more in the inventory); a "
                  "gateway supports {}",
                  count, facts.spec.revoked.size(), others, kMostRevocations),
      "remove expired ones, or move the remaining clients to a new root and remove the old one"));
}

void root_is_no_certificate(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  constexpr std::string_view kHint = "export the certificate as Base-64 encoded X.509 (.CER)";
  report(facts, RootDataProblem::not_base64, "is not Base-64 text", kHint, rule, findings);
  report(facts, RootDataProblem::not_a_certificate, "is not an X.509 certificate", kHint, rule,
         findings);
}

void certificates_unused(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& spec = facts.spec;
  if (spec.authentication.empty() || facts.uses(azure::Method::certificate)) return;
  const auto report = [&](bool declared, const char* key, std::string_view what) {
    if (!declared) return;
    findings.push_back(finding(
        rule, key, fmt::format("{} are not used without certificate authentication", what),
        std::vector{fix::decide(fix::add("gateway.authentication", "\"certificate\"")),
                    fix::decide(fix::told(fix::remove(key), fmt::format("remove [[{}]]", key)))}));
  };
  report(!spec.roots.empty(), "roots", "root certificates");
  report(!spec.revoked.empty(), "revoked", "revoked certificates");
}

void root_data_has_blanks(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  constexpr std::string_view kHint = "put the data on one line without spaces";
  report(
      facts, RootDataProblem::whitespace,
      "has spaces in its data, which the portal refuses: \"Data for certificate ... is invalid\"",
      kHint, rule, findings);
  report(facts, RootDataProblem::line_ends, "has line breaks in its data, which the portal refuses",
         kHint, rule, findings, kWarning);
}

void root_data_has_markers(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  report(facts, RootDataProblem::pem_markers,
         "has BEGIN and END lines in its data, which Azure refuses",
         "keep only the text between the two lines, on one line", rule, findings);
}

void root_data_encoded_twice(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  report(facts, RootDataProblem::encoded_twice,
         "is encoded twice (Base-64 of PEM text): Azure accepts it, but clients cannot connect",
         "use the text inside the PEM file, without its BEGIN and END lines", rule, findings);
}

void root_data_has_private_key(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  report(facts, RootDataProblem::private_key,
         "is in a file with its private key, which can issue client certificates; Azure needs only "
         "the certificate",
         "export only the certificate; replace the root if others have the file", rule, findings);
}

/// A root of the store is found by its name, which is changed there.
std::vector<Fix> name_fixes(const GatewayFacts& facts, const NamedRoot& root) {
  const auto text = fmt::format(
      "use letters, digits, '.', '-' and '_', the first and last a letter or digit: name = \"{}\"",
      valid_name(root.name));
  const auto& roots = facts.spec.roots;
  const bool is_here = std::any_of(roots.begin(), roots.end(), [&](const auto& each) {
    return each.origin == root.subject && !(each.file.empty() && each.data.empty());
  });
  if (!is_here) return {fix::outside(text)};
  return {fix::told(fix::set(root.subject + ".name", fix::quoted(valid_name(root.name))), text)};
}

void root_name_invalid(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& root : facts.known.names) {
    if (root.name.empty()) {
      findings.push_back(
          finding(rule, root.subject, "the root has no name", "add a name: name = \"P2SRoot\""));
    } else if (!azure::is_resource_name(root.name)) {
      findings.push_back(
          finding(rule, root.subject,
                  fmt::format("the portal refuses the name '{}': \"Resource name ... is invalid\"",
                              printable(root.name)),
                  name_fixes(facts, root)));
    }
  }
}

void roots_repeated(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  report_names(facts, rule, findings);
  report_data(facts, rule, findings);
}

void root_in_key_vault(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& root : facts.spec.roots) {
    if (!names_key_vault(root)) continue;
    findings.push_back(finding(
        rule, root.origin,
        fmt::format("root '{}' refers to a key vault; a gateway cannot read roots from a key vault",
                    printable(root.name)),
        "download the certificate (.CER) and set its path: file = \"root.cer\""));
  }
}

constexpr std::array kRootDataRules{
    GatewayRule{
        {"CERT-001", kError, "certificate authentication has a root", page::kCertificateSetup},
        no_root},
    GatewayRule{{"CERT-002", kError, "a gateway has at most 20 roots", page::kNetworkLimits},
                too_many_roots},
    GatewayRule{dated({"CERT-003", kError, "a gateway has at most 300 revoked certificates",
                       page::kNetworkLimits}),
                too_many_revocations},
    GatewayRule{{"CERT-004", kError, "a root is the Base-64 of an X.509 certificate",
                 page::kCertificateSetup},
                root_is_no_certificate},
    GatewayRule{
        {"CERT-005", kError, "the data of a root is one line without spaces", page::kTroubles},
        root_data_has_blanks},
    GatewayRule{{"CERT-006", kError, "the data of a root has no BEGIN and END lines",
                 "github.com/MicrosoftDocs/azure-docs/issues/72838 (2021)"},
                root_data_has_markers},
    GatewayRule{{"CERT-007", kError, "the data of a root is encoded once",
                 "github.com/Azure/azure-cli/issues/29123 (2024)"},
                root_data_encoded_twice},
    GatewayRule{
        {"CERT-008", kError, "the private key of a root is not included", page::kCertificateSetup},
        root_data_has_private_key},
    GatewayRule{{"CERT-009", kError, "Azure accepts the name of a root", page::kTroubles},
                root_name_invalid},
    GatewayRule{{"CERT-010", kError, "each root is listed once", ""}, roots_repeated},
    GatewayRule{
        {"CERT-017", kError, "roots are not in a key vault",
         "MicrosoftDocs/azure-docs includes/vpn-gateway-faq-p2s-azurecert-include.md (2022-05-25)"},
        root_in_key_vault},
    GatewayRule{{"CERT-019", kNote, "roots and revoked certificates are used", ""},
                certificates_unused},
};

}  // namespace

GatewayRules root_data_rules() noexcept { return kRootDataRules; }

}  // namespace p2s::rules
