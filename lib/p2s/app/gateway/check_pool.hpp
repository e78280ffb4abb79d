#pragma once

#include <p2s/rules/pool_check.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// What was typed. Whatever is empty comes from the spec, when there is one.
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

/// Error(usage) for networks that are no prefixes or unknown tunnels and SKUs; pools are left to
/// the rules.
P2S_API rules::PoolPlan pool_plan(const PoolRequest& request,
                                  const std::optional<std::filesystem::path>& spec);

}  // namespace p2s::app
