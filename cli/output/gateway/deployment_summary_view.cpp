// SPDX-License-Identifier: Apache-2.0
#include "output/gateway/deployment_summary_view.hpp"

#include "output/json_values.hpp"
#include "output/output.hpp"
#include "output/pool/pool_view.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string port_text(const planning::Port& port) {
  return port.number == 0 ? fmt::format("{} (IP protocol 50)", port.protocol)
                          : fmt::format("{} {}", port.protocol, port.number);
}

std::string_view meaning(planning::Tunnelling tunnelling) {
  switch (tunnelling) {
    case planning::Tunnelling::split:
      return "split: clients send only the routes below through the tunnel";
    case planning::Tunnelling::forced:
      return "forced: clients send all traffic through the tunnel; the gateway drops traffic to "
             "the Internet";
    case planning::Tunnelling::half:
      break;
  }
  return "half: the routes cover half of all addresses, which is rarely intended";
}

/// Lines with a label that is printed on the first line only.
class Lines {
 public:
  explicit Lines(Context& context) : context_(context) {}
  void row(std::string_view label, const std::string& value) {
    context_.out() << fmt::format("{:<18}{}\n", label == last_ ? "" : label, value);
    last_ = label;
  }

 private:
  Context& context_;
  std::string_view last_;
};

std::string capacity_text(const planning::Capacity& capacity) {
  const auto tunnels = capacity.tunnels.to_string();
  if (!capacity.sku_limit)
    return fmt::format("{}: {} (pools only; unknown SKU)", tunnels, capacity.addresses);
  return fmt::format("{}: {} at the same time (pools {}, SKU {}; {} the limit)", tunnels,
                     capacity.clients(), capacity.addresses, *capacity.sku_limit,
                     capacity.pool_is_ceiling() ? "the pool is" : "the SKU is");
}

void print_deployment_summary(Context& context, const spec::GatewaySpec& spec,
                              const planning::DeploymentSummary& summary) {
  Lines lines(context);
  lines.row("gateway", printable(fmt::format("{}, {}{}", spec.name, spec.sku,
                                             spec.active_active ? ", active-active" : "")));
  lines.row("tunnels", spec.tunnels.empty() ? "none" : spec.tunnels.to_string());
  lines.row("authentication", to_string(spec.authentication));
  for (const auto& pool : summary.pools) {
    for (const auto& share : pool.shares) {
      const auto each =
          share.instances > 1 ? fmt::format(", {} per instance", share.per_instance()) : "";
      lines.row("pools", fmt::format("{}: {} for {}{}", pool.prefix.to_string(), share.addresses,
                                     share.tunnels.to_string(), each));
    }
  }
  for (const auto& capacity : summary.capacities) lines.row("clients", capacity_text(capacity));
  lines.row("tunnelling", std::string(meaning(summary.tunnelling)));
  for (const auto& route : summary.routes) {
    lines.row(
        "routes",
        fmt::format("{:<20}{}{}", route.prefix.to_string(), route.why,
                    route.windows ? "" : "; must be added manually for the native Windows client"));
  }
  for (const auto& port : summary.ports)
    lines.row("ports to open", fmt::format("{} for {}", port_text(port), to_string(port.tunnel)));
  for (const auto& each : summary.retirements) {
    lines.row("dates", fmt::format("{}  {}{} ({})", format_date(each.date), each.what,
                                   each.past ? ", in the past" : "", each.rule));
  }
}

Json deployment_summary_json(const spec::GatewaySpec& spec,
                             const planning::DeploymentSummary& summary) {
  auto document = pools_json(summary.pools);
  document["name"] = spec.name;
  document["sku"] = spec.sku;
  document["tunnels"] = Json::array();
  for (const auto tunnel : spec.tunnels.list()) document["tunnels"].push_back(to_string(tunnel));
  document["authentication"] = Json::array();
  for (const auto method : spec.authentication)
    document["authentication"].push_back(to_string(method));
  document["capacities"] = Json::array();
  for (const auto& each : summary.capacities) {
    document["capacities"].push_back({{"tunnels", each.tunnels.to_string()},
                                      {"clients", each.clients()},
                                      {"addresses", each.addresses},
                                      {"sku_limit", or_null(each.sku_limit)},
                                      {"limited_by", each.pool_is_ceiling() ? "pool" : "sku"}});
  }
  document["tunnelling"] = to_string(summary.tunnelling);
  document["routes"] = Json::array();
  for (const auto& each : summary.routes) {
    document["routes"].push_back(
        {{"prefix", each.prefix.to_string()}, {"why", each.why}, {"windows", each.windows}});
  }
  document["ports"] = Json::array();
  for (const auto& each : summary.ports) {
    document["ports"].push_back({{"tunnel", to_string(each.tunnel)},
                                 {"protocol", each.protocol},
                                 {"port", each.number == 0 ? Json(nullptr) : Json(each.number)}});
  }
  document["retirements"] = Json::array();
  for (const auto& each : summary.retirements) {
    document["retirements"].push_back({{"date", format_date(each.date)},
                                       {"what", each.what},
                                       {"rule", each.rule},
                                       {"source", each.source},
                                       {"past", each.past}});
  }
  return document;
}

}  // namespace

void show_deployment_summary(Context& context, const spec::GatewaySpec& spec,
                             const planning::DeploymentSummary& summary) {
  if (context.globals().json)
    print_json(context, deployment_summary_json(spec, summary));
  else
    print_deployment_summary(context, spec, summary);
}

}  // namespace p2s::cli
