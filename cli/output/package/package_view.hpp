#pragma once

#include "context.hpp"

#include <p2s/app/kits/diff_packages.hpp>
#include <p2s/app/kits/inspect_package.hpp>

namespace p2s::cli {

/// What a package of Azure says, and what is wrong with it.
void show_package(Context& context, const app::InspectedPackage& inspected);

/// What is different in two packages, and who needs a new kit therefore.
void show_changes(Context& context, const app::ComparedPackages& compared);

}  // namespace p2s::cli
