// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/windows/eap_config.hpp>
#include <p2s/kit/clients/windows/profile_xml.hpp>
#include <p2s/kit/clients/windows/windows_text.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <algorithm>
#include <array>

namespace p2s::kit {
namespace {

constexpr std::string_view kAlwaysOnTemplate = "windows/Install-AlwaysOn.ps1";

WindowsProfile user_tunnel(const KitContext& context, const EapConfig& eap) {
  const auto& gateway = context.gateway;
  const auto& settings = context.inputs.settings;
  WindowsProfile profile;
  profile.server = gateway.servers.front();
  profile.automatic = !context.client.managed || settings.always_on;
  profile.forced = settings.forced_tunnel;
  if (!profile.forced) profile.routes = windows_routes(context);
  profile.excluded = settings.exclude_routes;
  profile.dns_suffixes = context.dns_domains();
  profile.dns_servers = gateway.dns_servers;
  profile.trusted_networks = context.trusted_domains();
  if (!context.inputs.proposals.custom.empty()) {
    profile.policy = windows_policy(context.inputs.proposals.custom.front(), PolicyDialect::csp);
  }
  profile.eap = eap.xml;
  return profile;
}

// Microsoft's documentation: device tunnels support neither ForceTunnel nor the NRPT.
WindowsProfile device_tunnel(const KitContext& context, WindowsProfile profile) {
  profile.device = true;
  profile.automatic = true;
  profile.forced = false;
  profile.routes = windows_routes(context);
  profile.dns_servers.clear();
  profile.eap.clear();
  return profile;
}

std::string script(const KitContext& context, const EapConfig& eap, bool with_device) {
  const auto connection = windows_connection(context);
  render::Model model;
  model.text("connection", connection)
      .text("device_connection", connection + " device")
      .flag("device_tunnel", with_device)
      .flag("certificate", eap.certificate)
      .verbatim("certificates", certificates_part(context, eap.certificate));
  const auto& file = context.inputs.templates.get(kAlwaysOnTemplate);
  std::string text(file.render(model, render::Language::powershell).text());
  const std::vector<std::string> client{context.client.name};
  require_as_planned(
      powershell_strings(text, "Connection") == std::vector<std::string>{connection} &&
          (!eap.certificate || powershell_strings(text, "Client") == client),
      kAlwaysOnTemplate);
  return text;
}

Methods ikev2_only(Methods methods, std::vector<azure::ConnectionMethod>& kept) {
  std::copy_if(
      methods.begin(), methods.end(), std::back_inserter(kept),
      [](const azure::ConnectionMethod& method) { return method.tunnel == azure::Tunnel::ikev2; });
  return kept;
}

// IKEv2 is the only built-in tunnel type that every version of ProfileXML supports.
Emitted emit_always_on(const KitContext& context, System /*system*/, Methods methods) {
  Emitted emitted;
  if (!missing_server(context.gateway).empty()) return emitted;  // reported once by KIT-011
  std::vector<azure::ConnectionMethod> kept;
  const auto usable = ikev2_only(methods, kept);
  const auto eap = make_eap_config(context, usable);
  if (!eap) return emitted;
  const auto& templates = context.inputs.templates;
  const auto user = user_tunnel(context, *eap);
  const bool with_device = context.client.has_certificate() &&
                           has_method(usable, azure::Tunnel::ikev2, azure::Method::certificate);
  emitted.files.push_back({eap->file_name, Secret(eap->xml)});
  emitted.files.push_back({"user-tunnel.xml", Secret(render_profile_xml(user, templates))});
  if (with_device) {
    const auto device = device_tunnel(context, user);
    emitted.files.push_back({"device-tunnel.xml", Secret(render_profile_xml(device, templates))});
    if (user.forced) {
      emitted.findings.push_back(kit_finding(
          "KIT-017", "windows", "device-tunnel.xml sends the gateway's routes through the tunnel"));
    }
  }
  emitted.files.push_back(
      {"Install-AlwaysOn.ps1", windows_script(script(context, *eap, with_device)), eap->sign_in()});
  return emitted;
}

constexpr std::array<std::string_view, 1> kAlwaysOnServes{azure::kNativeClient};
constexpr std::array kAlwaysOnSystems{System::windows};
constexpr std::array kAlwaysOnFiles{
    FileKind{".ps1", FileKind::Form::script, read_windows_facts},
    FileKind{".xml", FileKind::Form::text, read_windows_facts, is_native_profile}};

}  // namespace

constexpr ClientSoftware always_on{.id = "always-on",
                                   .serves = kAlwaysOnServes,
                                   .systems = kAlwaysOnSystems,
                                   .audience = Audience::administrator,
                                   .emit = emit_always_on,
                                   .files = kAlwaysOnFiles,
                                   .page = {.name = "always_on"}};

}  // namespace p2s::kit
