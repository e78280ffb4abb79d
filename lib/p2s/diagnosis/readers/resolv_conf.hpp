// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>

#include <string_view>

namespace p2s::diagnosis {

/// The "nameserver" lines of resolv.conf; dns_known stays false if there is none.
P2S_API ClientState read_resolv_conf(std::string_view text);

}  // namespace p2s::diagnosis
