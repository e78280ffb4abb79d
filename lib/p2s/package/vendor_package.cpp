// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/vendor_package.hpp"

#include <algorithm>

namespace p2s::package {
namespace {

template <typename Profile, typename Predicate>
const Profile* first_of(const std::vector<Profile>& profiles, Predicate fits) noexcept {
  const auto found = std::find_if(profiles.begin(), profiles.end(), fits);
  return found == profiles.end() ? nullptr : &*found;
}

}  // namespace

bool VendorPackage::is_single_file() const noexcept {
  return files.size() == 1 && parts.size() == 1 && parts.front().kind != PartKind::installer;
}

bool VendorPackage::has(azure::Tunnel tunnel) const noexcept {
  return std::find(tunnels.begin(), tunnels.end(), tunnel) != tunnels.end();
}

bool VendorPackage::has(azure::Method authentication) const noexcept {
  return std::find(authentications.begin(), authentications.end(), authentication) !=
         authentications.end();
}

const OpenVpnProfile* VendorPackage::openvpn_profile(azure::Method authentication) const noexcept {
  // OpenVPN does not support Entra ID.
  if (authentication == azure::Method::entra) return nullptr;
  const bool password = authentication == azure::Method::radius;
  return first_of(openvpn_profiles,
                  [&](const OpenVpnProfile& p) { return p.asks_password == password; });
}

const AzureVpnProfile* VendorPackage::azure_vpn_profile(
    azure::Method authentication) const noexcept {
  return first_of(azure_vpn_profiles,
                  [&](const AzureVpnProfile& p) { return p.authentication == authentication; });
}

}  // namespace p2s::package
