// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/rules/gateway_check.hpp>
#include <p2s/spec/spec_positions.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace p2s::app {

/// Result of `gateway check` and the location of the spec.
struct GatewayCheck {
  std::filesystem::path file;  ///< as given, or that of the workspace
  spec::SpecPositions positions;
  rules::GatewayReport report;
};

/// Checks the spec in `file` (default: that of the workspace) as of services.as_of. Roots and
/// clients come from the store given by the choice or $P2SCTL_STORE (default: that of the spec, if
/// it exists; see store_url_of). A certificate that cannot be parsed is a finding (STORE-002).
/// Errors: not_found for a missing spec or store, malformed as by read_spec and for [rules] with
/// unknown ids or without a reason.
P2S_API GatewayCheck check_gateway(const std::optional<std::filesystem::path>& file,
                                   const WorkspaceChoice& choice, const Services& services);

}  // namespace p2s::app
