// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit.hpp>

#include <vector>

namespace p2s::kit {

/// SHA256SUMS of these files, created last.
KitFile emit_checksums(const std::vector<KitFile>& files, const Digests& digests);

}  // namespace p2s::kit
