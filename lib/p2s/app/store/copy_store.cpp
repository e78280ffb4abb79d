// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/copy_store.hpp"

#include <p2s/app/store/workspace.hpp>
#include <p2s/base/text/url_password.hpp>

namespace p2s::app {

std::vector<store::CopiedTable> copy_store(const std::string& from, const std::string& to,
                                           const Services& services, bool dry) {
  for (const auto* url : {&from, &to}) {
    if (!url_password(*url).empty()) warn_of_password("a URL", services);
  }
  auto inventory = store::Inventory::open(from, event_digest());
  store::require_new_store(to);
  if (dry) return {};
  auto copied = inventory.copy_to(to);
  auto target = store::Inventory::open(to, event_digest());
  for (const auto& [url, opened] : {std::pair(&from, &inventory), std::pair(&to, &target)})
    warn_of_access(*url, *opened, services);
  return copied;
}

}  // namespace p2s::app
