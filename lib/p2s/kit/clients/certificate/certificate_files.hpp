// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/client_software.hpp>

#include <string>

namespace p2s::kit {

/// Name of the PFX for users of that system, in the folder certificate. Older Apple devices need
/// one of their own.
std::string pfx_name(const ClientMaterial& client, System system);

/// server-root-*.cer and radius-root-*.pem, as DER or PEM, and client.pem.
void read_certificate_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
/// *.pfx and *.p12.
void read_pfx_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
/// tls-auth.key.
void read_static_key_facts(const KitFile& file, ProfileContents& facts, Findings& findings);

}  // namespace p2s::kit
