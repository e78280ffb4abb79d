// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/kits/build_kits.hpp>

namespace p2s::app::detail {

/// Digest of what all kits of one build have in common: gateway, settings, templates, this program
/// and the protection of PFX files. Computed from a kit with placeholders instead of a client's
/// certificates, so that it covers everything that a kit contains. Independent of the day.
std::string kit_fingerprint(const KitRequest& request, const KitPlan& plan, kit::KitInputs inputs);

}  // namespace p2s::app::detail
