#pragma once

#include <p2s/kit/clients/strongswan/strongswan_plan.hpp>

#include <string>

namespace p2s::kit {

/// One connection in NetworkManager's form, and the plugin of NetworkManager that it needs.
struct NetworkManagerProfile {
  package::Tunnel tunnel{};
  Credential credential{};
  std::string file;
  std::string uuid;
  std::string service;
  std::string plugin;

  bool has_certificate() const noexcept { return credential != Credential::password; }
};

/// Where install.sh puts the files that connections name.
std::string network_manager_folder(const KitContext& context);

NetworkManagerProfile network_manager_profile(const KitContext& context, package::Tunnel tunnel,
                                              Credential credential);

/// The key file's text, read back. Error(usage) when a template of the user's loses a fact.
Secret network_manager_keyfile(const KitContext& context, const NetworkManagerProfile& profile);

}  // namespace p2s::kit
