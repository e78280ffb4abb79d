// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/kits/build_kits.hpp>

#include <string>

namespace p2s::cli {

/// {"kits":[{"client","path","files","thumbprint","password_file","kept","untrusted_root"}],
/// "not_built":[…],"findings",…}
void print_kits_json(Context& context, const app::KitResult& result);
/// The same for --dry-run, without what only the build determines.
void print_plan_json(Context& context, const app::KitRequest& request, const app::KitPlan& plan);

/// On stderr, since stdout has the paths of the kits.
void print_kit_findings(const Findings& findings, Context& context);
/// "2 kits built, but none can connect until the gateway trusts root 'Main'; 1 not built"
std::string kits_outcome(const app::KitResult& result);

}  // namespace p2s::cli
