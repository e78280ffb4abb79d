// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/status/kit_holders.hpp"

#include <algorithm>

namespace p2s::app::detail {
namespace {

/// Whether the kit was built after the holder's, or with it for a later certificate.
bool is_newer(const store::KitRecord& kit, const KitHolder& holder) {
  if (!holder.kit || holder.kit->built_at != kit.built_at)
    return !holder.kit || holder.kit->built_at < kit.built_at;
  const auto rank = [&](const store::KitRecord& each) {
    const auto& all = holder.certificates;
    return std::find_if(all.begin(), all.end(), [&](const store::ClientRecord& client) {
      return client.thumbprint == each.owner;
    });
  };
  return rank(*holder.kit) < rank(kit);
}

}  // namespace

std::map<std::pair<std::string, bool>, KitHolder> kit_holders(
    store::Inventory& inventory, const std::vector<store::KitRecord>& kits) {
  std::map<std::pair<std::string, bool>, KitHolder> found;
  std::map<std::string, std::string> names;
  inventory.for_each_client([&](const store::ClientRecord& client) {
    names.emplace(client.thumbprint, client.name);
    found[{client.name, false}].certificates.push_back(client);
  });
  for (const auto& kit : kits) {
    const auto client = names.find(kit.owner);
    const bool is_user = client == names.end();
    auto& holder = found[{is_user ? kit.owner : client->second, is_user}];
    if (is_newer(kit, holder)) holder.kit = kit;
  }
  return found;
}

}  // namespace p2s::app::detail
