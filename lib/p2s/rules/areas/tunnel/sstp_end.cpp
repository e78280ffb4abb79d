// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/dates.hpp>
#include <p2s/base/text.hpp>
#include <p2s/rules/areas/tunnel/tunnel_rules.hpp>

#include <fmt/format.h>

namespace p2s::rules::rules {
namespace {

constexpr std::string_view kSubject = "gateway.tunnels";

/// Whether SSTP is already enabled on the day of the check.
bool is_enabled(const GatewayFacts& facts) {
  if (!facts.spec.sstp_since && facts.spec.current_tunnels.has(azure::Tunnel::sstp)) return true;
  return facts.spec.sstp_since && *facts.spec.sstp_since <= facts.as_of &&
         *facts.spec.sstp_since < azure::day(azure::kSstpClosed);
}

}  // namespace

void sstp_is_enabled(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  // After SSTP has stopped, only TUN-007 reports.
  if (!facts.uses(azure::Tunnel::sstp) || is_enabled(facts) || facts.on_or_after(azure::kSstpStops))
    return;
  const Time enabled = facts.spec.sstp_since.value_or(facts.as_of);
  const bool too_late = enabled >= azure::day(azure::kSstpClosed);
  findings.push_back(
      finding(rule, too_late ? Severity::error : Severity::warning, std::string(kSubject),
              fmt::format("SSTP would be enabled on {}; {} {} it cannot be enabled on any gateway",
                          format_date(enabled), too_late ? "since" : "from", azure::kSstpClosed),
              "offer ikev2 and openvpn instead; if SSTP is already enabled, set gateway.sstp_since "
              "= 2024-05-01 or current_tunnels = [\"sstp\"]"));
}

void sstp_will_stop(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::sstp) || !is_enabled(facts) ||
      facts.on_or_after(azure::kSstpStops))
    return;
  const auto left =
      std::chrono::ceil<std::chrono::days>(azure::day(azure::kSstpStops) - facts.as_of).count();
  findings.push_back(finding(rule, std::string(kSubject),
                             fmt::format("SSTP connections stop on {}, in {}", azure::kSstpStops,
                                         counted(static_cast<std::size_t>(left), "day", "days")),
                             "migrate the clients to IKEv2 or OpenVPN before that day"));
}

void sstp_has_stopped(const GatewayFacts& facts, const GatewayRule& rule, Findings& findings) {
  if (!facts.uses(azure::Tunnel::sstp) || !facts.on_or_after(azure::kSstpStops)) return;
  findings.push_back(finding(rule, std::string(kSubject),
                             fmt::format("SSTP connections stopped on {}", azure::kSstpStops),
                             "remove sstp from gateway.tunnels"));
}

}  // namespace p2s::rules::rules
