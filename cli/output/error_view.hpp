// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/error.hpp>

#include <iosfwd>

namespace p2s::cli {

/// "p2sctl: error: WHAT", context, hint; or the same as one JSON object.
void print_error(std::ostream& err, const Error& error, bool json);

}  // namespace p2s::cli
