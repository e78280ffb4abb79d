#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/package/kit_reader.hpp>

namespace p2s::app::detail {

/// What only a reader of certificates can tell of a finished kit: key and certificate of one pair,
/// a chain that ends at a root, one client in all files, dates of the client and of the server
/// roots.
Findings check_kit_certificates(const package::FinishedKit& kit, Time at);

}  // namespace p2s::app::detail
