// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <map>
#include <string>
#include <string_view>

namespace p2s::spec {

/// The values of a TOML document as TOML, by path: {"gateway.sku", "\"VpnGw2AZ\""}. Lists, also of
/// tables, are one value. Error(malformed) as by read_spec().
P2S_API std::map<std::string, std::string> flat_keys(std::string_view text, std::string_view name);

}  // namespace p2s::spec
