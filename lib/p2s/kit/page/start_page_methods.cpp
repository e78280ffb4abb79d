// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/page/start_page_methods.hpp"

#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace p2s::kit {
namespace {

constexpr std::string_view kAlwaysOn = "always-on";

constexpr std::array kSections{
    PageSection{"azure_vpn_client", "azure-vpn-client", ".xml", "Azure VPN Client"},
    PageSection{"windows_native", "native", ".ps1", "Windows built-in VPN"},
    PageSection{"apple_native", "native", ".mobileconfig", "Built-in VPN"},
    PageSection{"network_manager", "networkmanager", "install.sh", "Network menu of your desktop"},
    PageSection{"strongswan", "strongswan", "install.sh", "strongSwan"},
    PageSection{"strongswan_app", "strongswan", ".sswan", "strongSwan app"},
    PageSection{"openvpn_connect", "openvpn-connect", ".ovpn", "OpenVPN Connect"},
    PageSection{"openvpn", "openvpn", ".ovpn", "OpenVPN"},
    PageSection{"always_on", kAlwaysOn, ".ps1", "Always On VPN"},
    PageSection{"material", "certificate", ".pfx", "Certificate only, for manual setup"},
};

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Azure's profiles are recognised by name, ours by suffix.
SignIn sign_in(const KitContext& context, std::string_view path) {
  const auto name = base_name(path);
  const auto is_for = [&](azure::Method authentication) {
    const auto* profile = context.gateway.azure_vpn_profile(authentication);
    return profile != nullptr && base_name(profile->file_name) == name;
  };
  const bool certificate = context.client.has_certificate();
  if (name.ends_with(".xml") && !is_for(azure::Method::certificate)) {
    if (is_for(azure::Method::radius) || name.ends_with("-radius.xml")) return SignIn::password;
    const bool no_other = !certificate && context.gateway.has(azure::Method::entra);
    if (is_for(azure::Method::entra) || name.ends_with("_aad.xml") || no_other)
      return SignIn::work_account;
  }
  const auto radius = context.connection_file() + "-radius.";
  if (name.starts_with(radius) || !certificate) return SignIn::password;
  return SignIn::certificate;
}

const PageSection* section_of(std::string_view folder, std::string_view path) {
  const auto* const found =
      std::find_if(kSections.begin(), kSections.end(), [&](const PageSection& section) {
        return section.folder == folder && path.ends_with(section.opens);
      });
  return found == kSections.end() ? nullptr : found;
}

}  // namespace

bool PageSection::for_administrators() const noexcept { return folder == kAlwaysOn; }

std::span<const PageSection> page_sections() noexcept { return kSections; }

std::vector<PageMethod> page_methods(const KitContext& context, System system,
                                     const std::vector<KitFile>& files) {
  std::vector<PageMethod> methods;
  for (const auto& emitter : kit_emitters()) {
    if (std::count(emitter.systems.begin(), emitter.systems.end(), system) == 0) continue;
    const auto folder = fmt::format("{}/{}/", to_string(system), emitter.folder);
    const bool by_hand = emitter.is_material() || emitter.folder == kAlwaysOn;
    for (const auto& file : files) {
      if (!file.path.starts_with(folder)) continue;
      if (const auto* section = section_of(emitter.folder, file.path))
        methods.push_back({section, by_hand, file.path, sign_in(context, file.path)});
    }
  }
  std::stable_sort(methods.begin(), methods.end(), [](const PageMethod& a, const PageMethod& b) {
    return std::pair(a.by_hand, a.sign_in) < std::pair(b.by_hand, b.sign_in);
  });
  return methods;
}

}  // namespace p2s::kit
