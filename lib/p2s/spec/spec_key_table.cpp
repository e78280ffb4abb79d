// SPDX-License-Identifier: Apache-2.0
#include <p2s/spec/detail/access_keys.hpp>
#include <p2s/spec/detail/gateway_keys.hpp>
#include <p2s/spec/detail/kit_keys.hpp>

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

}  // namespace p2s::spec
