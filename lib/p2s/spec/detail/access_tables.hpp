// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/detail/spec_section.hpp>
#include <p2s/spec/spec.hpp>

namespace p2s::spec::detail {

/// Reads the tables of p2s.toml about authentication and access: [[roots]], [[revoked]], [entra],
/// [radius], [[groups]], [[configurations]] and [ipsec].
void read_access_tables(SpecSection& top, GatewaySpec& spec);

/// `pools` of the gateway, a group or a configuration.
void read_pools(SpecSection& section, const std::string& group, std::vector<Pool>& pools);

}  // namespace p2s::spec::detail
