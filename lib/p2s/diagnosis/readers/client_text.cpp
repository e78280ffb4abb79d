// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/client_text.hpp"

#include <p2s/diagnosis/readers/ifconfig.hpp>
#include <p2s/diagnosis/readers/ip_address.hpp>
#include <p2s/diagnosis/readers/ip_json.hpp>
#include <p2s/diagnosis/readers/ipconfig.hpp>
#include <p2s/diagnosis/readers/resolv_conf.hpp>
#include <p2s/diagnosis/readers/route_table.hpp>

#include <algorithm>

namespace p2s::diagnosis {
namespace {

bool has_known_error(const ClientLog& log) {
  return std::any_of(log.attempts.begin(), log.attempts.end(),
                     [](const ConnectionAttempt& attempt) { return !attempt.sightings.empty(); });
}

}  // namespace

ClientText read_client_text(std::string_view text) {
  ClientText result;
  const auto add = [&](const char* kind, ClientState state) {
    result.kinds.emplace_back(kind);
    merge(result.state, std::move(state));
  };
  if (auto json = read_ip_json(text)) {
    add(json->interfaces_known ? "ip -j addr" : "ip -j route", std::move(*json));
    return result;
  }
  if (looks_like_client_log(text)) result.kinds.emplace_back("log");
  if (looks_like_ipconfig(text)) add("ipconfig", read_ipconfig(text));
  if (looks_like_ip_address(text)) add("ip addr", read_ip_address(text));
  if (looks_like_ifconfig(text)) add("ifconfig", read_ifconfig(text));
  if (auto routes = read_route_table(text); routes.routes_known)
    add("route table", std::move(routes));
  if (auto resolver = read_resolv_conf(text); resolver.dns_known)
    add("resolv.conf", std::move(resolver));
  const bool only_tables = !result.kinds.empty() && result.kinds.front() != "log";
  if (only_tables) return result;
  result.log = read_client_log(text);
  if (result.kinds.empty() && has_known_error(result.log)) result.kinds.emplace_back("log");
  return result;
}

}  // namespace p2s::diagnosis
