// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/dates.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>
#include <p2s/rules/facts/tunnel_change.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace p2s::rules {
namespace {

const char* const kTunnelsSetting = "gateway.tunnels";

/// The day on which SSTP was or will be enabled; a gateway cannot have had it before it existed.
std::optional<Time> enabled_on(const spec::GatewaySpec& spec) {
  if (!spec.sstp_since || !spec.since) return spec.sstp_since;
  return std::max(*spec.sstp_since, *spec.since);
}

/// Whether SSTP is already enabled on the day of the check.
bool is_enabled(const GatewayFacts& facts) {
  const auto day = enabled_on(facts.spec);
  if (!day) return facts.spec.current_tunnels.has(azure::Tunnel::sstp);
  return *day <= facts.as_of && *day < azure::day(azure::kSstpClosed);
}

/// How to declare SSTP that the gateway already offers.
std::string if_enabled(const spec::GatewaySpec& spec) {
  if (spec.sstp_since) return "set gateway.sstp_since to the day on which it was enabled";
  const bool ikev2 = spec.tunnels.has(azure::Tunnel::ikev2);
  return fmt::format(
      "set gateway.current_tunnels = {}, or gateway.sstp_since to the day on which "
      "it was enabled",
      ikev2 ? R"(["ikev2", "sstp"])" : R"(["sstp"])");
}

Fix other_tunnels(const GatewayFacts& facts) {
  auto fix = fix::told(fix::set(kTunnelsSetting, R"(["ikev2", "openvpn"])"),
                       "offer ikev2 and openvpn instead");
  if (facts.is_basic())
    fix = fix::told(fix::both(fix::set("gateway.sku", "\"VpnGw1AZ\""), std::move(fix)),
                    "choose VpnGw1AZ or larger and offer ikev2 and openvpn");
  return fix::decide(fix::told(
      fix, fmt::format("{}; if SSTP is already enabled, {}", fix.text, if_enabled(facts.spec))));
}

void sstp_is_enabled(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::sstp) || is_enabled(facts)) return;
  const Time enabled = enabled_on(facts.spec).value_or(facts.as_of);
  const bool too_late = enabled >= azure::day(azure::kSstpClosed);
  findings.push_back(
      finding(rule, too_late ? Severity::error : Severity::warning, kTunnelsSetting,
              fmt::format("SSTP would be enabled on {}; {} {} it cannot be enabled on any gateway",
                          format_date(enabled), too_late ? "since" : "from", azure::kSstpClosed),
              {other_tunnels(facts)}));
}

void sstp_will_stop(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::sstp) || !is_enabled(facts)) return;
  const auto left =
      std::chrono::ceil<std::chrono::days>(azure::day(azure::kSstpLastDay) - facts.as_of).count();
  findings.push_back(
      finding(rule, kTunnelsSetting,
              fmt::format("the last day of SSTP is {} ({} left)", azure::kSstpLastDay,
                          counted(static_cast<std::size_t>(left), "day", "days")),
              "migrate the clients to IKEv2 or OpenVPN before that day"));
}

void sstp_has_stopped(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::sstp)) return;
  findings.push_back(finding(rule, kTunnelsSetting,
                             fmt::format("SSTP connections stopped on {}", azure::kSstpStops),
                             without_sstp(facts.spec)));
}

constexpr std::array kSstpEndRules{
    GatewayRule{until_day(azure::kSstpStops,
                          {"TUN-005", kError, "SSTP can no longer be enabled", page::kEndOfSstp}),
                sstp_is_enabled},
    GatewayRule{
        until_day(azure::kSstpStops,
                  {"TUN-006", kWarning, "SSTP connections stop on 2027-03-31", page::kEndOfSstp}),
        sstp_will_stop},
    GatewayRule{
        from_day(azure::kSstpStops, {"TUN-007", kError, "SSTP has stopped", page::kEndOfSstp}),
        sstp_has_stopped},
    GatewayRule{unchecked("TUN-008", "ports of each tunnel type",
                          "a fact; the deployment summary lists the ports")},
};

}  // namespace

GatewayRules sstp_end_rules() noexcept { return kSstpEndRules; }

}  // namespace p2s::rules
