// SPDX-License-Identifier: Apache-2.0
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/areas/policy/written_values.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace p2s::rules {
namespace {

bool is_gcm(std::string_view name) { return to_upper(name).starts_with("GCM"); }

/// Reports each value with that token.
void report_group(const GatewayFacts& facts, const Rule& rule, Findings& findings,
                  std::string_view token, std::string_view why) {
  each_value(facts, [&](const Written& written) {
    if (written.value == nullptr || written.value->token != token) return;
    const bool pfs = written.field.field == azure::PolicyField::pfs_group;
    findings.push_back(finding(
        rule, written.subject(), fmt::format("{} is {}", written.value->name, why),
        fix::set(written.subject(), pfs ? "\"PFS14\"" : "\"DHGroup14\"", " or \"ECP384\"")));
  });
}

void policy_incomplete(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& policy : facts.spec.ipsec) {
    const auto whole = azure::completed(policy);
    std::vector<std::string> missing;
    std::vector<std::string> values;
    Fix fix;
    const auto lacks = [&](std::string_view key, const std::string& value) {
      missing.emplace_back(key);
      values.push_back(fmt::format("{} = {}", key, value));
      fix.edits.push_back({Change::set, key_of(policy, key), value});
    };
    for (const auto& field : azure::policy_fields()) {
      if ((policy.*field.member).empty()) lacks(field.key, fix::quoted(whole.*field.member));
    }
    fix.decision = !missing.empty();
    for (const auto& limit : azure::policy_limits()) {
      if (!(policy.*limit.member)) lacks(limit.key, std::to_string((whole.*limit.member).value()));
    }
    if (missing.empty()) continue;
    fix.text = fmt::format("{}: {}", fix.decision ? "for example" : "Azure's defaults",
                           join(values, ", "));
    findings.push_back(finding(
        rule, policy.origin,
        fmt::format("a policy requires eight fields, but this one lacks {}", join(missing, ", ")),
        std::move(fix)));
  }
}

/// Whether only the spelling differs: "AES-256", "AES256".
bool is_same_word(std::string_view a, std::string_view b) {
  const auto letters = [](std::string_view text) {
    auto word = to_lower(text);
    std::erase_if(word, [](char c) { return c == '-' || c == '_' || c == ' '; });
    return word;
  };
  return letters(a) == letters(b);
}

/// The accepted name of a value that Azure's API has under two; empty if there is none.
std::string_view accepted_name(const azure::PolicyValue& value) {
  for (const auto& each : azure::policy_values()) {
    if (each.field == value.field && each.accepted && !each.token.empty() &&
        each.token == value.token)
      return each.name;
  }
  return {};
}

/// The value that was meant.
std::vector<Fix> meant(const Written& written) {
  const auto choices = azure::accepted_values(written.field.field);
  if (written.value != nullptr) {
    const auto equal = accepted_name(*written.value);
    if (equal.empty()) return {fix::outside("choose from: " + join(choices, ", "))};
    return {fix::set(written.subject(), fix::quoted(equal), ", which is the same")};
  }
  const auto same = std::find_if(choices.begin(), choices.end(), [&](const auto& choice) {
    return is_same_word(choice, written.text);
  });
  const auto near = same != choices.end() ? std::optional<std::string>(*same)
                                          : closest_match(written.text, choices);
  if (!near) return {fix::outside("choose from: " + join(choices, ", "))};
  auto fix = fix::told(fix::set(written.subject(), fix::quoted(*near)),
                       fmt::format("did you mean {}?", *near));
  return {same != choices.end() ? fix : fix::decide(fix)};
}

void value_not_accepted(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  each_value(facts, [&](const Written& written) {
    if (written.value != nullptr && (written.value->accepted || written.value->weak))
      return;  // POL-017 reports weak ones
    const auto message = written.value != nullptr
                             ? fmt::format(
                                   "'{}' is a value of Azure's API, but the cmdlet for "
                                   "point-to-site policies does not accept it",
                                   written.value->name)
                             : fmt::format("'{}' is not a value of {}", printable(written.text),
                                           written.field.azure_name);
    findings.push_back(finding(rule, written.subject(), message, meant(written)));
  });
}

void gcm_in_one_field_only(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& policy : facts.spec.ipsec) {
    const auto& cipher = policy.ipsec_encryption;
    const auto& integrity = policy.ipsec_integrity;
    if (cipher.empty() || integrity.empty()) continue;
    if (!is_gcm(cipher) && !is_gcm(integrity)) continue;
    if (equals_ignoring_case(cipher, integrity)) continue;
    findings.push_back(finding(
        rule, key_of(policy, "ipsec_integrity"),
        fmt::format("AES-GCM includes integrity, so both IPsec fields must have the same value, "
                    "but they are '{}' and '{}'",
                    printable(cipher), printable(integrity)),
        is_gcm(cipher) ? fix::set(key_of(policy, "ipsec_integrity"), fix::quoted(cipher))
                       : fix::decide(fix::set(key_of(policy, "ipsec_integrity"), "\"SHA256\"",
                                              ", or the same AES-GCM value in both"))));
  }
}

void gcm_for_ike(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& policy : facts.spec.ipsec) {
    if (!is_gcm(policy.ike_encryption) || policy.ike_integrity.empty()) continue;
    findings.push_back(finding(
        rule, key_of(policy, "ike_integrity"),
        fmt::format(
            "with {} it is not used for integrity: {} is only the pseudo-random function (PRF)",
            printable(policy.ike_encryption), printable(policy.ike_integrity)),
        "configure the same PRF on the clients"));
  }
}

void limit_out_of_range(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& policy : facts.spec.ipsec) {
    for (const auto& limit : azure::policy_limits()) {
      const auto& value = policy.*limit.member;
      if (!value || limit.contains(*value)) continue;
      findings.push_back(finding(
          rule, key_of(policy, limit.key),
          fmt::format("{} {} is out of range: {} to {}", *value, limit.unit, limit.min, limit.max),
          fix::set(key_of(policy, limit.key), std::to_string(limit.default_value),
                   ", Azure's default")));
    }
  }
}

void several_policies(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& policies = facts.spec.ipsec;
  if (policies.size() < 2) return;
  findings.push_back(
      finding(rule, policies[1].origin,
              fmt::format("a gateway supports one policy, but {} are given", policies.size()),
              "keep one [ipsec] table"));
}

void policy_on_basic(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.ipsec.empty() || !facts.is_basic()) return;
  findings.push_back(
      finding(rule, facts.spec.ipsec[0].origin, "the Basic SKU does not support custom policies",
              std::vector{fix::decide(fix::told(fix::remove("ipsec"), "remove [ipsec]")),
                          fix::decide(fix::told(fix::set("gateway.sku", "\"VpnGw1AZ\""),
                                                "choose another SKU such as VpnGw1AZ"))}));
}

void group_2(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  report_group(facts, rule, findings, "modp1024",
               "a 1024-bit group, which is too short, although Azure's own sample uses it");
}

void group_24(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  report_group(facts, rule, findings, "modp2048s256",
               "a group of RFC 5114, which RFC 8247 advises against and strongSwan does not offer "
               "by default");
}

/// The first accepted value; in a field of IPsec, AES-GCM if the other field has it.
std::string strong_value(const Written& written) {
  const auto choices = azure::accepted_values(written.field.field);
  const auto& policy = written.policy;
  const auto* other =
      written.field.field == azure::PolicyField::ipsec_encryption  ? &policy.ipsec_integrity
      : written.field.field == azure::PolicyField::ipsec_integrity ? &policy.ipsec_encryption
                                                                   : nullptr;
  if (other != nullptr && is_gcm(*other)) return *other;
  const auto found = std::find_if(choices.begin(), choices.end(), [&](const auto& choice) {
    return other == nullptr || !is_gcm(choice);
  });
  return std::string(found == choices.end() ? choices.front() : *found);
}

void weak_algorithm(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  each_value(facts, [&](const Written& written) {
    if (written.value == nullptr || !written.value->weak) return;
    findings.push_back(finding(rule, written.subject(),
                               fmt::format("{} is broken or too weak", written.value->name),
                               fix::set(written.subject(), fix::quoted(strong_value(written)))));
  });
}

constexpr std::array kPolicyValueRules{
    GatewayRule{{"POL-001", kError, "a custom policy has all fields", page::kPolicyFaq},
                policy_incomplete},
    GatewayRule{
        {"POL-002", kError, "policy values are supported by point-to-site", azure::kPolicySource},
        value_not_accepted},
    GatewayRule{
        {"POL-003", kError, "both IPsec fields have the same AES-GCM value", page::kPolicyFaq},
        gcm_in_one_field_only},
    GatewayRule{{"POL-004", kNote, "with AES-GCM, the IKE integrity is used as the PRF only",
                 azure::kPolicySource},
                gcm_for_ike},
    GatewayRule{{"POL-005", kError, "lifetime and size are in range",
                 "hashicorp/terraform-provider-azurerm virtual_network_gateway (2025); Azure VPN "
                 "Gateway FAQ (2022-05-25)"},
                limit_out_of_range},
    GatewayRule{{"POL-006", kError, "a gateway has one policy", page::kPolicyFaq},
                several_policies},
    needs(Fact::sku,
          GatewayRule{{"POL-007", kError, "the Basic SKU has no custom policy", page::kPolicyFaq},
                      policy_on_basic}),
    GatewayRule{{"POL-009", kWarning, "1024-bit groups are too short", page::kPolicySample},
                group_2},
    GatewayRule{{"POL-010", kWarning, "RFC 8247 advises against group 24",
                 "RFC 8247, section 2.4 (2017-09)"},
                group_24},
    GatewayRule{unchecked("POL-013", "group 14 is called DHGroup14 and PFS14",
                          "POL-002 reports its other names")},
    GatewayRule{unchecked("POL-014", "an AEAD proposal of strongSwan names its PRF",
                          "a setting of the clients; generated proposals always name it")},
    GatewayRule{unchecked("POL-015", "a client's PFS group is the gateway's",
                          "a setting of the clients; generated proposals match the gateway")},
    GatewayRule{{"POL-017", kError, "a policy contains no weak algorithms", azure::kPolicySource},
                weak_algorithm},
};

}  // namespace

GatewayRules policy_value_rules() noexcept { return kPolicyValueRules; }

}  // namespace p2s::rules
