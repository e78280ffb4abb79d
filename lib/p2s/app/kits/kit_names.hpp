// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/kits/build_kits.hpp>
#include <p2s/spec/spec.hpp>

namespace p2s::app::detail {

/// DNS servers and suffixes of p2s.toml, as a package has them.
std::vector<std::string> dns_servers_of(const spec::GatewaySpec& spec);
std::vector<std::string> dns_suffixes_of(const spec::GatewaySpec& spec);

/// How kits find names of the network: by what is requested; otherwise by the package, and by
/// p2s.toml for what the package does not name. Error(usage) for what is not a valid address or
/// domain name.
void choose_names(package::VendorPackage& gateway, const KitRequest& request,
                  const spec::GatewaySpec* spec);

}  // namespace p2s::app::detail
