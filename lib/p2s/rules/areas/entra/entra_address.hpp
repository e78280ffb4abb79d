// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace p2s::rules {

/// The parts of "https://HOST/GUID…".
struct TenantAddress {
  std::string_view host;
  std::string_view id;
  std::string_view rest;
};
/// nullopt if the text has another form.
std::optional<TenantAddress> parse_tenant_address(std::string_view text);

}  // namespace p2s::rules
