#pragma once

#include <p2s/planning/sku_advice.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// What was typed.
struct SkuRequest {
  planning::SkuRequirements requirements;  ///< what needs no reading
  std::string tunnels;                     ///< "ikev2,openvpn"
  std::string throughput;                  ///< "1.25Gbps"
  std::string from;                        ///< the present SKU; else current_sku of the spec
  std::optional<unsigned> from_generation;
};

struct SkuAnswer {
  planning::SkuAdvice advice;
  std::vector<planning::ResizeOption> resizes;  ///< empty when no present SKU is known
};

/// Error(usage) for text that is no tunnel type, data rate or SKU, and for a generation that the
/// present SKU is not made in; Error(malformed) when the spec's current_sku is no SKU.
P2S_API SkuAnswer advise_sku(const SkuRequest& request,
                             const std::optional<std::filesystem::path>& spec, Time as_of);

}  // namespace p2s::app
