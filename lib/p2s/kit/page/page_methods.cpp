// SPDX-License-Identifier: Apache-2.0
#include <p2s/kit/page/start_page.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace p2s::kit {

std::vector<PageMethod> page_methods(System system, const std::vector<KitFile>& files) {
  std::vector<PageMethod> methods;
  for (const auto* software : all_client_software()) {
    if (!software->runs_on(system)) continue;
    const auto folder = fmt::format("{}/{}/", to_string(system), software->id);
    for (const auto& file : files) {
      if (file.start && file.path.starts_with(folder))
        methods.push_back({software, file.path, *file.start});
    }
  }
  const auto rank = [](const PageMethod& method) {
    return std::pair(method.software->audience != Audience::user, method.sign_in);
  };
  std::stable_sort(methods.begin(), methods.end(),
                   [&](const PageMethod& a, const PageMethod& b) { return rank(a) < rank(b); });
  return methods;
}

}  // namespace p2s::kit
