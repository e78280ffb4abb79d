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
  std::string_view opens;  ///< how the file to open first ends
  std::string_view title;

  bool for_administrators() const noexcept;
};
std::span<const PageSection> page_sections() noexcept;

enum class SignIn : std::uint8_t { certificate, password, work_account };

/// One way to the gateway that a kit offers to the people of a system.
struct PageMethod {
  const PageSection* section;
  bool by_hand;  ///< not what a user should begin with
  std::string path;
  SignIn sign_in;
};

/// In the order of kit_emitters(), but first what needs nothing beside this kit.
std::vector<PageMethod> page_methods(const KitContext& context, System system,
                                     const std::vector<KitFile>& files);

}  // namespace p2s::kit
