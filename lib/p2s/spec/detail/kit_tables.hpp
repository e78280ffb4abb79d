// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/detail/spec_section.hpp>
#include <p2s/spec/kit_settings.hpp>

namespace p2s::spec::detail {

/// Reads [server].
void read_server(SpecSection section, Server& server);
/// Reads [kit].
void read_kit(SpecSection section, KitSettings& kit);

}  // namespace p2s::spec::detail
