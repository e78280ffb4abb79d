// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>

#include <string>
#include <string_view>

namespace p2s::kit {

/// UUID of version 5 (RFC 4122, section 4.3) of a name among DNS names, in lower case: the same
/// name gives the same UUID. `sha1_hex` as in Digests.
std::string name_uuid(std::string_view name, std::string (*sha1_hex)(ByteView bytes));

}  // namespace p2s::kit
