// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

/// Clients that cannot connect because of a missing certificate.
struct Dependants {
  std::string issuer;  ///< name of the missing certificate; may be empty
  std::set<std::string> names;

  std::string shown() const {
    return fmt::format("{} ({})", counted(names.size(), "client", "clients"), listed(names));
  }
};
using DependantsByThumbprint = std::map<std::string, Dependants>;

/// Clients to check for a complete chain; empty unless all roots are available.
std::vector<const ClientCertificate*> clients_to_check(const GatewayFacts& facts) {
  if (!facts.known.all_roots_read || facts.known.roots.empty()) return {};
  auto clients = facts.known.clients;
  std::erase_if(clients, [&](const auto* client) { return is_expired(*client, facts.as_of); });
  return clients;
}

bool reaches_a_root(const GatewayFacts& facts, const ClientCertificate& client) {
  return std::any_of(client.chain.begin(), client.chain.end(), [&](const auto& thumbprint) {
    return facts.known.root(thumbprint) != nullptr;
  });
}

void report_missing_intermediates(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  DependantsByThumbprint missing;
  for (const auto* client : clients_to_check(facts)) {
    if (!reaches_a_root(facts, *client)) continue;
    for (std::size_t i = 0; i + 1 < client->chain.size(); ++i) {
      const auto known = facts.known.authority(client->chain[i]);
      // CERT-020 reports those that are not valid.
      if (known && (known->is_uploaded || !is_valid_now(*known->facts, facts.as_of))) continue;
      auto& found = missing[client->chain[i]];
      found.names.insert(client->name);
      if (i == 0) found.issuer = client->facts.issuer;
    }
  }
  for (const auto& [thumbprint, found] : missing) {
    const auto stored = facts.certificates.stored.find(thumbprint);
    const bool is_stored = stored != facts.certificates.stored.end();
    const auto& name = is_stored ? stored->second.name : found.issuer;
    const auto called =
        name.empty() ? thumbprint : fmt::format("'{}' ({})", printable(name), thumbprint);
    findings.push_back(finding(
        rule, "roots",
        fmt::format("the issuing CA {} of {} is not uploaded; OpenVPN Connect 3 requires the "
                    "whole chain",
                    called, found.shown()),
        is_stored ? add_to_roots(facts, "it", fmt::format(" after its issuer: name = \"{}\"", name))
                  : add_to_roots(facts, "it", " after its root")));
  }
}

bool may_be_issuer(const CertificateSummary& issuer, const CertificateSummary& of) {
  if (!issuer.subject_key_id.empty() && !of.authority_key_id.empty())
    return issuer.subject_key_id == of.authority_key_id;
  return issuer.subject == of.issuer;
}

/// Uploaded issuing CAs whose issuer is not uploaded or follows them.
void report_order(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& roots = facts.known.roots;
  for (auto at = roots.begin(); at != roots.end(); ++at) {
    const auto& root = **at;
    if (root.facts.self_signed || !root.facts.is_ca) continue;
    const auto issuer = std::find_if(roots.begin(), roots.end(), [&](const auto* other) {
      return other != &root && may_be_issuer(other->facts, root.facts);
    });
    if (issuer < at) continue;
    const auto name = printable(root.name);
    const bool is_missing = issuer == roots.end();
    findings.push_back(
        finding(rule, subject_of(root),
                is_missing ? fmt::format("'{}' is an issuing CA, and its root '{}' is not uploaded",
                                         name, printable(root.facts.issuer))
                           : fmt::format("'{}' is an issuing CA and is listed before its root '{}'",
                                         name, printable((*issuer)->name)),
                is_missing ? add_to_roots(facts, "the root", ", before the issuing CA")
                           : "move it after its root"));
  }
}

void client_without_root(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto* client : clients_to_check(facts)) {
    const bool is_same_name = facts.known.root_called(client->facts.issuer) != nullptr;
    if (!client->chain.empty() || is_same_name) continue;
    const auto message =
        fmt::format("its issuer '{}' is not among the roots, so the client cannot connect",
                    printable(client->facts.issuer));
    findings.push_back(finding(rule, subject_of(*client), message,
                               add_to_roots(facts, "its root", ", or issue another certificate")));
  }
}

void intermediate_missing(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  report_missing_intermediates(facts, rule, findings);
  report_order(facts, rule, findings);
}

void root_removed(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  DependantsByThumbprint removed;
  for (const auto* client : clients_to_check(facts)) {
    if (client->chain.empty() || !client->signature_ok || reaches_a_root(facts, *client)) continue;
    auto& found = removed[client->chain.back()];
    found.names.insert(client->name);
    found.issuer = client->root.empty() ? client->facts.issuer : client->root;
  }
  for (const auto& [thumbprint, found] : removed) {
    findings.push_back(
        finding(rule, "roots",
                fmt::format("root '{}' ({}) is not uploaded, so {} cannot connect",
                            printable(found.issuer), thumbprint, found.shown()),
                "keep it in [[roots]] until they have certificates of another root"));
  }
}

/// CERT-011 checks those that are uploaded.
void issuing_ca_not_valid(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  DependantsByThumbprint affected;
  for (const auto* client : facts.known.clients) {
    if (is_expired(*client, facts.as_of) || !reaches_a_root(facts, *client)) continue;
    for (const auto& thumbprint : client->chain) {
      const auto issuer = facts.known.authority(thumbprint);
      if (!issuer || issuer->is_uploaded || is_valid_now(*issuer->facts, facts.as_of)) continue;
      affected[thumbprint].names.insert(client->name);
    }
  }
  for (const auto& [thumbprint, found] : affected) {
    const auto issuer = facts.known.authority(thumbprint).value();
    const auto& dates = *issuer.facts;
    const bool is_expired = dates.not_after < facts.as_of;
    findings.push_back(
        finding(rule, fmt::format("{} {}", issuer.called, thumbprint),
                is_expired ? fmt::format("it expired on {}, so {} cannot connect",
                                         format_date(dates.not_after), found.shown())
                           : fmt::format("it is not valid before {}, so {} cannot connect",
                                         format_time(dates.not_before), found.shown()),
                is_expired ? "create or import its successor, and issue new certificates from that"
                           : "check the clock of the machine that made it, or wait until then"));
  }
}

constexpr std::array kRootChainRules{
    GatewayRule{dated({"CERT-013", kError, "the roots of all clients are on the gateway",
                       page::kCertificateSetup}),
                client_without_root},
    GatewayRule{unchecked("CERT-014", "root of an enterprise CA",
                          "allowed beside self-signed ones: a fact, nothing to check")},
    GatewayRule{dated({"CERT-015", kWarning, "issuing CAs are uploaded after their root",
                       page::kCertificateClients}),
                intermediate_missing},
    GatewayRule{dated({"CERT-016", kError, "a root is kept while clients depend on it",
                       page::kCertificateSetup}),
                root_removed},
    GatewayRule{dated({"CERT-020", kError, "issuing CAs of clients are valid", page::kTroubles}),
                issuing_ca_not_valid},
};

}  // namespace

GatewayRules root_chain_rules() noexcept { return kRootChainRules; }

}  // namespace p2s::rules
