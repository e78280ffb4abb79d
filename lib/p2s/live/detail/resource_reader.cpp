// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/detail/reading.hpp"
#include "p2s/live/live_rules.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::live::detail {
namespace {

constexpr std::int64_t kDefaultAsn = 65515;

/// The segment after `name` in a resource id.
std::string id_part(std::string_view id, std::string_view name) {
  const auto parts = split(id, '/');
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (equals_ignoring_case(parts[i], name)) return std::string(parts[i + 1]);
  }
  return {};
}

}  // namespace

void read_resource(Reading& reading) {
  const auto id = reading.outer({"id"}).text();
  reading.live.subscription = id_part(id, "subscriptions");
  reading.live.resource_group = id_part(id, "resourceGroups");
  if (reading.live.resource_group.empty())
    reading.live.resource_group = reading.outer({"resourceGroup", "resourceGroupName"}).text();
  reading.live.spec.name = reading.placed("gateway.name", reading.outer({"name"})).text();
  auto location = to_lower(reading.placed("gateway.location", reading.outer({"location"})).text());
  std::erase(location, ' ');
  reading.live.spec.location = std::move(location);
  reading.live.provisioning_state = reading.outer({"provisioningState"}).text();
  if (!reading.live.provisioning_state.empty() &&
      !equals_ignoring_case(reading.live.provisioning_state, "Succeeded")) {
    reading.report(LiveRule("LIVE-001"), reading.outer({"provisioningState"}).path(),
                   fmt::format("the provisioning state is '{}'; values may still change",
                               printable(reading.live.provisioning_state)));
  }
}

void read_deployment(Reading& reading) {
  const auto sku = reading.placed("gateway.sku", reading.gateway.find("sku"));
  reading.live.spec.sku = sku.is_text() ? sku.text() : sku.find("name").text();
  reading.live.spec.current_sku = reading.live.spec.sku;
  const auto generation = reading
                              .placed("gateway.generation",
                                      reading.gateway.find({"vpnGatewayGeneration", "generation"}))
                              .text();
  if (equals_ignoring_case(generation, "Generation1")) reading.live.spec.generation = 1;
  if (equals_ignoring_case(generation, "Generation2")) reading.live.spec.generation = 2;
  reading.live.spec.current_generation = reading.live.spec.generation;
  reading.live.spec.active_active =
      reading
          .placed("gateway.active_active",
                  reading.gateway.find({"activeActive", "activeActiveEnabled"}))
          .flag()
          .value_or(false);
  const auto asn =
      reading.placed("gateway.asn", reading.gateway.find("bgpSettings").find("asn")).number();
  if (asn && *asn != kDefaultAsn) reading.live.spec.asn = asn;
  if (const auto type = reading.placed("gateway.vpn_type", reading.gateway.find("vpnType")).text();
      !type.empty())
    reading.live.spec.vpn_type = type;
  const bool block =
      reading.document.form == Form::terraform && !reading.gateway.find("gatewayType");
  const auto type =
      reading.placed("gateway.type", reading.gateway.find(block ? "type" : "gatewayType")).text();
  if (!type.empty() && type.find('/') == type.npos) reading.live.spec.type = type;
  const auto addresses =
      reading.placed("public_ip", reading.gateway.find({"ipConfigurations", "ipConfiguration"}))
          .items()
          .size();
  if (addresses != 0) reading.live.spec.public_ip.count = addresses;
}

}  // namespace p2s::live::detail
