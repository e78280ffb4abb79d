// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/spec_keys.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/spec/detail/access_keys.hpp>
#include <p2s/spec/detail/gateway_keys.hpp>
#include <p2s/spec/detail/kit_keys.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::spec {
namespace {

using detail::kAccessKeys;
using detail::kGatewayKeys;
using detail::kKitKeys;

constexpr auto kKeys = [] {
  std::array<SpecKey, kGatewayKeys.size() + kAccessKeys.size() + kKitKeys.size()> keys;
  auto end = std::copy(kGatewayKeys.begin(), kGatewayKeys.end(), keys.begin());
  end = std::copy(kAccessKeys.begin(), kAccessKeys.end(), end);
  std::copy(kKitKeys.begin(), kKitKeys.end(), end);
  return keys;
}();

}  // namespace

std::span<const SpecKey> spec_keys() noexcept { return kKeys; }

std::string_view SpecKey::parent() const noexcept {
  const auto dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : path.substr(0, dot);
}

std::string_view SpecKey::name() const noexcept {
  const auto last = path.substr(path.rfind('.') + 1);
  return last.substr(0, last.find('['));
}

std::string SpecKey::header() const {
  const auto plain = replace_all(path, "[]", "");
  return type == KeyType::table_list ? fmt::format("[[{}]]", plain) : fmt::format("[{}]", plain);
}

std::string full_example() {
  std::string text;
  std::string header;
  for (const auto& key : spec_keys()) {
    if (key.is_table()) header = key.header();
    // Keys that exclude each other are in separate entries of a repeatable table.
    if (key.is_table() || !key.instead_of.empty())
      text += fmt::format("{}{}\n", text.empty() ? "" : "\n", header);
    if (key.is_table()) continue;
    text += key.name() == "*" ? fmt::format("{}\n", key.example)
                              : fmt::format("{} = {}\n", key.name(), key.example);
  }
  return text;
}

}  // namespace p2s::spec
