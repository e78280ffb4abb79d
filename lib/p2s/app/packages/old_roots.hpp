// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/base/finding.hpp>

#include <string>
#include <vector>

namespace p2s::app::detail {

/// A finding if all hashes of server roots in a file are those of an outdated one.
void check_old_pins(const std::string& file, const std::vector<std::string>& hashes,
                    Findings& findings);

/// A finding for each part of the package whose only server roots are outdated, whether as a
/// certificate or as a hash.
void check_old_roots(const InspectedPackage& inspected, Findings& findings);

}  // namespace p2s::app::detail
