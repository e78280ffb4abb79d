// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/windows/windows_policy.hpp>
#include <p2s/net/prefix.hpp>
#include <p2s/render/templates.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::kit {

/// A Windows profile for the ProfileXML node of the VPNv2 CSP.
struct WindowsProfile {
  std::string server;
  bool automatic = true;  ///< connects without the user
  bool device = false;    ///< uses the computer's certificate, before a user logs on
  bool forced = false;    ///< all traffic; `routes` is empty then
  std::vector<net::Prefix> routes;
  std::vector<net::Prefix> excluded;
  std::vector<std::string> dns_suffixes;      ///< without leading dot
  std::vector<std::string> dns_servers;       ///< resolve names of `dns_suffixes`
  std::vector<std::string> trusted_networks;  ///< DNS suffixes
  std::optional<WindowsPolicy> policy;        ///< of the CSP
  std::string eap;                            ///< EapHostConfig element; empty for a device
};

/// The document, read back and compared. Error(usage) for a name that cannot be used in its lists
/// (with a comma or semicolon), or if a user's template produces a different document.
std::string render_profile_xml(const WindowsProfile& profile, const render::Templates& templates);

}  // namespace p2s::kit
