// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/package/formats/xml.hpp>
#include <p2s/package/readers/azure_vpn_reader.hpp>

#include <string>
#include <utility>
#include <vector>

namespace p2s::package {

/// DNS servers, suffixes and routes of 'clientconfig', which administrators edit.
void read_client_config(XmlFile& xml, AzureVpnProfile& profile);

/// Reports each element of an AzVpnProfile that the Azure VPN Client ignores: spelled in another
/// case or differently, in the wrong place, repeated, or inside an element with nil="true".
void report_ignored_elements(XmlFile& xml);

/// Path and value of each element that has a value and that AzureVpnProfile has no member for:
/// {"version", "1"}.
std::vector<std::pair<std::string, std::string>> other_elements(XmlFile& xml);

}  // namespace p2s::package
