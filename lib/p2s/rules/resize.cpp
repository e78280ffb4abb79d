// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/resize.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>

namespace p2s::rules {
namespace {

constexpr std::string_view kRecreated =
    "delete and recreate the gateway: it gets a new public address, every client needs a new "
    "package, and all connections are interrupted";

Resize from_legacy(const azure::Sku& to) noexcept {
  if (azure::tier_of(to) == 0) return {"RSZ-006", ResizeMethod::recreate, kRecreated};
  if (!to.zone_redundant) {
    return {
        "RSZ-002", ResizeMethod::refused,
        "a legacy SKU can only be migrated to an AZ SKU, together with its Basic public address"};
  }
  return {"RSZ-002", ResizeMethod::migrate,
          "migrate the Basic public address to Standard, which includes the AZ SKU: up to 10 "
          "minutes without connections"};
}

Resize within_generation(const azure::Sku& from, const azure::Sku& to) noexcept {
  if (!to.zone_redundant) {
    return {"RSZ-008", ResizeMethod::in_place, "the address is kept and clients need no change"};
  }
  const auto* const rule = from.generation == 1 ? "RSZ-003" : "RSZ-005";
  if (azure::tier_of(from) == azure::tier_of(to)) {
    return {rule, ResizeMethod::in_place,
            "the address is kept, clients need no change, and there is no downtime"};
  }
  return {rule, ResizeMethod::in_place, "the address is kept and clients need no change"};
}

Resize across_generations(const azure::Sku& to) noexcept {
  if (to.generation == 2 && to.zone_redundant) {
    return {
        "RSZ-004", ResizeMethod::migrate,
        "generation 1 cannot be resized to 2: the generation changes only with the migration of "
        "a Basic public address; since Microsoft's own changes ended in September 2026, other "
        "gateways must be deleted and recreated"};
  }
  return {"RSZ-007", ResizeMethod::refused,
          "a resize cannot change the generation: choose a SKU of the current generation, or "
          "delete and recreate the gateway"};
}

bool is_downgrade(const azure::Sku& from, const azure::Sku& to) noexcept {
  return azure::tier_of(to) < azure::tier_of(from) || (from.zone_redundant && !to.zone_redundant);
}

/// The one of `choices` in that generation, otherwise the last, which is the newest.
template <typename Item, typename Generation>
const Item& in_generation(const std::vector<Item>& choices, std::optional<unsigned> generation,
                          Generation generation_of) {
  const auto found = std::find_if(choices.begin(), choices.end(), [&](const Item& item) {
    return generation && generation_of(item) == generation;
  });
  return found == choices.end() ? choices.back() : *found;
}

}  // namespace

std::string_view to_string(ResizeMethod method) noexcept {
  switch (method) {
    case ResizeMethod::same:
      return "same";
    case ResizeMethod::in_place:
      return "in-place";
    case ResizeMethod::migrate:
      return "migrate";
    case ResizeMethod::recreate:
      return "recreate";
    case ResizeMethod::refused:
      break;
  }
  return "refused";
}

std::vector<PresentSku> present_skus(std::string_view name, std::optional<unsigned> generation) {
  std::vector<PresentSku> found;
  if (azure::is_legacy_sku(name)) {
    found.push_back({equals_ignoring_case(name, "Standard") ? "Standard" : "HighPerformance", {}});
    return found;
  }
  for (const auto& row : azure::sku_rows(name, generation))
    found.push_back({std::string(row.name), row});
  return found;
}

Resize check_resize(const PresentSku& from, const azure::Sku& to) noexcept {
  if (!from.row) return from_legacy(to);
  const auto& present = *from.row;
  if (present.name == to.name && present.generation == to.generation) return {};
  if (azure::tier_of(present) == 0) return {"RSZ-001", ResizeMethod::recreate, kRecreated};
  if (is_downgrade(present, to)) return {"RSZ-006", ResizeMethod::recreate, kRecreated};
  if (present.generation == to.generation) return within_generation(present, to);
  return across_generations(to);
}

std::optional<PlannedResize> planned_resize(const spec::GatewaySpec& spec) {
  const auto sources = present_skus(spec.current_sku, spec.current_generation);
  const auto targets = azure::sku_rows(spec.sku, spec.generation);
  if (sources.empty() || targets.empty()) return std::nullopt;
  const auto generation_of = [](const azure::Sku& sku) { return std::optional(sku.generation); };
  const auto of_present = [](const PresentSku& sku) {
    return sku.row ? std::optional(sku.row->generation) : std::nullopt;
  };
  const auto known_source = sources.size() == 1 ? of_present(sources.front()) : std::nullopt;
  const auto& to = in_generation(targets, known_source, generation_of);
  const auto& from = in_generation(sources, to.generation, of_present);
  return PlannedResize{from, to, check_resize(from, to)};
}

}  // namespace p2s::rules
