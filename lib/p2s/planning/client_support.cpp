// SPDX-License-Identifier: Apache-2.0
#include "p2s/planning/client_support.hpp"

#include <p2s/azure/dates.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::planning {
namespace {

bool offers(const ClientQuery& query, azure::Tunnel tunnel) {
  return query.tunnels.empty() || query.tunnels.has(tunnel);
}

bool offers(const ClientQuery& query, azure::Method method) {
  return query.methods.empty() || query.methods.contains(method);
}

/// The display name.
std::string_view shown(azure::Tunnel tunnel) {
  return tunnel == azure::Tunnel::ikev2 ? "IKEv2" : azure_name(tunnel);
}

bool is_basic(const ClientQuery& query) { return equals_ignoring_case(query.sku, "Basic"); }

std::optional<std::string> unsupported_by_basic(const azure::ClientRow& row,
                                                const ClientQuery& query) {
  if (!is_basic(query)) return std::nullopt;
  if (row.method == azure::Method::radius) return "the Basic SKU does not support RADIUS";
  if (row.tunnel == azure::Tunnel::openvpn) return "the Basic SKU does not support OpenVPN";
  if (row.tunnel == azure::Tunnel::ikev2 && query.as_of < azure::day(azure::kBasicTakesIkev2))
    return "the Basic SKU does not support IKEv2";
  return std::nullopt;
}

std::string note_of(const azure::ClientRow& row, const ClientQuery& query) {
  if (!row.last_day.empty()) return fmt::format("supported until {}", row.last_day);
  if (is_basic(query) && row.tunnel == azure::Tunnel::ikev2)
    return "unconfirmed: Azure's pages disagree on IKEv2 with the Basic SKU";
  if (!row.confirmed) return "unconfirmed: this client is not documented";
  return {};
}

/// Why no row supports the operating system with the method.
std::string reason_of(System system, azure::Method method, const ClientQuery& query) {
  std::vector<std::string> reasons;
  for (const auto& row : azure::client_matrix()) {
    if (row.system != system || row.method != method) continue;
    const auto reason = fmt::format("{} ({}): {}", azure::software_name(row.software),
                                    shown(row.tunnel), unsupported_reason(row, query).value_or(""));
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
      reasons.push_back(reason);
  }
  if (reasons.empty()) {
    return fmt::format("no client for {} supports {}", display_name(system),
                       azure::display_name(method));
  }
  return join(reasons, "; ");
}

}  // namespace

ClientQuery client_query(const spec::GatewaySpec& spec, Time as_of) {
  return {spec.tunnels, spec.authentication, {}, spec.sku, as_of};
}

std::optional<std::string> unsupported_reason(const azure::ClientRow& row,
                                              const ClientQuery& query) {
  if (!offers(query, row.method))
    return fmt::format("the gateway does not offer {} authentication",
                       azure::display_name(row.method));
  if (!offers(query, row.tunnel))
    return fmt::format("the gateway does not offer {}", shown(row.tunnel));
  if (auto reason = unsupported_by_basic(row, query)) return reason;
  if (azure::is_retired(row, query.as_of)) return fmt::format("retired after {}", row.last_day);
  return std::nullopt;
}

ClientSupport supported_clients(const ClientQuery& query) {
  ClientSupport support;
  const auto everything = all_systems();
  const std::vector<System> all(everything.begin(), everything.end());
  for (const auto system : query.systems.empty() ? all : query.systems) {
    std::set<azure::Method> served;
    for (const auto& row : azure::client_matrix()) {
      if (row.system != system || unsupported_reason(row, query)) continue;
      served.insert(row.method);
      support.usable.push_back({&row, note_of(row, query)});
    }
    for (const auto method :
         {azure::Method::certificate, azure::Method::entra, azure::Method::radius}) {
      if (offers(query, method) && !served.contains(method))
        support.unsupported.push_back({system, method, reason_of(system, method, query)});
    }
  }
  return support;
}

}  // namespace p2s::planning
