// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/client_software.hpp>

#include <string>
#include <utility>
#include <vector>

namespace p2s::kit {

/// Content of an OpenVPN profile, for all versions of OpenVPN.
struct OpenVpnPlan {
  azure::Method authentication = azure::Method::certificate;  ///< or radius
  std::vector<package::OpenVpnRemote> remotes;                ///< each with a port
  std::string auth;
  std::string cipher;
  std::string tls_version;         ///< the lowest
  std::vector<std::string> chain;  ///< PEM of the certificates above the client's, as it may hold
  std::string pkcs12;  ///< file beside it that holds certificate and key; empty: they are inside
  /// Parameters of 'dhcp-option', and of 'dns', which decides by the name where to ask and which
  /// only OpenVPN 2.6 and later support.
  std::vector<std::vector<std::string>> dhcp_options;
  std::vector<std::vector<std::string>> dns;
};

/// From the vendor's profile for such users if present, otherwise from the defaults of Azure
/// gateways.
OpenVpnPlan plan_openvpn(const KitContext& context, azure::Method authentication);

/// The DNS servers and suffixes for OpenVPN 2.x, or for OpenVPN Connect.
void plan_names(OpenVpnPlan& plan, const KitContext& context, bool for_connect);

/// Why a profile cannot be created; empty if it can.
std::string missing_for_openvpn(const package::VendorPackage& gateway);

/// Network and mask of the excluded IPv4 prefixes, in the syntax of the directive 'route'.
std::vector<std::pair<std::string, std::string>> openvpn_routes_outside(const KitContext& context);

/// The tls-auth key as a file of OpenVPN, without a line end at the end. `digits`: of 512, in hex.
Secret openvpn_static_key(std::string_view digits);

/// Error(usage) unless the parsed profile contains everything planned: users may replace the
/// template `name`.
void read_back_openvpn_profile(const Secret& profile, const KitContext& context,
                               const OpenVpnPlan& plan, std::string_view name);

void read_openvpn_facts(const KitFile& file, ProfileContents& facts, Findings& findings);

}  // namespace p2s::kit
