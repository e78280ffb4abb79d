// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/gateway_check.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::rules::test {

inline Time on(std::string_view date) { return *parse_time(date); }

inline net::Prefix prefix(std::string_view text) { return *net::Prefix::parse(text).prefix; }

inline spec::Network network(std::string_view text) { return {prefix(text), "here"}; }

/// The documentation's example gateway, which no rule finds an error or a warning in.
inline spec::GatewaySpec example() {
  return spec::read_spec(R"(
[gateway]
name = "VNet1GW"
sku = "VpnGw2AZ"
generation = 2
tunnels = ["ikev2", "openvpn"]
authentication = ["certificate"]
pools = ["172.16.201.0/24"]
[vnet]
prefixes = ["10.1.0.0/16"]
gateway_subnet = "10.1.255.0/27"
)",
                         "p2s.toml");
}

/// What one rule says of a spec on a day.
inline Findings ask(const spec::GatewaySpec& spec, std::string_view rule,
                    std::string_view day = "2026-11-01") {
  auto findings = check_gateway(spec, {}, on(day)).findings;
  std::erase_if(findings, [&](const Finding& each) { return each.rule != rule; });
  return findings;
}

/// The same, each as "SEVERITY SUBJECT: MESSAGE".
inline std::vector<std::string> said(const spec::GatewaySpec& spec, std::string_view rule,
                                     std::string_view day = "2026-11-01") {
  std::vector<std::string> lines;
  for (const auto& each : ask(spec, rule, day))
    lines.push_back(std::string(to_string(each.severity)) + " " + each.subject + ": " +
                    each.message);
  return lines;
}

/// The severities of a rule's findings, separated by spaces; empty if it has none.
inline std::string verdict(const spec::GatewaySpec& spec, std::string_view rule,
                           std::string_view day = "2026-11-01") {
  std::string found;
  for (const auto& each : ask(spec, rule, day)) {
    if (!found.empty()) found += ' ';
    found += to_string(each.severity);
  }
  return found;
}

}  // namespace p2s::rules::test
