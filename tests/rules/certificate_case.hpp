// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/certificates.hpp>

#include <toml++/toml.h>

namespace p2s::rules {

/// The certificates of a case. Lists `roots`, `radius_roots`, `stored` and `clients` have members
/// of the structs of that name; what is not written is that of a good certificate, so that a case
/// shows only what it is about.
Certificates certificates_of(const toml::table& document);

}  // namespace p2s::rules
