// SPDX-License-Identifier: Apache-2.0
#include <p2s/kit/clients/certificate/certificate_files.hpp>
#include <p2s/kit/page/start_page.hpp>

#include <algorithm>
#include <utility>

namespace p2s::kit {

std::vector<PageMethod> page_methods(const KitContext& context, System system,
                                     const std::vector<KitFile>& files) {
  std::vector<PageMethod> methods;
  for (const auto* software : all_client_software()) {
    if (!software->runs_on(system)) continue;
    const auto folder = software->folder(system);
    for (const auto& file : files) {
      if (!file.start || !file.path.starts_with(folder)) continue;
      const bool is_of_others = software->audience == Audience::anyone_by_hand &&
                                file.path != folder + pfx_name(context.client, system);
      if (!is_of_others) methods.push_back({software, file.path, *file.start});
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
