#pragma once

#include <p2s/base/export.hpp>
#include <p2s/spec/spec.hpp>

#include <filesystem>
#include <string>

namespace p2s::app {

/// Where the store of a spec is: its [store] url, a path in it read from the spec's folder; else
/// p2s.db in that folder.
P2S_API std::string store_url_of(const spec::GatewaySpec& spec, const std::filesystem::path& file);

}  // namespace p2s::app
