// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"
#include "options/options.hpp"

#include <p2s/app/clients/issue/issue_clients.hpp>

#include <optional>

namespace p2s::cli {

/// Reads the password unless it is to be generated. Never prompts with --dry-run.
app::PfxProtection to_protection(const PfxChoice& choice, Context& context);

/// Where PFX files of new clients go: --pfx DIR|FILE. Error(usage) when the password options
/// are given without --pfx.
std::optional<app::PfxTarget> to_pfx_target(const std::string& path, const PfxChoice& choice,
                                            bool force, Context& context);

}  // namespace p2s::cli
