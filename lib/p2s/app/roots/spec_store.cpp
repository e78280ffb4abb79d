// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/spec_store.hpp"

namespace p2s::app {

std::string store_url_of(const spec::GatewaySpec& spec, const std::filesystem::path& file) {
  constexpr std::string_view kScheme = "sqlite:";
  const std::string& url = spec.store_url;
  if (url.find("://") != std::string::npos) return url;
  const std::string path = url.starts_with(kScheme) ? url.substr(kScheme.size()) : url;
  const auto name = path.empty() ? std::filesystem::path("p2s.db") : std::filesystem::path(path);
  return std::string(kScheme) + (file.parent_path() / name).string();
}

}  // namespace p2s::app
