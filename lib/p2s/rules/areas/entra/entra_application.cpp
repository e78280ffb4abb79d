// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/entra_audience.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/entra/entra_address.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::rules {
namespace {

const char* const kAudience = "entra.audience";
const char* const kApplicationId = "entra.application_id";

/// Every client needs the new value, so a person decides.
Fix microsoft_audience(std::string_view text) {
  return fix::decide(fix::told(fix::set(kAudience, fix::quoted(azure::kMicrosoftAudience)),
                               replace_all(text, "{}", azure::kMicrosoftAudience)));
}

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

/// The cloud of the tenant's address; for unknown addresses, entra.cloud unless it is "public",
/// which is also the default.
std::optional<std::string_view> cloud_of(const GatewayFacts& facts) {
  const auto& entra = facts.spec.entra;
  const auto tenant = parse_tenant_address(entra.tenant);
  if (tenant) {
    if (const auto cloud = azure::cloud_of_host(tenant->host)) return cloud;
  }
  // ENT-017 reports Azure Germany.
  if (entra.cloud == "public" || entra.cloud == "germany") return std::nullopt;
  return entra.cloud;
}

void several_audiences(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto count = facts.spec.entra.audiences.size();
  if (count < 2) return;
  findings.push_back(finding(
      rule, kAudience, fmt::format("a gateway supports one audience, but {} are given", count),
      "keep the one used in the clients' profiles"));
}

void audience_malformed(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& audiences = facts.spec.entra.audiences;
  for (const auto& audience : audiences) {
    if (is_guid(audience)) continue;
    const auto id = trim(audience);
    const bool is_padded = is_guid(id) && audiences.size() == 1;
    findings.push_back(
        finding(rule, kAudience,
                fmt::format("'{}' {}", printable(audience),
                            is_padded ? "has spaces around the application id"
                                      : "is not an application id"),
                is_padded ? fix::set(kAudience, fix::quoted(id))
                          : microsoft_audience("audience = \"{}\" is Microsoft's application")));
  }
}

void manual_audience_ends(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& audience : manual_audiences(facts)) {
    if (audience.last_day.empty()) continue;
    const bool over = facts.as_of >= azure::day(audience.last_day) + std::chrono::days(1);
    findings.push_back(
        finding(rule, over ? Severity::error : Severity::warning, kAudience,
                fmt::format("the manually registered audience {} {} on {}", audience.id,
                            over ? "was retired" : "is retired", audience.last_day),
                {microsoft_audience("change to Microsoft's application: audience = \"{}\"")}));
  }
}

void audience_of_another_cloud(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto cloud = cloud_of(facts);
  if (!cloud) return;
  for (const auto& audience : manual_audiences(facts)) {
    if (audience.cloud == *cloud) continue;
    findings.push_back(finding(
        rule, kAudience,
        fmt::format("audience {} belongs to the {} cloud, but the tenant is in the {} cloud",
                    audience.id, audience.cloud, *cloud),
        microsoft_audience("audience = \"{}\" works in every cloud")));
  }
}

void microsoft_audience_elsewhere(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto cloud = cloud_of(facts);
  if (!cloud || *cloud == "public" || *cloud == "germany") return;  // ENT-017 reports Germany
  for (const auto& audience : known_audiences(facts)) {
    if (audience.registered_by_hand) continue;
    findings.push_back(
        finding(rule, kAudience,
                fmt::format("Microsoft's application supports the {} cloud according to the page "
                            "of 2026; the pages of 2024 list public Azure only",
                            *cloud),
                "test one client before you distribute profiles"));
  }
}

void audience_changed(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& entra = facts.spec.entra;
  if (entra.previous_audience.empty() || entra.audiences.empty()) return;
  if (equals_ignoring_case(entra.previous_audience, entra.audiences.front())) return;
  findings.push_back(
      finding(rule, kAudience,
              fmt::format("the audience changes from {} to {}: the gateway is unavailable for up "
                          "to 5 minutes, and every client needs the new value",
                          printable(entra.previous_audience), printable(entra.audiences.front())),
              "distribute new profiles, or let users change the Audience field; then remove "
              "previous_audience from p2s.toml"));
}

void manual_audience_needs_consent(const GatewayFacts& facts, const Rule& rule,
                                   Findings& findings) {
  for (const auto& audience : manual_audiences(facts)) {
    findings.push_back(finding(
        rule, kAudience,
        fmt::format("audience {} requires an administrator's consent in the tenant", audience.id),
        microsoft_audience("Microsoft's application {} does not")));
  }
}

void audience_misspelt(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto report = [&](const char* key, const std::string& id) {
    const auto meant = is_guid(id) ? azure::similar_audience(id) : std::nullopt;
    if (!meant) return;
    const auto count = azure::differing_digits(id, meant->id);
    findings.push_back(finding(rule, key,
                               fmt::format("{} differs from Microsoft's application {} in {}", id,
                                           meant->id, counted(count, "digit", "digits")),
                               fix::decide(fix::set(key, fix::quoted(meant->id)))));
  };
  for (const auto& audience : facts.spec.entra.audiences) report(kAudience, audience);
  report(kApplicationId, facts.spec.entra.application_id);
}

void custom_audience_alone(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& entra = facts.spec.entra;
  if (!entra.application_id.empty()) return;
  for (const auto& audience : entra.audiences) {
    if (!azure::is_custom_audience(audience)) continue;
    findings.push_back(
        finding(rule, kAudience,
                fmt::format("audience {} is a custom application, and without application_id "
                            "users must sign in again and again",
                            audience),
                fix::decide(fix::set(kApplicationId, fix::quoted(azure::kMicrosoftAudience),
                                     ", which is Microsoft's application"))));
  }
}

constexpr std::array kEntraApplicationRules{
    GatewayRule{{"ENT-003", kError, "a gateway has one audience", page::kAbout}, several_audiences},
    GatewayRule{{"ENT-009", kError, "the audience is an application id", page::kEntraSetup},
                audience_malformed},
    GatewayRule{
        dated({"ENT-010", kError, "manually registered audiences are retired", page::kAbout}),
        manual_audience_ends},
    GatewayRule{
        {"ENT-011", kError, "audience and tenant belong to the same cloud",
         "MicrosoftDocs/azure-docs articles/vpn-gateway/openvpn-azure-ad-tenant.md (2022-23)"},
        audience_of_another_cloud},
    GatewayRule{{"ENT-012", kNote, "older pages limit Microsoft's application to public Azure",
                 page::kAbout},
                microsoft_audience_elsewhere},
    GatewayRule{{"ENT-013", kWarning, "a changed audience must be distributed to every client",
                 "MicrosoftDocs/azure-docs "
                 "articles/vpn-gateway/point-to-site-entra-gateway-update.md (2024-05-24)"},
                audience_changed},
    GatewayRule{{"ENT-014", kNote, "manual registration requires an administrator's consent",
                 page::kEntraSetup},
                manual_audience_needs_consent},
    GatewayRule{{"ENT-018", kWarning, "application ids of Microsoft are not misspelt", ""},
                audience_misspelt},
    GatewayRule{{"ENT-019", kWarning, "a custom audience has an application_id beside it",
                 page::kCustomAudience},
                custom_audience_alone},
};

}  // namespace

GatewayRules entra_application_rules() noexcept { return kEntraApplicationRules; }

}  // namespace p2s::rules
