// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/spec_positions.hpp"

namespace p2s::spec {

void SpecPositions::add(std::string path, const SpecPosition& position) {
  places_.emplace(std::move(path), position);
}

std::optional<SpecPosition> SpecPositions::find(std::string_view subject) const {
  for (auto path = subject; !path.empty();) {
    const auto found = places_.find(std::string(path));
    if (found != places_.end()) return found->second;
    const auto end = path.find_last_of(".[");
    if (end == std::string_view::npos) break;
    path = path.substr(0, end);
  }
  // The pool rules, which also check pools from elsewhere, use "pools" for "gateway.pools".
  const auto found = places_.find("gateway." + std::string(subject));
  return found == places_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace p2s::spec
