// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/base/thumbprint.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

/// Why the text is not a thumbprint.
std::string fault_of(std::string_view text) {
  constexpr std::size_t kSha256Digits = 64;
  if (trim(text).empty()) return "the thumbprint is missing";
  const bool is_hex = text.find_first_not_of("0123456789abcdefABCDEF :-") == text.npos;
  const auto digits =
      text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return c == ' ' || c == ':' || c == '-';
      }));
  if (is_hex && digits == kSha256Digits)
    return "the thumbprint is a SHA-256 thumbprint; Azure requires SHA-1 thumbprints of 40 hex "
           "digits";
  if (is_hex)
    return fmt::format("the thumbprint '{}' has {} hex digits instead of 40", printable(text),
                       digits);
  return fmt::format("'{}' is not a thumbprint of 40 hex digits", printable(text));
}

void thumbprint_invalid(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& each : facts.spec.revoked) {
    if (normalise_thumbprint(each.thumbprint)) continue;
    findings.push_back(finding(rule, each.origin, fault_of(each.thumbprint),
                               "use the SHA-1 thumbprint of the client certificate"));
  }
}

void name_missing(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& each : facts.spec.revoked) {
    if (!trim(each.name).empty()) continue;
    findings.push_back(
        finding(rule, each.origin,
                fmt::format("revoked thumbprint '{}' has no name", printable(each.thumbprint)),
                "add a name that identifies the certificate: name = \"alice-laptop\""));
  }
}

/// The live clients of a CA, as the end of a message.
std::string clients_under(const GatewayFacts& facts, const std::string& thumbprint) {
  std::set<std::string> names;
  for (const auto* client : facts.known.clients) {
    const auto& chain = client->chain;
    if (!is_expired(*client, facts.as_of) &&
        std::find(chain.begin(), chain.end(), thumbprint) != chain.end())
      names.insert(client->name);
  }
  if (names.empty()) return {};
  return fmt::format(", so {} ({}) can still connect", counted(names.size(), "client", "clients"),
                     listed(names));
}

std::string instead_of_revoking(const GatewayFacts& facts, bool is_uploaded) {
  if (!is_uploaded) return "revoke each of its clients instead";
  return fmt::format("remove the root from {} instead, which rejects every certificate under it",
                     facts.spec.roots.empty() ? "the gateway" : "[[roots]]");
}

void root_revoked(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& each : facts.spec.revoked) {
    const auto thumbprint = normalise_thumbprint(each.thumbprint);
    const auto issuer = thumbprint ? facts.known.authority(*thumbprint) : std::nullopt;
    if (!issuer) continue;
    findings.push_back(
        finding(rule, each.origin,
                fmt::format("the thumbprint is that of {}; only client certificates can be "
                            "revoked{}",
                            issuer->called, clients_under(facts, *thumbprint)),
                fix::decide(fix::told(fix::remove(each.origin),
                                      instead_of_revoking(facts, issuer->is_uploaded)))));
  }
}

void shared_certificate_revoked(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  std::map<std::string, std::set<std::string>> users;
  for (const auto& client : facts.certificates.clients)
    users[client.facts.thumbprint].merge(users_of(client));
  for (const auto& each : facts.spec.revoked) {
    const auto thumbprint = normalise_thumbprint(each.thumbprint);
    const auto found = thumbprint ? users.find(*thumbprint) : users.end();
    if (found == users.end() || found->second.size() < 2) continue;
    findings.push_back(finding(rule, each.origin,
                               fmt::format("{} users share this certificate ({}) and lose access",
                                           found->second.size(), listed(found->second)),
                               "issue a separate certificate for each of them first"));
  }
}

void thumbprint_repeated(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  std::map<std::string, const spec::SpecRevocation*> seen;
  for (const auto& each : facts.spec.revoked) {
    auto thumbprint = normalise_thumbprint(each.thumbprint);
    if (!thumbprint) continue;
    const auto [first, is_new] = seen.emplace(std::move(*thumbprint), &each);
    if (is_new) continue;
    findings.push_back(
        finding(rule, each.origin,
                fmt::format("thumbprint {} is already in {}", first->first, first->second->origin),
                fix::told(fix::remove(each.origin), "remove one of the two entries")));
  }
}

void name_repeated(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  std::map<std::string, const spec::SpecRevocation*> seen;
  for (const auto& each : facts.spec.revoked) {
    const auto name = to_lower(trim(each.name));
    if (name.empty()) continue;  // REV-002 reports it
    const auto [first, is_new] = seen.emplace(name, &each);
    // REV-005 reports an entry that is repeated whole.
    if (is_new ||
        normalise_thumbprint(first->second->thumbprint) == normalise_thumbprint(each.thumbprint))
      continue;
    findings.push_back(finding(rule, each.origin,
                               fmt::format("the name '{}' is also used by {}; Azure requires "
                                           "unique names",
                                           printable(each.name), first->second->origin),
                               "use a unique name for each revoked certificate"));
  }
}

constexpr std::array kRevocationRules{
    GatewayRule{{"REV-001", kError, "thumbprints are SHA-1 thumbprints of 40 hex digits",
                 page::kCertificateSetup},
                thumbprint_invalid},
    GatewayRule{{"REV-002", kError, "a revoked certificate has a name", page::kCertificateSetup},
                name_missing},
    GatewayRule{{"REV-003", kWarning, "roots are removed, not revoked", ""}, root_revoked},
    GatewayRule{{"REV-004", kWarning, "a revoked certificate belongs to one user",
                 page::kClientCertificates},
                shared_certificate_revoked},
    GatewayRule{{"REV-005", kWarning, "a certificate is listed as revoked once", ""},
                thumbprint_repeated},
    GatewayRule{unchecked("REV-006", "effect of a revocation",
                          "a fact, nothing to check: other certificates of the root stay valid")},
    GatewayRule{unchecked("REV-007", "CRL and OCSP of an enterprise CA",
                          "unconfirmed; no CRL check of client certificates is documented")},
    GatewayRule{unchecked("REV-008", "format of an entry in templates",
                          "p2s.toml has one format only: name and thumbprint")},
    GatewayRule{unchecked("REV-009", "roots for teams, thumbprints for single users",
                          "a practice; CRT-022 and REV-004 report shared certificates")},
    GatewayRule{
        {"REV-010", kError, "names of revoked certificates are unique", page::kCertificateSetup},
        name_repeated},
};

}  // namespace

GatewayRules revocation_rules() noexcept { return kRevocationRules; }

}  // namespace p2s::rules
