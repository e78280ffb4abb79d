// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/vendor_terms.hpp"

namespace p2s::package {

std::string_view to_string(Generation generation) noexcept {
  switch (generation) {
    case Generation::form_2022:
      return "2022";
    case Generation::form_2024:
      return "2024";
    case Generation::unknown:
      break;
  }
  return "unknown";
}

std::vector<std::string> tunnel_names(const std::vector<azure::Tunnel>& tunnels) {
  std::vector<std::string> names;
  for (const auto tunnel : tunnels) names.emplace_back(azure::display_name(tunnel));
  return names;
}

std::vector<std::string> authentication_names(const std::vector<azure::Method>& methods) {
  std::vector<std::string> names;
  for (const auto method : methods)
    names.emplace_back(method == azure::Method::entra ? "entra-id" : azure::to_string(method));
  return names;
}

}  // namespace p2s::package
