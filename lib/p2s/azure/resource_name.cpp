// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/resource_name.hpp"

#include <algorithm>

namespace p2s::azure {
namespace {

constexpr std::size_t kLongestResourceName = 80;

bool is_alphanumeric(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool may_stand_in_name(char c) noexcept {
  return is_alphanumeric(c) || c == '.' || c == '_' || c == '-';
}

}  // namespace

bool is_resource_name(std::string_view name) noexcept {
  return !name.empty() && name.size() <= kLongestResourceName &&
         std::all_of(name.begin(), name.end(), may_stand_in_name) &&
         is_alphanumeric(name.front()) && (is_alphanumeric(name.back()) || name.back() == '_');
}

std::string resource_name(std::string_view name, std::string_view fallback) {
  std::string valid;
  for (const char c : name.substr(0, kLongestResourceName)) {
    if (valid.empty() && !is_alphanumeric(c)) continue;
    if (may_stand_in_name(c))
      valid += c;
    else if (valid.back() != '-')
      valid += '-';
  }
  while (!valid.empty() && !is_resource_name(valid)) valid.pop_back();
  return valid.empty() ? std::string(fallback) : valid;
}

}  // namespace p2s::azure
