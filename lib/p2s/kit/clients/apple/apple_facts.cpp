// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/apple/apple_profile.hpp>
#include <p2s/package/readers/apple_profile_reader.hpp>

namespace p2s::kit {

void read_apple_facts(const KitFile& file, ProfileContents& facts, Findings& findings) {
  auto profile = package::read_apple_profile(file.content.bytes(), file.path, findings);
  if (!profile.server.empty()) facts.servers = {profile.server};
  if (!equals_ignoring_case(profile.server_name, profile.server))
    facts.server_name = std::move(profile.server_name);
  facts.server_roots = std::move(profile.roots);
  auto identity = package::read_apple_identity(file.content.bytes(), file.path);
  facts.pfx = std::move(identity.pfx);
  facts.pfx_password = std::move(identity.password);
}

}  // namespace p2s::kit
