// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <string_view>

namespace p2s::azure {

/// Whether one version of Windows is older than another: "8.1", "10-1709", "10-21H2", "11",
/// "server-2016". A server counts as the Windows that it was built from; "10" alone as its newest
/// version. False if one of them is unknown.
P2S_API bool is_older_windows(std::string_view version, std::string_view than);

}  // namespace p2s::azure
