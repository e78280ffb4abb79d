// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/kit/kit_reader.hpp>

#include <string>
#include <vector>

namespace p2s::app::detail {

/// Opens every PFX of the kit, with the password in the same file or the given one, for the checks
/// below. Without a password it is unread, with a wrong one a finding.
void open_identities(kit::KitArchive& kit, const Secret& password);

/// Checks of a finished kit that require parsed certificates: matching key and certificate, a chain
/// that ends at a root, one client in all files, dates of the client and of the server roots.
/// `trusted` contains thumbprints of the client roots that the gateway trusts; empty if unknown.
Findings check_kit_certificates(const kit::KitArchive& kit, Time at,
                                const std::vector<std::string>& trusted);

}  // namespace p2s::app::detail
