// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/connection_method.hpp>
#include <p2s/package/package_facts.hpp>
#include <p2s/store/records.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::app::detail {

/// What the store keeps of the package of a kit: every fact, secrets as digests.
store::KitPackage package_record(const package::VendorPackage& package);
/// The facts in it; what is not in it is unknown.
package::PackageFacts facts_of(const store::KitPackage& record);

/// "linux/openvpn/openvpn/certificate windows/native/ikev2/certificate".
std::string to_text(const std::vector<azure::ConnectionMethod>& methods);
/// Methods that this version does not know are left out.
std::vector<azure::ConnectionMethod> parse_methods(std::string_view text);

}  // namespace p2s::app::detail
