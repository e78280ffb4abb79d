#pragma once

#include <p2s/azure/sku_table.hpp>
#include <p2s/spec/spec.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::rules {

/// How a gateway gets from its present SKU to another.
enum class ResizeWay : std::uint8_t { same, in_place, migrate, recreate, refused };

/// "in-place", "migrate", "recreate", "refused"; "same".
P2S_API std::string_view to_string(ResizeWay way) noexcept;

/// What the published rows say of one change.
struct Resize {
  std::string_view rule;  ///< "RSZ-003"; empty for the same SKU
  ResizeWay way = ResizeWay::same;
  std::string_view effect;  ///< what happens, and what to do, for people
};

/// The SKU that a gateway has. Legacy SKUs have no row in the table.
struct PresentSku {
  std::string name;
  std::optional<azure::Sku> row;
};

/// What a name (in any case) and generation can mean: one for each generation when none is given,
/// nothing for unknown names or a generation that the SKU is not made in.
P2S_API std::vector<PresentSku> present_skus(std::string_view name,
                                             std::optional<unsigned> generation);

/// gateway-sku-upgrade (2026-03-03), gateway-sku-consolidation (2024-09-26).
P2S_API Resize judge_resize(const PresentSku& from, const azure::Sku& to) noexcept;

/// The change that a spec asks for.
struct PlannedResize {
  PresentSku from;
  azure::Sku to;
  Resize resize;
};

/// Nothing without current_sku or for unknown SKUs. A generation that is not given is the one that
/// the other side has, when the SKU is made in it: what cannot be known is not held against it.
P2S_API std::optional<PlannedResize> planned_resize(const spec::GatewaySpec& spec);

}  // namespace p2s::rules
