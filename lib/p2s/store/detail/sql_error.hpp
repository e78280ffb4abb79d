#pragma once

#include <p2s/store/detail/location.hpp>

#include <soci/soci.h>

namespace p2s::store::detail {

/// A uniqueness, foreign key or check rule of the schema refused the row, in either engine.
bool is_constraint_violation(const soci::soci_error& error);

/// The one place where what SOCI reports becomes p2s::Error. Never repeats the statement's values.
[[noreturn]] void throw_store_error(const soci::soci_error& error, const Location& location);

}  // namespace p2s::store::detail
