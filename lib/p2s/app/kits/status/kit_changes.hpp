// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/kits/status/kit_status.hpp>
#include <p2s/azure/connection_method.hpp>
#include <p2s/package/package_facts.hpp>

#include <string_view>
#include <vector>

namespace p2s::app::detail {

/// Why a kit built from the package `before` no longer works with the package `now`. `methods` are
/// those of its profiles; `root` is the thumbprint of the root of its client, or empty.
std::vector<KitReason> changes_since(const package::PackageFacts& before,
                                     const package::PackageFacts& now,
                                     const std::vector<azure::ConnectionMethod>& methods,
                                     std::string_view root);

}  // namespace p2s::app::detail
