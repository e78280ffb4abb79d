// SPDX-License-Identifier: Apache-2.0
#include <p2s/kit/clients/azure_vpn/azure_profile.hpp>
#include <p2s/kit/clients/windows/windows_text.hpp>

namespace p2s::kit {

Secret azure_vpn_script(const KitContext& context, const std::string& connection,
                        const std::string& file, bool certificate) {
  constexpr std::string_view kTemplate = "azure-vpn-client/Install-AzureVpnClient.ps1";
  render::Model model;
  model.text("connection", connection)
      .text("file", file)
      .flag("certificate", certificate)
      .verbatim("certificates", certificates_part(context, certificate, RootTrust::of_client));
  const auto& text = context.inputs.templates.get(kTemplate);
  const std::string script(text.render(model, render::Language::powershell).text());
  using Strings = std::vector<std::string>;
  const Strings client = certificate ? Strings{context.client.name} : Strings{};
  require_as_planned(powershell_strings(script, "Connection") == Strings{connection} &&
                         powershell_strings(script, "ProfileFile") == Strings{file} &&
                         powershell_strings(script, "Client") == client,
                     kTemplate);
  return windows_script(script);
}

}  // namespace p2s::kit
