// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/kits/build_kits.hpp>

namespace p2s::cli {

/// {"kits":[{"client","path","files","thumbprint","password_file","kept","untrusted_root"}],
/// "not_built":[…],"findings",…}
void print_kits_json(Context& context, const app::KitResult& result);
/// The same for --dry-run, without what only the build determines.
void print_plan_json(Context& context, const app::KitRequest& request, const app::KitPlan& plan);

}  // namespace p2s::cli
