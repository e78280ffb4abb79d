// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/live/live_gateway.hpp>

#include <filesystem>

namespace p2s::app {

/// Error(malformed) names what else the file is; errors of read_file().
P2S_API live::LiveGateway load_live_gateway(const std::filesystem::path& file);

}  // namespace p2s::app
