// SPDX-License-Identifier: Apache-2.0
#include "p2s/planning/retirement.hpp"

#include <p2s/azure/client_matrix.hpp>
#include <p2s/azure/dates.hpp>
#include <p2s/azure/entra_audience.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>

#include <algorithm>
#include <array>

namespace p2s::planning {
namespace {

struct Row {
  std::string_view date;
  std::string_view what;
  std::string_view rule;
  std::string_view source;
  bool (*concerns)(const spec::GatewaySpec& spec);
};

bool uses_sstp(const spec::GatewaySpec& spec) { return spec.tunnels.has(azure::Tunnel::sstp); }

bool has_no_zones(const spec::GatewaySpec& spec) {
  const auto sku = azure::find_sku(spec.sku, spec.generation);
  return sku && azure::is_non_zonal(*sku);
}

bool is_legacy(const spec::GatewaySpec& spec) { return azure::is_legacy_sku(spec.sku); }

bool has_basic_address(const spec::GatewaySpec& spec) {
  return equals_ignoring_case(spec.public_ip.sku, "Basic");
}

constexpr std::string_view kSstpPage = "articles/vpn-gateway/ikev2-openvpn-from-sstp.md (2025-09)";
constexpr std::string_view kNewsPage = "articles/vpn-gateway/whats-new.md (2026-03)";
constexpr std::string_view kAboutPage = "articles/vpn-gateway/point-to-site-about.md (2026-08)";

constexpr std::array kRows{
    Row{azure::kSstpClosed, "SSTP can no longer be enabled", "TUN-005", kSstpPage, uses_sstp},
    Row{azure::kLegacyRetired, "the SKUs Standard and HighPerformance are retired", "SKU-017",
        kNewsPage, is_legacy},
    Row{azure::kBasicAddressRetired, "Basic public addresses are retired", "GW-017", kNewsPage,
        has_basic_address},
    Row{azure::kNonZonalRetired, "SKUs without zones (VpnGw1 to VpnGw5) are retired", "SKU-016",
        kNewsPage, has_no_zones},
    Row{azure::kSstpStops, "SSTP connections stop", "TUN-006", kSstpPage, uses_sstp},
};

/// The day after `last_day`.
Time day_after(std::string_view last_day) { return azure::day(last_day) + std::chrono::days(1); }

void add_linux_client(const spec::GatewaySpec& spec, std::vector<Retirement>& found) {
  const auto software = spec.clients.software.find(System::gnu_linux);
  if (software == spec.clients.software.end() || software->second != azure::kAzureVpnClient) return;
  found.push_back({day_after(azure::kLinuxClientLastDay),
                   "the Azure VPN Client for Linux is retired", "CLI-001",
                   "articles/vpn-gateway/azure-vpn-client-linux-retirement.md (2026-05)", false});
}

void add_audiences(const spec::GatewaySpec& spec, std::vector<Retirement>& found) {
  for (const auto& id : spec.entra.audiences) {
    const auto audience = azure::find_audience(id);
    if (!audience || audience->last_day.empty()) continue;
    found.push_back({day_after(audience->last_day),
                     "the manually registered Entra ID application is retired", "ENT-010",
                     kAboutPage, false});
  }
}

}  // namespace

std::vector<Retirement> retirements(const spec::GatewaySpec& spec, Time as_of) {
  std::vector<Retirement> found;
  for (const auto& row : kRows) {
    if (row.concerns(spec))
      found.push_back({azure::day(row.date), row.what, row.rule, row.source, false});
  }
  add_linux_client(spec, found);
  add_audiences(spec, found);
  for (auto& each : found) each.past = as_of >= each.date;
  std::sort(found.begin(), found.end(),
            [](const Retirement& a, const Retirement& b) { return a.date < b.date; });
  return found;
}

}  // namespace p2s::planning
