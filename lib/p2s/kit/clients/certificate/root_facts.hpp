// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit_reader.hpp>

namespace p2s::kit {

/// server-root-*.cer and radius-root-*.pem: certificates as DER or PEM.
void read_root_facts(const KitFile& file, ProfileContents& facts, Findings& findings);

}  // namespace p2s::kit
