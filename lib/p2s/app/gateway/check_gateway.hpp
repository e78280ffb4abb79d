#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/rules/gateway_check.hpp>
#include <p2s/spec/spec_positions.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace p2s::app {

/// What `gateway check` found, and where it stands.
struct GatewayCheck {
  std::filesystem::path file;  ///< as typed, or that of the workspace
  spec::SpecPositions positions;
  rules::GatewayReport report;
};

/// Judges the spec in `file`, else that of the workspace, as of services.as_of. Roots and
/// clients come from the store that the choice or $P2SCTL_STORE names, else from that of the spec
/// (store_url_of) where there is one. A certificate of it that does not parse is a finding
/// (STORE-002). Errors: not_found without any spec or the named store, malformed for what read_spec
/// refuses and for [rules] that name no rule or give no reason.
P2S_API GatewayCheck check_gateway(const std::optional<std::filesystem::path>& file,
                                   const WorkspaceChoice& choice, const Services& services);

}  // namespace p2s::app
