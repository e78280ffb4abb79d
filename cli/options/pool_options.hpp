// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"
#include "context.hpp"

#include <p2s/app/gateway/check_pool.hpp>

#include <string>

namespace p2s::cli {

/// PREFIX…, --tunnel, --active-active: what decides how a pool is split.
void add_pool_options(CommandLine& line, app::PoolRequest& request);

/// --vnet, --peered, --on-premises: what a pool must not overlap.
void add_network_options(CommandLine& line, app::PoolRequest& request);

/// --clients N.
void add_clients_option(CommandLine& line, app::PoolRequest& request, const std::string& help);

/// What the command line asks about, completed by p2s.toml. Warns of tunnel types that exclude each
/// other.
rules::PoolPlan pool_plan(const app::PoolRequest& request, Context& context);

/// Error(usage) if neither the command line nor p2s.toml has a pool.
void require_pools(const rules::PoolPlan& question);

}  // namespace p2s::cli
