#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/kit/kit_reader.hpp>

#include <string>
#include <vector>

namespace p2s::app::detail {

/// What only a reader of certificates can tell of a finished kit: key and certificate of one pair,
/// a chain that ends at a root, one client in all files, dates of the client and of the server
/// roots. With `trusted`, thumbprints of the roots that the gateway takes clients of, also whether
/// the client is one of them; empty means that they are not known.
Findings check_kit_certificates(const kit::KitArchive& kit, Time at,
                                const std::vector<std::string>& trusted);

}  // namespace p2s::app::detail
