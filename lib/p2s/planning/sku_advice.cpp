// SPDX-License-Identifier: Apache-2.0
#include "p2s/planning/sku_advice.hpp"

#include <p2s/azure/dates.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace p2s::planning {
namespace {

// ikev2-openvpn-from-sstp (2025-09-29).

/// Why a SKU does not meet one of the requirements; empty if it does.
using Objection = std::string (*)(const azure::Sku& sku, const SkuRequirements& requirements,
                                  Time as_of);

std::string about_life(const azure::Sku& sku, const SkuRequirements& /*requirements*/, Time as_of) {
  if (azure::tier_of(sku) == 0) return "for development and tests only";
  if (!azure::is_non_zonal(sku)) return {};
  if (as_of >= azure::day(azure::kNonZonalRetired)) return "retired on 2026-09-30";
  if (as_of >= azure::day(azure::kNonZonalClosing))
    return "not available to new gateways since 2025";
  return {};
}

std::string about_tunnels(const azure::Sku& sku, const SkuRequirements& requirements, Time as_of) {
  const auto& tunnels = requirements.tunnels;
  const bool sstp = tunnels.has(azure::Tunnel::sstp);
  if (sstp && as_of >= azure::day(azure::kSstpStops)) {
    return fmt::format("SSTP stopped on {}", azure::kSstpStops);
  }
  if (sstp && tunnels.has(azure::Tunnel::openvpn)) return "SSTP and OpenVPN cannot share a gateway";
  if (sku.ikev2_openvpn_clients > 0) return {};
  if (tunnels.has(azure::Tunnel::openvpn)) return "no OpenVPN";
  return tunnels.has(azure::Tunnel::ikev2) ? "no IKEv2 according to most pages" : "";
}

std::string about_clients(const azure::Sku& sku, const SkuRequirements& requirements,
                          Time /*as_of*/) {
  const bool sstp = requirements.tunnels.has(azure::Tunnel::sstp);
  if (requirements.tunnels == azure::TunnelSet{azure::Tunnel::sstp}) {
    if (requirements.clients <= sku.sstp_clients) return {};
    return fmt::format("{} SSTP clients with any SKU, {} required", sku.sstp_clients,
                       requirements.clients);
  }
  // SSTP clients have a separate limit.
  const auto most = sku.ikev2_openvpn_clients + (sstp ? sku.sstp_clients : 0U);
  if (requirements.clients <= most) return {};
  // Basic; about_tunnels() reports it if tunnel types are given.
  if (most == 0) return requirements.tunnels.empty() ? "SSTP clients only" : "";
  return fmt::format("{} {}clients, {} required", most, sstp ? "" : "IKEv2 and OpenVPN ",
                     requirements.clients);
}

std::string about_throughput(const azure::Sku& sku, const SkuRequirements& requirements,
                             Time /*as_of*/) {
  if (requirements.throughput_mbps <= sku.throughput_mbps) return {};
  return fmt::format("{}, {} required", show_throughput(sku.throughput_mbps),
                     show_throughput(requirements.throughput_mbps));
}

std::string about_zones(const azure::Sku& sku, const SkuRequirements& requirements,
                        Time /*as_of*/) {
  return requirements.zone_redundant && !sku.zone_redundant ? "not zone-redundant" : "";
}

std::string about_bgp(const azure::Sku& sku, const SkuRequirements& requirements, Time /*as_of*/) {
  return requirements.bgp && !sku.bgp ? "no BGP" : "";
}

std::string about_active_active(const azure::Sku& sku, const SkuRequirements& requirements,
                                Time /*as_of*/) {
  return requirements.active_active && azure::tier_of(sku) == 0 ? "no active-active mode" : "";
}

std::string about_generation(const azure::Sku& sku, const SkuRequirements& requirements,
                             Time /*as_of*/) {
  if (!requirements.generation || requirements.generation == sku.generation) return {};
  return fmt::format("not of generation {}", *requirements.generation);
}

std::string about_sites(const azure::Sku& sku, const SkuRequirements& requirements,
                        Time /*as_of*/) {
  if (requirements.site_tunnels <= sku.site_tunnels) return {};
  return fmt::format("{} site tunnels, {} required", sku.site_tunnels, requirements.site_tunnels);
}

std::string about_machines(const azure::Sku& sku, const SkuRequirements& requirements,
                           Time /*as_of*/) {
  if (requirements.machines <= sku.virtual_machines) return {};
  return fmt::format("{} virtual machines, {} required", sku.virtual_machines,
                     requirements.machines);
}

constexpr std::array kObjections{about_life,  about_tunnels, about_clients,       about_throughput,
                                 about_zones, about_bgp,     about_active_active, about_generation,
                                 about_sites, about_machines};

bool is_better(const azure::Sku& sku, const std::optional<azure::Sku>& than) {
  if (!than) return true;
  if (azure::tier_of(sku) != azure::tier_of(*than))
    return azure::tier_of(sku) < azure::tier_of(*than);
  return sku.throughput_mbps > than->throughput_mbps;
}

std::vector<std::string> remarks_on(const SkuRequirements& requirements, Time as_of) {
  std::vector<std::string> remarks;
  if (requirements.tunnels.has(azure::Tunnel::sstp) && as_of >= azure::day(azure::kSstpClosed) &&
      as_of < azure::day(azure::kSstpStops)) {
    remarks.push_back(fmt::format(
        "since {}, SSTP cannot be enabled on any gateway; existing connections stop on {}",
        azure::kSstpClosed, azure::kSstpStops));
  }
  if (requirements.site_tunnels > azure::kSiteTunnelsOfLargest)
    remarks.emplace_back("for more than 100 site tunnels use Azure Virtual WAN");
  return remarks;
}

}  // namespace

SkuAdvice advise_sku(const SkuRequirements& requirements, Time as_of) {
  SkuAdvice advice;
  for (const auto& sku : azure::skus()) {
    auto& verdict = advice.skus.emplace_back(SkuVerdict{sku, {}, false});
    for (const auto object : kObjections) {
      if (auto reason = object(sku, requirements, as_of); !reason.empty())
        verdict.against.push_back(std::move(reason));
    }
    if (verdict.fits() && is_better(sku, advice.recommended)) advice.recommended = sku;
  }
  advice.remarks = remarks_on(requirements, as_of);
  return advice;
}

std::vector<ResizeOption> resize_options(const std::vector<rules::PresentSku>& present,
                                         const SkuAdvice& advice, Time as_of) {
  std::vector<ResizeOption> options;
  for (const auto& from : present) {
    for (const auto& verdict : advice.skus) {
      if (!about_life(verdict.sku, {}, as_of).empty()) continue;
      const auto resize = rules::check_resize(from, verdict.sku);
      if (resize.method == rules::ResizeMethod::same) continue;
      options.push_back({from, verdict.sku, resize, verdict.fits()});
    }
  }
  return options;
}

std::optional<unsigned> parse_throughput(std::string_view text) {
  constexpr double kMost = 1e6;
  const auto lower = to_lower(trim(text));
  double unit = 0;
  if (lower.ends_with("mbps")) unit = 1;
  if (lower.ends_with("gbps")) unit = 1000;
  if (unit == 0) return std::nullopt;
  const auto number = trim(std::string_view(lower).substr(0, lower.size() - 4));
  if (number.empty() || number.front() == '.' || number.back() == '.') return std::nullopt;
  double value = 0;
  double place = 0;
  for (const char c : number) {
    if (c == '.' && place == 0) {
      place = 1;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (place > 0) place /= 10;
    value = place > 0 ? value + (c - '0') * place : value * 10 + (c - '0');
  }
  const double mbps = std::ceil(value * unit - 1e-6);
  if (mbps < 1 || mbps > kMost) return std::nullopt;
  return static_cast<unsigned>(mbps);
}

std::string show_throughput(unsigned mbps) {
  return mbps < 1000 ? fmt::format("{} Mbps", mbps) : fmt::format("{} Gbps", mbps / 1000.0);
}

}  // namespace p2s::planning
