// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/detail/location.hpp>

#include <soci/soci.h>

namespace p2s::store::detail {

/// Whether a uniqueness, foreign key or check constraint of either engine was violated.
bool is_constraint_violation(const soci::soci_error& error);

/// Translates errors of SOCI into p2s::Error. Never includes the values of a statement.
[[noreturn]] void throw_store_error(const soci::soci_error& error, const Location& location);

}  // namespace p2s::store::detail
