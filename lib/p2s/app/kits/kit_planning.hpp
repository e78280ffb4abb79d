// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/files/system.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/kit/kit.hpp>
#include <p2s/spec/spec.hpp>

#include <optional>
#include <vector>

namespace p2s::app {

// Inputs of kits that come from other domains.

/// The connection methods that Azure supports on that day, in the order of the client matrix. The
/// SKU comes from the spec, if present. Appends a finding (KIT-008) for each platform and
/// authentication method without one.
P2S_API std::vector<azure::ConnectionMethod> connection_methods(
    const package::VendorPackage& gateway, const spec::GatewaySpec* spec,
    const std::vector<System>& systems, Time at, Findings& findings);

/// Table [kit] of the spec, overridden by the command line.
P2S_API kit::KitSettings kit_settings(const spec::GatewaySpec* spec, kit::KitSettings given);

/// Azure gateways do not forward to the Internet (rule RTE-002): a finding (KIT-009) if forced
/// tunnelling is enabled and no route of the gateway covers the Internet.
P2S_API std::optional<Finding> missing_internet_route(const package::VendorPackage& gateway,
                                                      const spec::GatewaySpec* spec,
                                                      const kit::KitSettings& settings);

}  // namespace p2s::app
