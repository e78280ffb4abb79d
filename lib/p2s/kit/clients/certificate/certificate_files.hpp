// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/client_software.hpp>

#include <string>

namespace p2s::kit {

/// Name of the PFX for users of that system, in the folder certificate. Older Apple devices need
/// one of their own.
std::string pfx_name(const ClientMaterial& client, System system);

/// server-root-*.cer and radius-root-*.pem: certificates as DER or PEM.
void read_root_facts(const KitFile& file, ProfileContents& facts, Findings& findings);

}  // namespace p2s::kit
