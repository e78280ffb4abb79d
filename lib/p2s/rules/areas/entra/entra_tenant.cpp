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

constexpr const char* kTenant = "entra.tenant";
constexpr const char* kIssuer = "entra.issuer";
constexpr std::string_view kIssuerHost = "sts.windows.net";
constexpr std::size_t kGuidDigits = 36;

std::string_view without_backslash(std::string_view text) {
  if (text.ends_with('\\')) text.remove_suffix(1);
  return text;
}

std::optional<TenantAddress> issuer_of(const GatewayFacts& facts) {
  const auto address = parse_tenant_address(facts.spec.entra.issuer);
  if (!address || !equals_ignoring_case(address->host, kIssuerHost)) return std::nullopt;
  if (!address->rest.empty() && address->rest != "/") return std::nullopt;
  return address;
}

std::optional<TenantAddress> tenant_of(const GatewayFacts& facts) {
  const auto address = parse_tenant_address(without_backslash(facts.spec.entra.tenant));
  if (!address || !to_lower(address->host).starts_with("login")) return std::nullopt;
  if (!address->rest.empty() && address->rest != "/") return std::nullopt;
  return address;
}

/// The first id in a text that has another form than it should.
std::string_view find_guid(std::string_view text) {
  for (std::size_t at = 0; at + kGuidDigits <= text.size(); ++at) {
    if (is_guid(text.substr(at, kGuidDigits))) return text.substr(at, kGuidDigits);
  }
  return {};
}

std::string braces_hint(std::string_view text, std::string hint) {
  if (text.find_first_of("{}<>") == std::string_view::npos) return hint;
  return "replace the braces by the tenant id: " + hint;
}

void entra_without_openvpn(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Method::entra) || facts.spec.tunnels.empty() ||
      facts.uses(azure::Tunnel::openvpn))
    return;
  findings.push_back(finding(rule, "gateway.authentication",
                             fmt::format("Entra ID requires OpenVPN, but the tunnel types are {}",
                                         facts.spec.tunnels.to_string()),
                             "add \"openvpn\" to gateway.tunnels (not with sstp), or choose "
                             "another authentication method"));
}

/// The login host of the cloud of [entra]. Azure Germany has none any more.
std::string_view host_of(std::string_view cloud) {
  if (cloud == "germany") cloud = "public";
  for (const auto& audience : azure::entra_audiences()) {
    if (audience.cloud == cloud) return audience.host;
  }
  return "login.microsoftonline.com";
}

std::string login_address(std::string_view host, std::string_view id) {
  return fmt::format("https://{}/{}", host, id);
}

Fix tenant_fix(const std::string& address) {
  return fix::told(fix::set(kTenant, fix::quoted(address)), address);
}

std::string issuer_of_tenant(std::string_view id) {
  return fmt::format("https://{}/{}/", kIssuerHost, id);
}

Fix issuer_fix(std::string_view id) {
  const auto issuer = issuer_of_tenant(id);
  return fix::told(fix::set(kIssuer, fix::quoted(issuer)), issuer);
}

void entra_incomplete(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Method::entra)) return;
  std::vector<std::string> missing;
  if (facts.spec.entra.tenant.empty()) missing.emplace_back("tenant");
  if (facts.spec.entra.audiences.empty()) missing.emplace_back("audience");
  if (facts.spec.entra.issuer.empty()) missing.emplace_back("issuer");
  if (missing.empty()) return;
  const auto tenant = tenant_of(facts);
  const bool is_known = tenant && missing.size() == 1 && missing.front() == "issuer";
  findings.push_back(
      finding(rule, "entra",
              fmt::format("Entra ID requires tenant, audience and issuer; missing: {}",
                          join(missing, ", ")),
              is_known ? fix::set(kIssuer, fix::quoted(issuer_of_tenant(tenant->id)))
                       : fix::outside("add them to [entra]")));
}

void tenant_malformed(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& tenant = facts.spec.entra.tenant;
  if (tenant.empty()) return;
  const auto address = tenant_of(facts);
  if (address && azure::cloud_of_host(address->host)) return;
  const auto host = host_of(facts.spec.entra.cloud);
  const auto message =
      address
          ? fmt::format("'{}' is not a login host of Microsoft Entra ID", printable(address->host))
          : fmt::format("'{}' is not a login address followed by a tenant id", printable(tenant));
  const auto id = find_guid(tenant);
  findings.push_back(
      id.empty()
          ? finding(rule, kTenant, message, braces_hint(tenant, login_address(host, "TENANT-ID")))
          : finding(rule, kTenant, message, tenant_fix(login_address(host, id))));
}

void host_of_another_cloud(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& entra = facts.spec.entra;
  const auto address = tenant_of(facts);
  // "public" is also the default; ENT-017 reports Azure Germany.
  if (!address || entra.cloud == "public" || entra.cloud == "germany") return;
  const auto cloud = azure::cloud_of_host(address->host);
  if (!cloud || *cloud == entra.cloud) return;
  findings.push_back(finding(rule, "entra.tenant",
                             fmt::format("{} is the login host of the {} cloud, but entra.cloud is "
                                         "\"{}\"",
                                         address->host, *cloud, entra.cloud),
                             tenant_fix(login_address(host_of(entra.cloud), address->id))));
}

void germany_is_retired(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& entra = facts.spec.entra;
  const auto address = tenant_of(facts);
  const bool host = address && azure::cloud_of_host(address->host) == "germany";
  if (!host && entra.cloud != "germany") return;
  findings.push_back(finding(rule, host ? "entra.tenant" : "entra.cloud",
                             "Azure Germany was retired on 2021-10-29",
                             "use a tenant of the public cloud: cloud = \"public\""));
}

void tenant_ends_in_backslash(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.spec.entra.tenant.ends_with('\\')) return;
  findings.push_back(
      finding(rule, "entra.tenant",
              "the tenant ends in a backslash, which assigns users to the default group",
              fix::told(fix::set(kTenant, fix::quoted(without_backslash(facts.spec.entra.tenant))),
                        "remove the backslash or replace it by a slash")));
}

void issuer_malformed(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& issuer = facts.spec.entra.issuer;
  if (issuer.empty() || issuer_of(facts)) return;
  const auto message = fmt::format("'{}' is not https://{} followed by a tenant id and a slash",
                                   printable(issuer), kIssuerHost);
  const auto id = find_guid(issuer);
  findings.push_back(
      id.empty() ? finding(rule, "entra.issuer", message,
                           braces_hint(issuer, fmt::format("https://{}/TENANT-ID/", kIssuerHost)))
                 : finding(rule, "entra.issuer", message, issuer_fix(id)));
}

void issuer_without_slash(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto issuer = issuer_of(facts);
  if (!issuer || issuer->rest == "/") return;
  findings.push_back(finding(rule, "entra.issuer",
                             "the issuer does not end in a slash, so connections may fail",
                             issuer_fix(issuer->id)));
}

void tenant_differs_from_issuer(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto tenant = tenant_of(facts);
  const auto issuer = issuer_of(facts);
  if (!tenant || !issuer || equals_ignoring_case(tenant->id, issuer->id)) return;
  findings.push_back(finding(
      rule, "entra.issuer",
      fmt::format("the issuer is tenant {}, but entra.tenant is {}", issuer->id, tenant->id),
      std::vector{
          fix::decide(fix::told(issuer_fix(tenant->id), "use the users' tenant for both"))}));
}

void signs_in_too_often(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& frequency = facts.spec.entra.sign_in_frequency;
  if (frequency.empty()) return;
  const auto period = Period::parse(frequency);
  if (period && (period->unit != Period::Unit::hours || period->count > 2)) return;
  findings.push_back(finding(
      rule, "entra.sign_in_frequency",
      fmt::format("a sign-in frequency of {} interrupts connections: the access token is renewed "
                  "every hour",
                  period ? period->to_string() : "every time"),
      fix::decide(fix::told(fix::set("entra.sign_in_frequency", "\"8h\""),
                            "set it to more than 2 hours in the Conditional Access policy: "
                            "sign_in_frequency = \"8h\""))));
}

constexpr std::array kEntraTenantRules{
    GatewayRule{{"ENT-001", kError, "Entra ID requires OpenVPN", page::kAbout},
                entra_without_openvpn},
    GatewayRule{
        {"ENT-002", kError, "tenant, audience and issuer are given together", page::kTerraform},
        entra_incomplete},
    GatewayRule{
        {"ENT-004", kError, "the tenant is a login address with the tenant id", page::kEntraSetup},
        tenant_malformed},
    GatewayRule{{"ENT-005", kError, "the tenant does not end in a backslash", page::kEntraSetup},
                tenant_ends_in_backslash},
    GatewayRule{
        {"ENT-006", kError, "the issuer is sts.windows.net with the tenant id", page::kEntraSetup},
        issuer_malformed},
    GatewayRule{{"ENT-007", kError, "the issuer ends in a slash", page::kEntraSetup},
                issuer_without_slash},
    GatewayRule{{"ENT-008", kError, "tenant and issuer name the same tenant", ""},
                tenant_differs_from_issuer},
    GatewayRule{
        {"ENT-015", kWarning, "the sign-in frequency is longer than one hour", page::kTroubles},
        signs_in_too_often},
    GatewayRule{{"ENT-016", kError, "the login host belongs to the cloud", page::kEntraSetup},
                host_of_another_cloud},
    GatewayRule{
        from_day("2021-10-29", {"ENT-017", kError, "Azure Germany is retired",
                                "Microsoft Cloud Deutschland, closure on 2021-10-29 (2021)"}),
        germany_is_retired},
};

}  // namespace

std::optional<TenantAddress> parse_tenant_address(std::string_view text) {
  constexpr std::string_view kScheme = "https://";
  if (!text.starts_with(kScheme)) return std::nullopt;
  text.remove_prefix(kScheme.size());
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  TenantAddress address{text.substr(0, slash), text.substr(slash + 1, kGuidDigits), {}};
  if (!is_guid(address.id)) return std::nullopt;
  address.rest = text.substr(slash + 1 + kGuidDigits);
  return address;
}

GatewayRules entra_tenant_rules() noexcept { return kEntraTenantRules; }

}  // namespace p2s::rules
