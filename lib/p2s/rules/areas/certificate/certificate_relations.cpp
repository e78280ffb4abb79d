// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <array>
#include <utility>

namespace p2s::rules {
namespace {

/// The valid CA above the client that expires first.
std::optional<Authority> first_to_expire(const GatewayFacts& facts,
                                         const ClientCertificate& client) {
  std::optional<Authority> first;
  for (const auto& thumbprint : client.chain) {
    auto found = facts.known.authority(thumbprint);
    if (!found || !is_valid_now(*found->facts, facts.as_of)) continue;
    if (!first || found->facts->not_after < first->facts->not_after) first = std::move(found);
  }
  return first;
}

std::optional<CertificateFault> client_not_valid_now(const CertificateSummary& facts, Time as_of) {
  if (facts.not_after < as_of) {
    return CertificateFault{Severity::error,
                            fmt::format("it expired on {}", format_date(facts.not_after)),
                            "renew the client certificate"};
  }
  if (facts.not_before <= as_of) return std::nullopt;
  return CertificateFault{Severity::error,
                          fmt::format("it is not valid before {}", format_time(facts.not_before)),
                          "check the clock of the machine that made it, or wait until then"};
}

std::optional<CertificateFault> client_is_self_signed(const CertificateSummary& facts, Time) {
  if (!facts.self_signed) return std::nullopt;
  return CertificateFault{Severity::error, "it is self-signed: no root issued it",
                          "issue a client certificate from a root"};
}

void outlives_its_root(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto* client : facts.known.clients) {
    const auto issuer = first_to_expire(facts, *client);
    if (!issuer || client->facts.not_after <= issuer->facts->not_after ||
        is_expired(*client, facts.as_of))
      continue;
    const auto own = client->facts.not_after;
    const auto first = issuer->facts->not_after;
    // On the same day only the times tell them apart.
    const auto text = format_date(own) == format_date(first) ? format_time : format_date;
    findings.push_back(
        finding(rule, Severity::warning, subject_of(*client),
                fmt::format("it is valid until {}, but {} expires earlier, on {}", text(own),
                            issuer->called, text(first)),
                fmt::format("reissue it under the next {} before then",
                            issuer->called.starts_with("root") ? "root" : "issuing CA")));
  }
}

using Clients = std::vector<const ClientCertificate*>;

void report_same_serial(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  using IssuerAndSerial = std::pair<std::string_view, std::string_view>;
  std::map<IssuerAndSerial, const ClientCertificate*> seen;
  // Includes revoked ones: a serial must never be reused.
  for (const auto& client : facts.certificates.clients) {
    const auto& own = client.facts;
    const auto [first, is_new] = seen.emplace(IssuerAndSerial(own.issuer, own.serial), &client);
    if (is_new || first->second->facts.thumbprint == own.thumbprint) continue;
    findings.push_back(finding(
        rule, subject_of(client),
        fmt::format("its issuer '{}' also used serial {} for '{}' ({})", printable(own.issuer),
                    own.serial, printable(first->second->name), first->second->facts.thumbprint),
        "reissue one of the two certificates"));
  }
}

/// Two certificates of one name are treated as a renewal unless other names differ.
bool is_same_user(const CertificateSummary& a, const CertificateSummary& b) {
  return a.subject == b.subject && a.alternative_names == b.alternative_names;
}

void report_same_name(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  std::map<std::string, const ClientCertificate*> seen;
  for (const auto* client : facts.known.clients) {
    const auto& own = client->facts;
    if (own.common_name.empty() || is_expired(*client, facts.as_of)) continue;
    const auto [first, is_new] = seen.emplace(to_lower(own.common_name), client);
    if (is_new || is_same_user(first->second->facts, own)) continue;
    findings.push_back(
        finding(rule, Severity::warning, subject_of(*client),
                fmt::format("its common name '{}' is also used by another certificate ({}): logs "
                            "cannot distinguish them",
                            printable(own.common_name), first->second->facts.thumbprint),
                "use a different common name for each user or device"));
  }
}

bool has_key_of(const CertificateSummary& client, const CertificateSummary& root) {
  return client.thumbprint == root.thumbprint ||
         (!root.subject_key_id.empty() && client.subject_key_id == root.subject_key_id);
}

void signed_by_another_key(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto* client : facts.known.clients) {
    const auto* named = facts.known.root_called(client->facts.issuer);
    if (client->signature_ok && (named == nullptr || !client->chain.empty())) continue;
    findings.push_back(finding(
        rule, subject_of(*client),
        fmt::format("its issuer has the name of {} ('{}'), but it was signed by a different key: "
                    "the client cannot connect",
                    named == nullptr ? "a root of the inventory" : quoted(*named),
                    printable(client->facts.issuer)),
        add_to_roots(facts, "the root that signed it",
                     ", and use a different subject for each root")));
  }
}

void certificate_shared(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  struct Sharers {
    const ClientCertificate* first = nullptr;
    std::set<std::string> users;
  };
  std::map<std::string_view, Sharers> by_key;
  for (const auto* client : facts.known.clients) {
    const auto& own = client->facts;
    auto& sharers = by_key[own.subject_key_id.empty() ? own.thumbprint : own.subject_key_id];
    if (sharers.first == nullptr) sharers.first = client;
    sharers.users.merge(users_of(*client));
  }
  for (const auto& [key, sharers] : by_key) {
    if (sharers.users.size() < 2) continue;
    findings.push_back(
        finding(rule, subject_of(*sharers.first),
                fmt::format("{} users share this certificate or its key ({}): they cannot be "
                            "distinguished, and revoking it disconnects all of them",
                            sharers.users.size(), listed(sharers.users)),
                "issue a separate certificate for each user"));
  }
}

void clients_alike(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  report_same_serial(facts, rule, findings);
  report_same_name(facts, rule, findings);
}

void root_key_at_client(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto* client : facts.known.clients) {
    for (const auto* root : facts.known.roots) {
      if (!has_key_of(client->facts, root->facts)) continue;
      findings.push_back(finding(
          rule, subject_of(*client),
          fmt::format("its key is the key of {}: its owner can issue certificates for any user",
                      quoted(*root)),
          "replace the root, and issue a new client certificate for the user"));
    }
  }
}

void chain_very_deep(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  constexpr std::size_t kDocumented = 2;  // one intermediate and the root
  for (const auto* client : facts.known.clients) {
    if (client->chain.size() <= kDocumented) continue;
    findings.push_back(finding(
        rule, subject_of(*client),
        fmt::format("its chain has {} CAs; the documentation covers a root and one issuing CA",
                    client->chain.size()),
        "test it with one client before you issue more"));
  }
}

constexpr std::array kCertificateRelationRules{
    GatewayRule{
        dated({"CRT-015", kError, "client certificates are valid and expire before their root",
               page::kTroubles}),
        outlives_its_root, client_not_valid_now, false, true},
    GatewayRule{
        {"CRT-017", kError, "client certificates are signed by the root that they name", ""},
        signed_by_another_key},
    GatewayRule{unchecked("CRT-018", "PFX without the root",
                          "p2s.toml contains no PFX; inspecting a PFX file reports it")},
    GatewayRule{unchecked("CRT-019", "PFX without its private key or a password",
                          "p2s.toml contains no PFX; inspecting a PFX file reports it")},
    GatewayRule{unchecked("CRT-020", "import with strong private key protection",
                          "a setting of the client; error 798 describes it")},
    GatewayRule{unchecked("CRT-021", "certificate store of the client certificate",
                          "a fact about clients, nothing to check")},
    GatewayRule{
        {"CRT-022", kWarning, "users do not share certificates or keys", page::kClientCertificates},
        certificate_shared},
    GatewayRule{dated({"CRT-023", kError, "serials and common names are unique", ""}),
                clients_alike},
    GatewayRule{{"CRT-024", kError, "client certificates do not use the key of a root",
                 "MicrosoftDocs/azure-docs "
                 "articles/vpn-gateway/point-to-site-certificates-linux-openssl.md (2024-03-25)"},
                root_key_at_client},
    GatewayRule{unchecked("CRT-025", "the root's private key as a backup",
                          "a practice; the inventory stores the key encrypted")},
    GatewayRule{
        {"CRT-026", kNote, "chains have at most one issuing CA",
         "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-vpn-client-certificate.md "
         "(2026-08-19), unconfirmed"},
        chain_very_deep},
    GatewayRule{unchecked("CRT-027", "export of the root as .cer", "a step, nothing to check")},
    GatewayRule{unchecked("CRT-028", "machine tunnel", "unconfirmed, and not part of p2s.toml")},
    GatewayRule{unchecked("CRT-029", "the OpenSSL recipe creates PEM files only",
                          "a step, nothing to check")},
    GatewayRule{unchecked("CRT-030", "places and names of files for strongSwan",
                          "a fact about clients, nothing to check")},
    every_client(
        {"CRT-031", kError, "client certificates are issued by a root", page::kClientCertificates},
        client_is_self_signed),
};

}  // namespace

GatewayRules certificate_relation_rules() noexcept { return kCertificateRelationRules; }

}  // namespace p2s::rules
