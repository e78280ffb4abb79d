// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/strongswan/strongswan_plan.hpp>

#include <string>

namespace p2s::kit {

/// One connection in NetworkManager's form, and the plugin of NetworkManager that it needs.
struct NetworkManagerProfile {
  azure::Tunnel tunnel{};
  Credential credential{};
  std::string file;
  std::string uuid;
  std::string service;
  std::string plugin;

  bool has_certificate() const noexcept { return credential != Credential::password; }
};

NetworkManagerProfile network_manager_profile(const KitContext& context, azure::Tunnel tunnel,
                                              Credential credential);

/// Content of the key file, read back. Error(usage) if a user's template omits a setting.
Secret network_manager_keyfile(const KitContext& context, const NetworkManagerProfile& profile);

/// Gateway, name and certificates in a key file.
void read_network_manager_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
bool is_network_manager(ByteView content);

}  // namespace p2s::kit
