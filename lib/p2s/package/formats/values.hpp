// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/finding.hpp>
#include <p2s/net/prefix.hpp>
#include <p2s/package/package_rules.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::package {

/// Labels of 1 to 63 letters, digits and '-', at most 253 characters: nothing special to a shell or
/// a configuration file.
bool is_host_name(std::string_view text) noexcept;

/// "azuregateway-<VNet id>-<12 hex>.vpn.azure.com": the VNet id in lower case; empty for any other
/// form.
std::string vnet_id_in(std::string_view server);
/// Whether the name has the suffix of gateway names.
bool is_azure_name(std::string_view server);

/// Last segment of "https://login.microsoftonline.com/<tenant>/".
std::string tenant_id_of(std::string_view tenant);

using Report = std::function<void(PackageRule rule, const std::string& message)>;

/// The valid prefixes, host bits cleared. Invalid ones are reported.
std::vector<net::Prefix> read_prefixes(std::span<const std::string> texts, std::string_view what,
                                       const Report& report);
/// The valid addresses in canonical form. Invalid ones are reported.
std::vector<std::string> read_addresses(std::span<const std::string> texts, std::string_view what,
                                        const Report& report);

}  // namespace p2s::package
