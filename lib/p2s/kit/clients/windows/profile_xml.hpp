#pragma once

#include <p2s/kit/clients/windows/windows_policy.hpp>
#include <p2s/net/prefix.hpp>
#include <p2s/render/templates.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::kit {

/// An Always On profile of Windows: what the ProfileXML node of the VPNv2 CSP takes.
struct WindowsProfile {
  std::string server;
  bool device = false;  ///< by the computer's certificate, before anybody logs on
  bool forced = false;  ///< all traffic; `routes` is empty then
  std::vector<net::Prefix> routes;
  std::vector<net::Prefix> excluded;
  std::vector<std::string> dns_suffixes;      ///< without leading dot
  std::vector<std::string> dns_servers;       ///< asked for names of `dns_suffixes`
  std::vector<std::string> trusted_networks;  ///< DNS suffixes
  std::optional<WindowsPolicy> policy;        ///< of the CSP
  std::string eap;                            ///< EapHostConfig element; empty for a device
};

/// The document, read back and found to say the same. Error(usage) for a name that cannot stand in
/// one of its lists (with a comma or semicolon), or when the user's template gives another
/// document.
std::string render_profile_xml(const WindowsProfile& profile, const render::Templates& templates);

}  // namespace p2s::kit
