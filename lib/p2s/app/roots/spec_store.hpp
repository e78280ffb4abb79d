// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/spec/spec.hpp>

#include <filesystem>
#include <string>

namespace p2s::app {

/// Location of the store of a spec: its [store] url, relative to the spec's folder (default: p2s.db
/// in that folder).
P2S_API std::string store_url_of(const spec::GatewaySpec& spec, const std::filesystem::path& file);

}  // namespace p2s::app
