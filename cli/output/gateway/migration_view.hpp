// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/planning/migration.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

/// The plan and its findings.
void show_migration(Context& context, const planning::MigrationPlan& plan);

}  // namespace p2s::cli
