#include <p2s/base/text.hpp>
#include <p2s/rules/areas/certificate/certificate_rule_functions.hpp>

#include <fmt/format.h>

#include <utility>

namespace p2s::rules::rules {
namespace {

std::string quoted(const RootCertificate& root) {
  return fmt::format("root '{}'", printable(root.name));
}

/// The uploaded root that its chain ends in; null when there is none.
const RootCertificate* root_of(const GatewayFacts& facts, const ClientCertificate& client) {
  return client.chain.empty() ? nullptr : facts.known.root(client.chain.back());
}

void outlives_its_root(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  for (const auto* client : facts.known.clients) {
    const auto* root = root_of(facts, *client);
    if (root == nullptr || client->facts.not_after <= root->facts.not_after ||
        is_expired(*client, facts.as_of))
      continue;
    findings.push_back(finding(
        rule, Severity::warning, subject_of(*client),
        fmt::format("it is valid until {}, but {} until {} only: it stops working with the root",
                    format_date(client->facts.not_after), quoted(*root),
                    format_date(root->facts.not_after)),
        "plan its renewal under the next root"));
  }
}

/// Distinct names of one kind, such as "UPN:", among the alternative names.
std::set<std::string> names_of_kind(const CertificateFacts& facts, std::string_view kind) {
  std::set<std::string> names;
  for (const auto& name : facts.alternative_names) {
    if (name.starts_with(kind)) names.insert(to_lower(std::string_view(name).substr(kind.size())));
  }
  return names;
}

using Clients = std::vector<const ClientCertificate*>;

void report_same_serial(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  using IssuerAndSerial = std::pair<std::string_view, std::string_view>;
  std::map<IssuerAndSerial, const ClientCertificate*> seen;
  // Revoked ones count as well: a serial is never used again.
  for (const auto& client : facts.certificates.clients) {
    const auto& own = client.facts;
    const auto [first, is_new] = seen.emplace(IssuerAndSerial(own.issuer, own.serial), &client);
    if (is_new || first->second->facts.thumbprint == own.thumbprint) continue;
    findings.push_back(finding(
        rule, subject_of(client),
        fmt::format("its issuer '{}' gave serial {} to '{}' ({}) too", printable(own.issuer),
                    own.serial, printable(first->second->name), first->second->facts.thumbprint),
        "issue one of the two again"));
  }
}

/// Two certificates of one name are a renewal, unless something else in them says otherwise.
bool is_same_user(const CertificateFacts& a, const CertificateFacts& b) {
  return a.subject == b.subject && a.alternative_names == b.alternative_names;
}

void report_same_name(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  std::map<std::string, const ClientCertificate*> seen;
  for (const auto* client : facts.known.clients) {
    const auto& own = client->facts;
    if (own.common_name.empty() || is_expired(*client, facts.as_of)) continue;
    const auto [first, is_new] = seen.emplace(to_lower(own.common_name), client);
    if (is_new || is_same_user(first->second->facts, own)) continue;
    findings.push_back(
        finding(rule, Severity::warning, subject_of(*client),
                fmt::format("its common name '{}' is that of another certificate ({}): logs do not "
                            "tell the two apart",
                            printable(own.common_name), first->second->facts.thumbprint),
                "give each user, or each device, a name of its own"));
  }
}

bool has_key_of(const CertificateFacts& client, const CertificateFacts& root) {
  return client.thumbprint == root.thumbprint ||
         (!root.key_id.empty() && client.key_id == root.key_id);
}

}  // namespace

std::set<std::string> users_of(const ClientCertificate& client) {
  for (const std::string_view kind : {"UPN:", "email:"}) {
    auto names = names_of_kind(client.facts, kind);
    if (names.size() > 1) return names;
  }
  return {client.name};
}

void client_dates(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  check_each(facts, rule, findings);
  outlives_its_root(facts, rule, findings);
}

void signed_by_another_key(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  for (const auto* client : facts.known.clients) {
    const auto* named = facts.known.root_called(client->facts.issuer);
    if (client->signature_ok && (named == nullptr || !client->chain.empty())) continue;
    findings.push_back(finding(
        rule, subject_of(*client),
        fmt::format("its issuer has the name of {} ('{}'), but another key signed it: the client "
                    "cannot connect",
                    named == nullptr ? "a root of the inventory" : quoted(*named),
                    printable(client->facts.issuer)),
        "add the root that did sign it to [[roots]], and give each root a name of its own"));
  }
}

void certificate_shared(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  struct Sharers {
    const ClientCertificate* first = nullptr;
    std::set<std::string> users;
  };
  std::map<std::string_view, Sharers> by_key;
  for (const auto* client : facts.known.clients) {
    const auto& own = client->facts;
    auto& sharers = by_key[own.key_id.empty() ? own.thumbprint : own.key_id];
    if (sharers.first == nullptr) sharers.first = client;
    sharers.users.merge(users_of(*client));
  }
  for (const auto& [key, sharers] : by_key) {
    if (sharers.users.size() < 2) continue;
    findings.push_back(finding(
        rule, subject_of(*sharers.first),
        fmt::format("{} users have this certificate or its key ({}): nobody can tell them apart, "
                    "and revoking it cuts all of them off",
                    sharers.users.size(), listed(sharers.users)),
        "give each user their own: p2sctl client issue NAME"));
  }
}

void clients_alike(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  report_same_serial(facts, rule, findings);
  report_same_name(facts, rule, findings);
}

void root_key_at_client(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  for (const auto* client : facts.known.clients) {
    for (const auto* root : facts.known.roots) {
      if (!has_key_of(client->facts, root->facts)) continue;
      findings.push_back(finding(
          rule, subject_of(*client),
          fmt::format("its key is that of {}: whoever has it can make certificates for anyone",
                      quoted(*root)),
          "replace the root, and give the user a certificate of their own: p2sctl client issue "
          "NAME"));
    }
  }
}

void chain_very_deep(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  constexpr std::size_t kDocumented = 2;  // one intermediate and the root
  for (const auto* client : facts.known.clients) {
    if (client->chain.size() <= kDocumented) continue;
    findings.push_back(finding(
        rule, subject_of(*client),
        fmt::format("{} CAs stand above it; the documentation shows one intermediate CA and the "
                    "root at most",
                    client->chain.size()),
        "try it with one client before you hand out more"));
  }
}

}  // namespace p2s::rules::rules
