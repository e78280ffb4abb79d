#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/base/system.hpp>
#include <p2s/kit/kit.hpp>
#include <p2s/spec/spec.hpp>

#include <optional>
#include <vector>

namespace p2s::app {

// What the emitters of kits ask that another domain knows.

/// The ways into the gateway that Azure's published matrix allows on that day, in its order. The
/// SKU comes from the spec, where there is one. Appends a finding (KIT-008) for each system and
/// proof of identity that has none.
P2S_API std::vector<azure::ConnectionMethod> connection_methods(
    const package::VendorPackage& gateway, const spec::GatewaySpec* spec,
    const std::vector<System>& systems, Time at, Findings& findings);

/// What IKEv2 clients offer: the custom policies of the spec, else the recommended of Azure's
/// defaults.
P2S_API package::IkeChoice kit_ike(const spec::GatewaySpec* spec);

/// Table [kit] of the spec, under what was given on the command line.
P2S_API kit::KitSettings kit_settings(const spec::GatewaySpec* spec, kit::KitSettings given);

/// Azure's gateways have no way to the Internet (rule RTE-002): what is said (KIT-009) when all
/// traffic is to go into the tunnel and no route of the gateway shows that the network leads it on.
P2S_API std::optional<Finding> missing_internet_route(const package::VendorPackage& gateway,
                                                      const spec::GatewaySpec* spec,
                                                      const kit::KitSettings& settings);

}  // namespace p2s::app
