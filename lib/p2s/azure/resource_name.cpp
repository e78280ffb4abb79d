// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/resource_name.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <array>

namespace p2s::azure {
namespace {

constexpr std::size_t kLongestResourceName = 80;

bool is_allowed_in_name(char c) noexcept {
  return is_alphanumeric(c) || c == '.' || c == '_' || c == '-';
}

}  // namespace

bool is_resource_name(std::string_view name) noexcept {
  return !name.empty() && name.size() <= kLongestResourceName &&
         std::all_of(name.begin(), name.end(), is_allowed_in_name) &&
         is_alphanumeric(name.front()) && (is_alphanumeric(name.back()) || name.back() == '_');
}

std::string resource_name(std::string_view name, std::string_view fallback) {
  std::string valid;
  for (const char c : name.substr(0, kLongestResourceName)) {
    if (valid.empty() && !is_alphanumeric(c)) continue;
    if (is_allowed_in_name(c))
      valid += c;
    else if (valid.back() != '-')
      valid += '-';
  }
  while (!valid.empty() && !is_resource_name(valid)) valid.pop_back();
  return valid.empty() ? std::string(fallback) : valid;
}

bool is_virtual_wan(std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames{"virtualwan", "vwan", "wan", "virtualhub",
                                                   "p2svpngateway"};
  std::string word = to_lower(name);
  std::erase_if(word, [](char c) { return !is_alphanumeric(c); });
  return std::find(kNames.begin(), kNames.end(), word) != kNames.end();
}

}  // namespace p2s::azure
