#pragma once

#include "output.hpp"

#include <p2s/gateway/migration.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

nlohmann::ordered_json migration_json(const gateway::MigrationPlan& plan);
void print_migration(Context& context, const gateway::MigrationPlan& plan);

}  // namespace p2s::cli
