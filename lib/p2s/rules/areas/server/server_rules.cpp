// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::rules {
namespace {

constexpr const char* kDeadline = "gateway.server_root_deadline";
constexpr const char* kProfile = "gateway.profile_date";

/// The deadline is the last day on which the old root works.
bool is_past_deadline(const GatewayFacts& facts) {
  const auto& deadline = facts.spec.server_root_deadline;
  return deadline && facts.as_of >= *deadline + std::chrono::days(1);
}

bool has_migration(const spec::GatewaySpec& spec) {
  return spec.server_root_deadline || spec.server_root_notice;
}

/// Whether the users' package is newer than the notice or, without a notice, than the deadline.
bool profile_is_newer(const spec::GatewaySpec& spec) {
  const auto& notice =
      spec.server_root_notice ? spec.server_root_notice : spec.server_root_deadline;
  return spec.profile_date && notice && *spec.profile_date >= *notice;
}

bool profile_is_older_than_notice(const spec::GatewaySpec& spec) {
  return spec.profile_date && spec.server_root_notice &&
         *spec.profile_date < *spec.server_root_notice;
}

std::string days_left(const GatewayFacts& facts) {
  const auto left =
      std::chrono::ceil<std::chrono::days>(*facts.spec.server_root_deadline - facts.as_of);
  return counted(static_cast<std::size_t>(left.count() < 0 ? 0 : left.count()), "day", "days");
}

void root_changes(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& spec = facts.spec;
  if (!spec.server_root_deadline || is_past_deadline(facts) || profile_is_newer(spec)) return;
  findings.push_back(finding(
      rule, kDeadline,
      fmt::format("Azure changes the gateway's root certificate: after {} ({} left) clients with "
                  "an older profile cannot connect, regardless of authentication",
                  format_date(*spec.server_root_deadline), days_left(facts)),
      "download the package again, distribute it to every client, and set profile_date to that "
      "day"));
}

void both_roots_served(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.spec.server_root_deadline || is_past_deadline(facts)) return;
  findings.push_back(
      finding(rule, kDeadline,
              fmt::format("until {} the gateway supports its old and its new certificate: clients "
                          "can change one by one, without changes to the gateway",
                          format_date(*facts.spec.server_root_deadline))));
}

void profile_predates_notice(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& spec = facts.spec;
  if (!is_past_deadline(facts) || profile_is_newer(spec)) return;
  const auto deadline = format_date(*spec.server_root_deadline);
  const auto* const hint =
      "download the package again, distribute it to every client, and install the roots in it";
  if (profile_is_older_than_notice(spec)) {
    findings.push_back(finding(
        rule, kProfile,
        fmt::format("clients have the package of {}, older than Azure's notice of {}: after {} the "
                    "gateway uses only its new certificate, and they cannot connect",
                    format_date(*spec.profile_date), format_date(*spec.server_root_notice),
                    deadline),
        hint));
    return;
  }
  findings.push_back(
      finding(rule, Severity::warning, kProfile,
              fmt::format("after {} the gateway uses only its new certificate, and it is unknown "
                          "whether the clients' package is newer than Azure's notice",
                          deadline),
              "set profile_date and server_root_notice"));
}

void deadline_unknown(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& spec = facts.spec;
  if (!spec.server_root_notice || spec.server_root_deadline) return;
  findings.push_back(finding(
      rule, "gateway.server_root_notice",
      "the deadline of a root change is different for each gateway and is given only in the notice",
      "copy it from the notice: server_root_deadline = 2027-01-31"));
}

void old_profile_stays(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!profile_is_older_than_notice(facts.spec)) return;
  findings.push_back(
      finding(rule, kProfile, "importing a new profile may not overwrite the old one",
              "import the new profile under another name, test it, then remove the old one"));
}

void linux_client_has_no_update(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& software = facts.spec.clients.software;
  const auto found = software.find(System::gnu_linux);
  if (!has_migration(facts.spec) || found == software.end()) return;
  if (!equals_ignoring_case(found->second, "azure-vpn-client")) return;
  findings.push_back(
      finding(rule, "clients.software.linux",
              "the Azure VPN Client for Linux was retired before it supported the new root",
              "change these clients to strongSwan or OpenVPN with certificates"));
}

void revocation_list_blocked(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& clients = facts.spec.clients;
  const bool windows = clients.by_os.empty() || facts.expects(System::windows);
  if (!clients.behind_strict_firewalls || !windows) return;
  findings.push_back(
      finding(rule, "clients.behind_strict_firewalls",
              "a proxy or firewall that blocks DigiCert's revocation lists causes error 0x80092013 "
              "on clients",
              "allow crl3.digicert.com and crl4.digicert.com (ssca-sha2-g1.crl) for clients"));
}

constexpr std::array kServerRules{
    GatewayRule{dated({"SRV-001", kWarning, "clients are ready for the gateway's new root",
                       page::kServerMigration}),
                root_changes},
    GatewayRule{dated({"SRV-002", kNote, "old and new certificates work until the deadline",
                       page::kServerMigration}),
                both_roots_served},
    GatewayRule{dated({"SRV-003", kError, "clients' profiles are newer than Azure's notice",
                       page::kServerMigration}),
                profile_predates_notice},
    GatewayRule{{"SRV-004", kNote, "the deadline of a root change is set",
                 "unconfirmed: no page gives the dates; the notice gives the deadline"},
                deadline_unknown},
    GatewayRule{unchecked("SRV-005", "names of the roots",
                          "unconfirmed; kits contain every root of the package")},
    GatewayRule{
        unchecked("SRV-006", "a client that trusts neither root", "known only on the client")},
    GatewayRule{{"SRV-007", kWarning, "a new profile is imported in addition to the old one",
                 page::kProfileUpdate},
                old_profile_stays},
    GatewayRule{{"SRV-008", kError, "clients do not depend on the Azure VPN Client for Linux",
                 page::kProfileUpdate},
                linux_client_has_no_update},
    GatewayRule{unchecked("SRV-009", "rollover of the gateway's own certificate",
                          "requires the live gateway's certificate")},
    GatewayRule{unchecked("SRV-010", "self-signed gateway certificate in trust lists",
                          "obsolete since 2019, nothing to check")},
    GatewayRule{unchecked("SRV-011", "the gateway's name",
                          "assigned by Azure and contained in the package")},
    GatewayRule{{"SRV-012", kWarning, "clients reach DigiCert's revocation lists", page::kTroubles},
                revocation_list_blocked},
    GatewayRule{unchecked("SRV-013", "server validation on the client", "a setting of the client")},
};

}  // namespace

GatewayRules server_rules() noexcept { return kServerRules; }

}  // namespace p2s::rules
