// SPDX-License-Identifier: Apache-2.0
#include "output/gateway/policy_view.hpp"

#include <p2s/azure/policy_table.hpp>
#include <p2s/azure/proposals.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string_view field_key(azure::PolicyField field) {
  for (const auto& row : azure::policy_fields()) {
    if (row.field == field) return row.key;
  }
  return {};
}

std::vector<std::string> tunnels_of(const azure::TlsSuite& suite) {
  if (!suite.offered) return {};
  if (suite.version == "1.3") return {"openvpn"};
  return {"openvpn", "sstp"};
}

Json proposals_json(const azure::Proposals& proposals) {
  Json document{{"proposals", proposals.ike}, {"esp_proposals", proposals.esp}};
  document["rekey_time"] = proposals.rekey_seconds ? Json(*proposals.rekey_seconds) : Json();
  document["rekey_bytes"] = proposals.rekey_bytes ? Json(*proposals.rekey_bytes) : Json();
  return document;
}

Json policy_json(const azure::IpsecPolicy& policy) {
  Json document = Json::object();
  for (const auto& field : azure::policy_fields()) document[field.key] = policy.*field.member;
  for (const auto& limit : azure::policy_limits()) {
    const auto& value = policy.*limit.member;
    document[limit.key] = value ? Json(*value) : Json();
  }
  document["strongswan"] = proposals_json(azure::custom_proposals(policy));
  return document;
}

Json defaults_json() {
  Json document{{"ike", Json::array()}, {"ipsec", Json::array()}, {"tls", Json::array()}};
  for (const auto& row : azure::strongest_ike_defaults()) {
    document["ike"].push_back({{"encryption", row.encryption},
                               {"integrity", row.integrity},
                               {"prf", row.prf},
                               {"dh_group", row.dh_group},
                               {"proposal", azure::ike_proposal(row)}});
  }
  for (const auto& row : azure::strongest_esp_defaults()) {
    document["ipsec"].push_back({{"encryption", row.encryption},
                                 {"integrity", row.integrity},
                                 {"pfs_group", row.pfs_group},
                                 {"proposal", azure::esp_proposal(row)}});
  }
  for (const auto& suite : azure::tls_suites()) {
    document["tls"].push_back({{"suite", suite.name},
                               {"version", suite.version},
                               {"offered", suite.offered},
                               {"tunnels", tunnels_of(suite)}});
  }
  return document;
}

void policy_title(Context& context, std::string_view text, bool first = false) {
  context.out() << (first ? "" : "\n") << text << '\n';
}

void print_defaults(Context& context) {
  policy_title(context, "IKE proposals without a custom policy, strongest first", true);
  Table ike({"ENCRYPTION", "INTEGRITY", "PRF", "DH GROUP", "STRONGSWAN"});
  for (const auto& row : azure::strongest_ike_defaults()) {
    ike.add({std::string(row.encryption), std::string(row.integrity), std::string(row.prf),
             std::string(row.dh_group), azure::ike_proposal(row)});
  }
  ike.print(context);
  policy_title(context, "IPsec proposals without a custom policy, strongest first");
  Table esp({"ENCRYPTION", "INTEGRITY", "PFS GROUP", "STRONGSWAN"});
  for (const auto& row : azure::strongest_esp_defaults()) {
    esp.add({std::string(row.encryption), std::string(row.integrity), std::string(row.pfs_group),
             azure::esp_proposal(row)});
  }
  esp.print(context);
  policy_title(context, "TLS cipher suites");
  Table tls({"SUITE", "TLS", "TUNNELS"});
  for (const auto& suite : azure::tls_suites()) {
    tls.add({std::string(suite.name), std::string(suite.version),
             suite.offered ? join(tunnels_of(suite), ",") : "no longer offered"});
  }
  tls.print(context);
}

void print_values(Context& context) {
  policy_title(context, "Values of a custom policy");
  Table values({"KEY IN P2S.TOML", "VALUE", "STRONGSWAN", "ACCEPTED"});
  for (const auto& value : azure::policy_values()) {
    values.add({std::string(field_key(value.field)), std::string(value.name),
                value.token.empty() ? "-" : std::string(value.token),
                fmt::format("{}{}", value.accepted ? "yes" : "no: only in the API",
                            value.weak ? ", weak" : "")});
  }
  for (const auto& limit : azure::policy_limits()) {
    values.add({std::string(limit.key), fmt::format("{} to {}", limit.min, limit.max), "-",
                fmt::format("yes: {} (default: {})", limit.unit, limit.default_value)});
  }
  values.print(context);
}

void print_swanctl(Context& context, const azure::Proposals& proposals) {
  const auto line = [&](std::string_view key, const std::string& value) {
    context.out() << fmt::format("  {} = {}\n", key, value);
  };
  if (!proposals.ike.empty()) line("proposals", join(proposals.ike, ", "));
  if (!proposals.esp.empty()) line("esp_proposals", join(proposals.esp, ", "));
  if (proposals.rekey_seconds) line("rekey_time", fmt::format("{}s", *proposals.rekey_seconds));
  if (proposals.rekey_bytes) line("rekey_bytes", std::to_string(*proposals.rekey_bytes));
}

Json policies_json(const std::vector<azure::IpsecPolicy>& policies) {
  auto document = defaults_json();
  document["values"] = Json::array();
  for (const auto& value : azure::policy_values()) {
    document["values"].push_back({{"field", field_key(value.field)},
                                  {"value", value.name},
                                  {"token", value.token},
                                  {"accepted", value.accepted},
                                  {"weak", value.weak}});
  }
  document["limits"] = Json::array();
  for (const auto& limit : azure::policy_limits()) {
    document["limits"].push_back({{"field", limit.key},
                                  {"unit", limit.unit},
                                  {"min", limit.min},
                                  {"max", limit.max},
                                  {"default", limit.default_value}});
  }
  document["policies"] = Json::array();
  for (const auto& policy : policies) document["policies"].push_back(policy_json(policy));
  document["client"] = proposals_json(azure::client_proposals(policies));
  return document;
}

}  // namespace

void show_policies(Context& context, const std::vector<azure::IpsecPolicy>& policies,
                   const Findings& findings) {
  if (context.globals().json) {
    auto document = policies_json(policies);
    add_findings(document, findings);
    print_json(context, document);
    return;
  }
  print_defaults(context);
  print_values(context);
  if (policies.empty()) {
    policy_title(context, "What a strongSwan client should offer, in swanctl.conf");
    print_swanctl(context, azure::recommended_proposals());
  }
  for (const auto& policy : policies) {
    policy_title(context, fmt::format("The custom policy ({}), in swanctl.conf", policy.origin));
    const auto proposals = azure::custom_proposals(policy);
    print_swanctl(context, proposals);
    if (proposals.ike.empty()) context.out() << "  no matching IKE proposal: see the findings\n";
    if (proposals.esp.empty()) context.out() << "  no matching IPsec proposal: see the findings\n";
  }
  if (!findings.empty()) context.out() << '\n';
  print_findings(context, findings);
}

}  // namespace p2s::cli
