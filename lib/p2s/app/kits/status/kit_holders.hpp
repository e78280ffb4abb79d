// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/inventory.hpp>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace p2s::app::detail {

/// All certificates of one name, and its latest kit.
struct KitHolder {
  std::vector<store::ClientRecord> certificates;  ///< oldest first
  std::optional<store::KitRecord> kit;
};

/// By name; users without a certificate after the client of the same name.
std::map<std::pair<std::string, bool>, KitHolder> kit_holders(
    store::Inventory& inventory, const std::vector<store::KitRecord>& kits);

}  // namespace p2s::app::detail
