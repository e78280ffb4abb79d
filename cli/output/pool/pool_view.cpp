// SPDX-License-Identifier: Apache-2.0
#include "output/pool/pool_view.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <limits>

namespace p2s::cli {
namespace {

std::string shown(std::uint64_t addresses) {
  return addresses == std::numeric_limits<std::uint64_t>::max() ? "more than 2^63"
                                                                : std::to_string(addresses);
}

void print_pools(Context& context, const std::vector<rules::PoolSummary>& pools) {
  Table table({"POOL", "TUNNELS", "ADDRESSES", "PER INSTANCE"});
  for (const auto& pool : pools) {
    if (pool.shares.empty()) table.add({pool.prefix.to_string(), "any", shown(pool.addresses), ""});
    for (const auto& share : pool.shares) {
      const std::string each = share.instances > 1 ? shown(share.per_instance()) : "";
      table.add({pool.prefix.to_string(), share.tunnels.to_string(), shown(share.addresses), each});
    }
  }
  table.print(context);
}

}  // namespace

nlohmann::ordered_json pools_json(const std::vector<rules::PoolSummary>& pools) {
  nlohmann::ordered_json document{{"pools", nlohmann::ordered_json::array()}};
  for (const auto& pool : pools) {
    auto shares = nlohmann::ordered_json::array();
    for (const auto& share : pool.shares) {
      shares.push_back({{"tunnel", share.tunnels.to_string()},
                        {"addresses", share.addresses},
                        {"instances", share.instances}});
    }
    document["pools"].push_back({{"prefix", pool.prefix.to_string()},
                                 {"addresses", pool.addresses},
                                 {"shares", std::move(shares)}});
  }
  return document;
}

void show_pools(Context& context, const std::vector<rules::PoolSummary>& pools) {
  if (context.globals().json)
    print_json(context, pools_json(pools));
  else
    print_pools(context, pools);
}

void show_pool_check(Context& context, const rules::PoolReport& report) {
  if (context.globals().json) {
    auto document = pools_json(report.pools);
    add_findings(document, report.findings);
    print_json(context, document);
    return;
  }
  print_pools(context, report.pools);
  print_findings(context, report.findings);
  if (report.findings.empty()) context.info("no findings");
}

void show_pool_list(Context& context, const rules::PoolListReport& report) {
  if (context.globals().json) {
    nlohmann::ordered_json document{{"prefixes", report.prefixes}};
    add_findings(document, report.findings);
    document["errors"] = report.errors;
    document["warnings"] = report.warnings;
    print_json(context, document);
    return;
  }
  print_findings(context, report.findings);
  context.info(fmt::format("{}: {}, {}", counted(report.prefixes, "prefix", "prefixes"),
                           counted(report.errors, "error", "errors"),
                           counted(report.warnings, "warning", "warnings")));
}

void show_suggestions(Context& context, const std::vector<planning::PoolSuggestion>& suggestions) {
  if (!context.globals().json) {
    Table table({"POOL", "ADDRESSES", "WHY"});
    for (const auto& each : suggestions)
      table.add({each.prefix.to_string(), std::to_string(each.addresses), each.reason});
    table.print(context);
    return;
  }
  std::vector<rules::PoolSummary> pools;
  for (const auto& each : suggestions)
    pools.push_back({each.prefix, {}, each.addresses, each.shares});
  auto document = pools_json(pools);
  for (std::size_t i = 0; i < suggestions.size(); ++i)
    document["pools"][i]["reason"] = suggestions[i].reason;
  print_json(context, document);
}

}  // namespace p2s::cli
