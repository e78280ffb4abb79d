// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/rules/gateway_check.hpp>
#include <p2s/rules/spec_fixer.hpp>
#include <p2s/spec/spec_positions.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace p2s::app {

/// Result of `gateway check` and the location of the spec.
struct GatewayCheck {
  std::filesystem::path file;  ///< as given, or that of the workspace
  std::string text;            ///< of the spec
  spec::SpecPositions positions;
  rules::GatewayReport report;
  bool deployed = false;  ///< the file shows a deployed gateway; hints name keys of p2s.toml
};

/// Checks the spec in `file` (default: that of the workspace; "-" is standard input), or the
/// deployed gateway of its JSON (check_live_gateway), as of services.as_of. Roots and
/// clients come from the store given by the choice or $P2SCTL_STORE (default: that of the spec, if
/// it exists; see store_url_of). A certificate that cannot be parsed is a finding (STORE-002).
/// Errors: not_found for a missing spec or store, malformed as by read_spec and for [rules] with
/// unknown ids or without a reason.
P2S_API GatewayCheck check_gateway(const std::optional<std::filesystem::path>& file,
                                   const WorkspaceChoice& choice, const Services& services);

/// The check of the spec after its fixes.
struct GatewayFix {
  GatewayCheck check;
  std::vector<rules::AppliedFix> applied;
  std::string before;  ///< text without the fixes
};

/// Applies the fixes that need no decision (rules::fix_spec) to the spec and, unless it is a dry
/// run, writes it: completely or not at all, with its mode. A spec without such fixes is not
/// written. The file that a link points to is written. Errors: those of check_gateway() and
/// write_file(); usage for JSON; conflict if the file changed in the meantime.
P2S_API GatewayFix fix_gateway(const std::optional<std::filesystem::path>& file,
                               const WorkspaceChoice& choice, const Services& services,
                               bool dry_run);

}  // namespace p2s::app
