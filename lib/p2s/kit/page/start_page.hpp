// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/client_software.hpp>

#include <string>
#include <vector>

namespace p2s::kit {

/// START-HERE.html, created after all others because it lists them.
KitFile emit_start_page(const KitContext& context, const std::vector<KitFile>& files);

/// One connection method that a kit offers on a platform.
struct PageMethod {
  const ClientSoftware* software;
  std::string path;  ///< of the file that the user opens first
  SignIn sign_in;
  std::string installer{};  ///< path of the script that installs that file; empty if there is none
};

/// In the order of all_client_software(), those for manual setup last.
std::vector<PageMethod> page_methods(const KitContext& context, System system,
                                     const std::vector<KitFile>& files);

}  // namespace p2s::kit
