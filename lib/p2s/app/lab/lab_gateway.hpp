// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/lab/lab_facts.hpp>
#include <p2s/app/lab/lab_trust.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/package/vendor_package.hpp>

#include <filesystem>

namespace p2s::app::detail {

/// What the daemons of the gateway read: facts.sh, certificates, keys and CRLs.
void write_gateway(const std::filesystem::path& folder, const package::VendorPackage& gateway,
                   const LabFacts& facts, const LabTrust& trust, Time now);

}  // namespace p2s::app::detail
