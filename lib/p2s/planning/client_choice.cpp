#include <p2s/azure/dates.hpp>
#include <p2s/base/text.hpp>
#include <p2s/planning/client_choice.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::planning {
namespace {

bool offers(const ClientQuestion& question, azure::Tunnel tunnel) {
  return question.tunnels.empty() || question.tunnels.has(tunnel);
}

bool offers(const ClientQuestion& question, azure::Method method) {
  return question.methods.empty() || question.methods.contains(method);
}

/// How Azure writes it, for people.
std::string_view shown(azure::Tunnel tunnel) {
  return tunnel == azure::Tunnel::ikev2 ? "IKEv2" : azure_name(tunnel);
}

bool is_basic(const ClientQuestion& question) {
  return equals_ignoring_case(question.sku, "Basic");
}

std::optional<std::string> obstacle_of_basic(const azure::ClientRow& row,
                                             const ClientQuestion& question) {
  if (!is_basic(question)) return std::nullopt;
  if (row.method == azure::Method::radius) return "the Basic SKU has no RADIUS";
  if (row.tunnel == azure::Tunnel::openvpn) return "the Basic SKU has no OpenVPN";
  if (row.tunnel == azure::Tunnel::ikev2 && question.as_of < azure::day(azure::kBasicTakesIkev2))
    return "the Basic SKU has no IKEv2";
  return std::nullopt;
}

std::string note_of(const azure::ClientRow& row, const ClientQuestion& question) {
  if (!row.last_day.empty()) return fmt::format("ends after {}", row.last_day);
  if (is_basic(question) && row.tunnel == azure::Tunnel::ikev2)
    return "unconfirmed: Azure's pages disagree on IKEv2 with the Basic SKU";
  if (!row.confirmed) return "unconfirmed: no published page names this client";
  return {};
}

/// Why nothing is left of the rows for a system and a method.
std::string reason_of(System system, azure::Method method, const ClientQuestion& question) {
  std::vector<std::string> reasons;
  for (const auto& row : azure::client_matrix()) {
    if (row.system != system || row.method != method) continue;
    const auto reason = fmt::format("{} ({}): {}", azure::software_name(row.software),
                                    shown(row.tunnel), obstacle(row, question).value_or(""));
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
      reasons.push_back(reason);
  }
  if (reasons.empty()) {
    return fmt::format("no client for {} authenticates with {}", display_name(system),
                       azure::display_name(method));
  }
  return join(reasons, "; ");
}

}  // namespace

ClientQuestion client_question(const spec::GatewaySpec& spec, Time as_of) {
  return {spec.tunnels, spec.authentication, {}, spec.sku, as_of};
}

std::optional<std::string> obstacle(const azure::ClientRow& row, const ClientQuestion& question) {
  if (!offers(question, row.method))
    return fmt::format("the gateway does not authenticate with {}",
                       azure::display_name(row.method));
  if (!offers(question, row.tunnel))
    return fmt::format("the gateway does not offer {}", shown(row.tunnel));
  if (auto reason = obstacle_of_basic(row, question)) return reason;
  if (azure::is_retired(row, question.as_of)) return fmt::format("retired after {}", row.last_day);
  return std::nullopt;
}

ClientChoice choose_clients(const ClientQuestion& question) {
  ClientChoice choice;
  const auto everything = all_systems();
  const std::vector<System> all(everything.begin(), everything.end());
  for (const auto system : question.systems.empty() ? all : question.systems) {
    std::set<azure::Method> served;
    for (const auto& row : azure::client_matrix()) {
      if (row.system != system || obstacle(row, question)) continue;
      served.insert(row.method);
      choice.usable.push_back({&row, note_of(row, question)});
    }
    for (const auto method :
         {azure::Method::certificate, azure::Method::entra, azure::Method::radius}) {
      if (offers(question, method) && !served.contains(method))
        choice.left_out.push_back({system, method, reason_of(system, method, question)});
    }
  }
  return choice;
}

}  // namespace p2s::planning
