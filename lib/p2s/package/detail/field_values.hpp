// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/package/package_fields.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::package::detail {

// Values of the table in package_fields.cpp.
using Texts = std::vector<std::string>;
Texts single(std::string_view text);
Texts prefixes(const std::vector<net::Prefix>& list);
Texts roots_in(const std::vector<ServerRoot>& roots, const RootReader& facts);
Texts tunnels_of(const VendorPackage& package, const RootReader&);
Texts eap_methods_of(const VendorPackage& package, const RootReader&);
/// Of every profile, as they may differ.
Texts tls_auth_keys_of(const VendorPackage& package, const RootReader&);
Texts entra_of(const VendorPackage& package, const RootReader&);
/// What plans of OpenVPN profiles take from a profile of Azure's.
Texts openvpn_of(const VendorPackage& package, const RootReader&);
/// Lines of Azure's profiles that kits do not take over.
Texts openvpn_lines_of(const VendorPackage& package, const RootReader&);
/// Elements of azurevpnconfig.xml without a field of their own.
Texts azure_options_of(const VendorPackage& package, const RootReader&);
Texts issuers_of(const VendorPackage& package, const RootReader&);

// Whether the parts that were read state a field whole.
bool has_settings(const VendorPackage& package);
bool has_azure(const VendorPackage& package);
/// No profile for OpenVPN clients belongs to the package: Entra ID, or other tunnels.
bool needs_no_ovpn(const VendorPackage& package);
bool states_tunnels(const VendorPackage& package);
bool states_eap_method(const VendorPackage& package);
bool states_transport(const VendorPackage& package);
bool states_client_roots(const VendorPackage& package);
bool states_entra(const VendorPackage& package);
bool states_routes(const VendorPackage& package);

}  // namespace p2s::package::detail
