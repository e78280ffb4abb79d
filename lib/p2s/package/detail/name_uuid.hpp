#pragma once

#include <p2s/package/kit.hpp>

#include <string>
#include <string_view>

namespace p2s::package::detail {

/// A UUID of version 5 (RFC 4122, section 4.3) in a name space of our own, upper case: the same
/// name, the same UUID.
std::string name_uuid(std::string_view name, const Digests& digests);

}  // namespace p2s::package::detail
