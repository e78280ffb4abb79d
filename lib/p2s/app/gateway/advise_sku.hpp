// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/planning/sku_advice.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// Arguments.
struct SkuRequest {
  planning::SkuRequirements requirements;  ///< requirements that are already parsed
  std::string tunnels;                     ///< "ikev2,openvpn"
  std::string throughput;                  ///< "1.25Gbps"
  std::string from;                        ///< the current SKU (default: current_sku of the spec)
  std::optional<unsigned> from_generation;
};

struct SkuAnswer {
  planning::SkuAdvice advice;
  std::vector<planning::ResizeOption> resizes;  ///< empty if the current SKU is unknown
};

/// Error(usage) for an invalid tunnel type, data rate or SKU, and for a generation in which the
/// current SKU is not available; Error(malformed) if the spec's current_sku is not a SKU.
P2S_API SkuAnswer advise_sku(const SkuRequest& request,
                             const std::optional<std::filesystem::path>& spec, Time as_of);

}  // namespace p2s::app
