// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/pool_check.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// Arguments. Empty ones are taken from the spec, if present.
struct PoolRequest {
  std::vector<std::string> pools;
  std::vector<std::string> vnet;
  std::vector<std::string> peered;
  std::vector<std::string> on_premises;
  std::string tunnels;  ///< "ikev2,sstp"
  std::string sku;
  bool active_active = false;
  std::optional<std::uint64_t> clients;
};

/// Error(usage) for invalid networks, unknown tunnel types and SKUs; pools are checked by the
/// rules.
P2S_API rules::PoolPlan pool_plan(const PoolRequest& request,
                                  const std::optional<std::filesystem::path>& spec);

}  // namespace p2s::app
