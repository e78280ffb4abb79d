// SPDX-License-Identifier: Apache-2.0
#include "output/lab/lab_view.hpp"

#include "output/json_values.hpp"
#include "output/output.hpp"

#include <p2s/app/lab/lab_causes.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string message_of(const app::LabConnection& each) {
  const auto text = app::lab_cause_text(each.cause);
  return each.message.empty() ? text : text + ": " + each.message;
}

Json connection_json(const app::LabConnection& each) {
  return {{"client", each.client},
          {"kit", each.kit},
          {"software", or_null(each.software)},
          {"tunnel", or_null(each.tunnel)},
          {"expected", each.expected.empty() ? "connected" : each.expected},
          {"result", each.result},
          {"as_expected", each.is_as_expected()},
          {"address", or_null(each.address)},
          {"routes", each.routes},
          {"dns_servers", each.dns_servers},
          {"cause", or_null(each.cause)},
          {"message", or_null(message_of(each))},
          {"log", each.log}};
}

std::string details_of(const app::LabConnection& each) {
  if (!each.cause.empty()) return message_of(each);
  std::string text = each.address;
  if (!each.routes.empty()) text += "; routes " + join(each.routes, ", ");
  if (!each.dns_servers.empty()) text += "; DNS " + join(each.dns_servers, ", ");
  return text;
}

std::string verdict_of(const app::LabConnection& each) {
  if (each.result == "skipped") return "-";
  return each.is_as_expected() ? "yes" : "NO";
}

std::string pool_text(const std::optional<net::Prefix>& pool) {
  return pool ? pool->to_string() : std::string();
}

}  // namespace

void print_connections_json(Context& context, const std::vector<app::LabConnection>& connections,
                            std::size_t unexpected) {
  Json document{{"connections", Json::array()}, {"unexpected", unexpected}};
  for (const auto& each : connections) document["connections"].push_back(connection_json(each));
  print_json(context, document);
}

void print_connections(Context& context, const std::vector<app::LabConnection>& connections) {
  Table table({"CLIENT", "SOFTWARE", "RESULT", "EXPECTED", "DETAILS"});
  for (const auto& each : connections)
    table.add({each.client, each.software, each.result, verdict_of(each), details_of(each)});
  table.print(context);
}

void print_lab_json(Context& context, const std::string& folder, const app::StartedLab& lab) {
  Json routes = Json::array();
  for (const auto& route : lab.facts.routes) routes.push_back(route.to_string());
  Json findings = Json::array();
  for (const auto& finding : lab.findings) findings.push_back(finding_json(finding));
  print_json(context, {{"lab",
                        {{"folder", folder},
                         {"gateways", lab.facts.gateway_names},
                         {"authentication", lab.facts.certificates ? "certificate" : "radius"},
                         {"ikev2_pool", or_null(pool_text(lab.facts.ikev2_pool))},
                         {"openvpn_pool", or_null(pool_text(lab.facts.openvpn_pool))},
                         {"routes", std::move(routes)},
                         {"ikev2_revocation", lab.facts.strict_revocation},
                         {"notes", lab.notes},
                         {"findings", std::move(findings)}}}});
}

void print_lab(Context& context, const std::string& folder, const app::StartedLab& lab) {
  Table table({"LAB", "GATEWAY", "TUNNEL", "POOL"});
  const auto gateway = lab.facts.gateway_names.front();
  if (lab.facts.ikev2_pool) table.add({folder, gateway, "ikev2", pool_text(lab.facts.ikev2_pool)});
  if (lab.facts.openvpn_pool)
    table.add({folder, gateway, "openvpn", pool_text(lab.facts.openvpn_pool)});
  table.print(context);
  for (const auto& note : lab.notes) context.info("note: " + note);
}

}  // namespace p2s::cli
