// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/sku_table.hpp>
#include <p2s/spec/spec.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::rules {

/// How a gateway changes from its current SKU to another.
enum class ResizeMethod : std::uint8_t { same, in_place, migrate, recreate, refused };

/// "in-place", "migrate", "recreate", "refused"; "same".
P2S_API std::string_view to_string(ResizeMethod method) noexcept;

/// A change of the SKU, by the published tables.
struct Resize {
  std::string_view rule;  ///< "RSZ-003"; empty for the same SKU
  ResizeMethod method = ResizeMethod::same;
  std::string_view effect;  ///< description of what happens and what to do
};

/// The current SKU of a gateway. Legacy SKUs have no row in the table.
struct PresentSku {
  std::string name;
  std::optional<azure::Sku> row;
};

/// The SKUs of that name (in any case): one for each generation if none is given; empty for unknown
/// names or a generation that the SKU does not have.
P2S_API std::vector<PresentSku> present_skus(std::string_view name,
                                             std::optional<unsigned> generation);

/// gateway-sku-upgrade (2026-03-03), gateway-sku-consolidation (2024-09-26).
P2S_API Resize check_resize(const PresentSku& from, const azure::Sku& to) noexcept;

/// The change of the SKU in a spec.
struct PlannedResize {
  PresentSku from;
  azure::Sku to;
  Resize resize;
};

/// nullopt without current_sku or for unknown SKUs. A missing generation is assumed to be that of
/// the other SKU, if it exists in that generation.
P2S_API std::optional<PlannedResize> planned_resize(const spec::GatewaySpec& spec);

}  // namespace p2s::rules
