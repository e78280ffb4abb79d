// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/live/live_gateway.hpp>

#include <map>
#include <string>

namespace p2s::live {

/// The p2s.toml of a deployed gateway, with comments on what its output does not show. read_spec()
/// accepts it, and differences() finds none. Roots without `data` are roots of the store.
/// `revoked_comments` by thumbprint follow the entries.
P2S_API std::string spec_text(const LiveGateway& live,
                              const std::map<std::string, std::string>& revoked_comments = {});

}  // namespace p2s::live
