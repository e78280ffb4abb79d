// SPDX-License-Identifier: Apache-2.0
#include <p2s/kit/clients/certificate/certificate_files.hpp>
#include <p2s/kit/page/start_page.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace p2s::kit {

namespace {

// A profile with a .p12 needs that file where OpenVPN is started.
std::string installer_of(const ClientSoftware& software, const KitFile& file,
                         const std::vector<KitFile>& files) {
  const auto script = fmt::format("{}/install.sh", to_string(System::gnu_linux));
  const bool is_there = std::any_of(files.begin(), files.end(), [&](const KitFile& other) {
    return other.path == script && file.path.starts_with("linux/");
  });
  const bool installs = is_there && software.audience == Audience::user;
  return installs && !file.path.ends_with("-pkcs12.ovpn") ? script : std::string();
}

}  // namespace

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
      if (!is_of_others)
        methods.push_back({software, file.path, *file.start, installer_of(*software, file, files)});
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
