// SPDX-License-Identifier: Apache-2.0
#include "output/gateway/client_matrix_view.hpp"

#include "output/json_values.hpp"

#include <p2s/azure/compatibility.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace p2s::cli {
namespace {

using planning::UsableClient;

nlohmann::ordered_json to_json(const UsableClient& client) {
  const azure::ClientRow& row = *client.row;
  return {{"system", to_string(row.system)},
          {"authentication", azure::to_string(row.method)},
          {"tunnel", azure::to_string(row.tunnel)},
          {"software", row.software},
          {"name", azure::software_name(row.software)},
          {"minimum_version", or_null(row.minimum_version)},
          {"minimum_system", or_null(row.minimum_system)},
          {"last_day", or_null(row.last_day)},
          {"confirmed", row.confirmed},
          {"note", client.note},
          {"source", row.source}};
}

/// The minimum versions of the software and the operating system.
std::string needs(const azure::ClientRow& row) {
  std::vector<std::string> parts;
  if (!row.minimum_version.empty()) parts.push_back(fmt::format("{}+", row.minimum_version));
  if (!row.minimum_system.empty()) parts.emplace_back(row.minimum_system);
  return join(parts, ", ");
}

nlohmann::ordered_json client_matrix_json(const planning::ClientQuery& query,
                                          const planning::ClientSupport& support) {
  auto tunnels = nlohmann::ordered_json::array();
  for (const auto tunnel : query.tunnels.list()) tunnels.push_back(azure::to_string(tunnel));
  auto methods = nlohmann::ordered_json::array();
  for (const auto method : query.methods) methods.push_back(azure::to_string(method));
  auto clients = nlohmann::ordered_json::array();
  for (const auto& client : support.usable) clients.push_back(to_json(client));
  auto unsupported = nlohmann::ordered_json::array();
  for (const auto& each : support.unsupported) {
    unsupported.push_back({{"system", to_string(each.system)},
                           {"authentication", azure::to_string(each.method)},
                           {"reason", each.reason}});
  }
  return {{"as_of", format_time(query.as_of)},
          {"tunnels", std::move(tunnels)},
          {"authentication", std::move(methods)},
          {"compatible", !azure::incompatibility(query.tunnels, query.methods)},
          {"clients", std::move(clients)},
          {"unsupported", std::move(unsupported)}};
}

}  // namespace

void show_client_matrix(Context& context, const planning::ClientQuery& query,
                        const planning::ClientSupport& support) {
  if (context.globals().json) {
    print_json(context, client_matrix_json(query, support));
    return;
  }
  Table table({"SYSTEM", "AUTHENTICATION", "TUNNEL", "CLIENT", "NEEDS", "NOTE"});
  for (const auto& client : support.usable) {
    const azure::ClientRow& row = *client.row;
    table.add({std::string(to_string(row.system)), std::string(azure::to_string(row.method)),
               std::string(azure::to_string(row.tunnel)),
               std::string(azure::software_name(row.software)), needs(row), client.note});
  }
  for (const auto& each : support.unsupported) {
    table.add({std::string(to_string(each.system)), std::string(azure::to_string(each.method)), "-",
               "none", "", each.reason});
  }
  table.print(context);
}

}  // namespace p2s::cli
