#include <p2s/azure/entra_audience.hpp>
#include <p2s/base/text.hpp>
#include <p2s/rules/areas/entra/entra_rules.hpp>

#include <fmt/format.h>

namespace p2s::rules::rules {
namespace {

const char* const kSubject = "entra.audience";

std::vector<azure::EntraAudience> known_audiences(const GatewayFacts& facts) {
  std::vector<azure::EntraAudience> found;
  for (const auto& id : facts.spec.entra.audiences) {
    if (const auto known = azure::find_audience(id)) found.push_back(*known);
  }
  return found;
}

std::vector<azure::EntraAudience> manual_audiences(const GatewayFacts& facts) {
  auto found = known_audiences(facts);
  std::erase_if(found, [](const azure::EntraAudience& each) { return !each.registered_by_hand; });
  return found;
}

/// By the tenant's address; where the table does not know that, what p2s.toml says. "public" may be
/// nobody's word, so it decides nothing against an address that is not known.
std::optional<std::string_view> cloud_of(const GatewayFacts& facts) {
  const auto& entra = facts.spec.entra;
  const auto tenant = parse_tenant_address(entra.tenant);
  if (tenant) {
    if (const auto cloud = azure::cloud_of_host(tenant->host)) return cloud;
  }
  if (entra.cloud == "public") return std::nullopt;
  return entra.cloud;
}

}  // namespace

void several_audiences(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  const auto count = facts.spec.entra.audiences.size();
  if (count < 2) return;
  findings.push_back(finding(rule, kSubject,
                             fmt::format("a gateway takes one audience, not {}", count),
                             "keep the one that the clients' profiles hold"));
}

void audience_malformed(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  for (const auto& audience : facts.spec.entra.audiences) {
    if (is_guid(audience)) continue;
    findings.push_back(finding(
        rule, kSubject, fmt::format("'{}' is not an application id", printable(audience)),
        fmt::format("audience = \"{}\" is Microsoft's application", azure::kMicrosoftAudience)));
  }
}

void manual_audience_ends(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  for (const auto& audience : manual_audiences(facts)) {
    if (audience.last_day.empty()) continue;
    const bool over = facts.as_of >= azure::day(audience.last_day) + std::chrono::days(1);
    findings.push_back(
        finding(rule, over ? Severity::error : Severity::warning, kSubject,
                fmt::format("the manually registered audience {} {} on {}", audience.id,
                            over ? "was retired" : "is retired", audience.last_day),
                fmt::format("change to Microsoft's application: audience = \"{}\"",
                            azure::kMicrosoftAudience)));
  }
}

void audience_of_another_cloud(const GatewayFacts& facts, const GatewayRule& rule,
                               Findings& findings) {
  const auto cloud = cloud_of(facts);
  if (!cloud) return;
  for (const auto& audience : manual_audiences(facts)) {
    if (audience.cloud == *cloud) continue;
    findings.push_back(
        finding(rule, kSubject,
                fmt::format("audience {} is of the {} cloud, but the tenant is of the {} cloud",
                            audience.id, audience.cloud, *cloud),
                fmt::format("audience = \"{}\" serves every cloud", azure::kMicrosoftAudience)));
  }
}

void microsoft_audience_elsewhere(const GatewayFacts& facts, const GatewayRule& rule,
                                  Findings& findings) {
  const auto cloud = cloud_of(facts);
  if (!cloud || *cloud == "public") return;
  for (const auto& audience : known_audiences(facts)) {
    if (audience.registered_by_hand) continue;
    findings.push_back(finding(
        rule, kSubject,
        fmt::format("Microsoft's application serves the {} cloud by the page of 2026; pages of "
                    "2024 name public Azure only",
                    *cloud),
        "try one client before everybody gets a profile"));
  }
}

void audience_changed(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  const auto& entra = facts.spec.entra;
  if (entra.previous_audience.empty() || entra.audiences.empty()) return;
  if (equals_ignoring_case(entra.previous_audience, entra.audiences.front())) return;
  findings.push_back(finding(
      rule, kSubject,
      fmt::format("the audience changes from {} to {}: the gateway is down for less than five "
                  "minutes, and every client needs the new value",
                  printable(entra.previous_audience), printable(entra.audiences.front())),
      "hand out new profiles, or let users change the Audience field of theirs; then take "
      "previous_audience out of p2s.toml"));
}

void manual_audience_needs_consent(const GatewayFacts& facts, const GatewayRule& rule,
                                   Findings& findings) {
  for (const auto& audience : manual_audiences(facts)) {
    findings.push_back(finding(
        rule, kSubject,
        fmt::format("audience {} needs an administrator's consent in the tenant", audience.id),
        fmt::format("Microsoft's application {} needs none", azure::kMicrosoftAudience)));
  }
}

}  // namespace p2s::rules::rules
