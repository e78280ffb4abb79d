// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit.hpp>

#include <vector>

namespace p2s::kit {

/// Adds SHA256SUMS of these files and, with a signer, SHA256SUMS.p7s. Sorts by path.
void add_checksums(std::vector<KitFile>& files, const KitInputs& inputs);

}  // namespace p2s::kit
