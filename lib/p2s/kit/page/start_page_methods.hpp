// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/emitter.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::kit {

/// A section of the page: how to set up the software of one folder of a kit.
struct PageSection {
  std::string_view name;  ///< in the template
  std::string_view folder;
  std::string_view opens;  ///< suffix of the file to open first
  std::string_view title;

  bool for_administrators() const noexcept;
};
std::span<const PageSection> page_sections() noexcept;

enum class SignIn : std::uint8_t { certificate, password, work_account };

/// One connection method that a kit offers on a platform.
struct PageMethod {
  const PageSection* section;
  bool by_hand;  ///< for manual setup, not the first choice of a user
  std::string path;
  SignIn sign_in;
};

/// In the order of kit_emitters(), those that need no additional software first.
std::vector<PageMethod> page_methods(const KitContext& context, System system,
                                     const std::vector<KitFile>& files);

}  // namespace p2s::kit
