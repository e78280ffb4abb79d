// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/kit/clients/certificate/certificate_files.hpp>
#include <p2s/kit/clients/linux_files.hpp>
#include <p2s/kit/clients/network_manager/network_manager_keyfile.hpp>
#include <p2s/kit/clients/openvpn/openvpn_plan.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::kit {
namespace {

using Profiles = std::vector<NetworkManagerProfile>;

bool use_certificate(const Profiles& profiles) {
  return std::any_of(profiles.begin(), profiles.end(),
                     [](const auto& profile) { return profile.has_certificate(); });
}

bool use_openvpn(const Profiles& profiles) {
  return std::any_of(profiles.begin(), profiles.end(),
                     [](const auto& profile) { return profile.tunnel == azure::Tunnel::openvpn; });
}

void add_files(Emitted& emitted, const KitContext& context, const Profiles& profiles) {
  emitted.shared = root_files(context.gateway.server_roots, "server");
  if (use_certificate(profiles)) emitted.shared.push_back(client_pem(context.client));
  if (use_openvpn(profiles))
    emitted.shared.push_back({"tls-auth.key", openvpn_static_key(context.gateway.tls_auth_key)});
}

std::string network_manager_part(const KitContext& context, const Profiles& profiles) {
  std::vector<render::Model> connections;
  for (const auto& profile : profiles) {
    connections.push_back(std::move(render::Model()
                                        .verbatim("file", profile.file)
                                        .verbatim("uuid", profile.uuid)
                                        .flag("asks", !profile.has_certificate())
                                        .verbatim("service", profile.service)
                                        .verbatim("package", profile.plugin)));
  }
  render::Model model;
  model.list("connections", std::move(connections))
      .flag("certificate", use_certificate(profiles))
      .flag("one_root", context.gateway.server_roots.size() == 1)
      .flag("openvpn", use_openvpn(profiles));
  const auto& part = context.inputs.templates.get("networkmanager/install.sh");
  return std::string(part.render(model, render::Language::shell).text());
}

void tell_limits(Emitted& emitted, const KitContext& context, const std::string& subject,
                 const Profiles& profiles) {
  const auto ikev2 = std::find_if(profiles.begin(), profiles.end(), [](const auto& profile) {
    return profile.tunnel == azure::Tunnel::ikev2;
  });
  const auto roots = context.gateway.server_roots.size();
  if (ikev2 != profiles.end() && roots > 1) {
    emitted.findings.push_back(kit_finding(
        "KIT-034", subject,
        fmt::format(
            "the IKEv2 connection uses the roots installed on the device: the gateway has {}",
            roots)));
  }
  if (ikev2 != profiles.end() && ikev2->has_certificate() && context.client.chain.size() > 1) {
    emitted.findings.push_back(kit_finding(
        "KIT-035", subject, "the IKEv2 connection contains only the client's own certificate"));
  }
  if (!context.inputs.settings.exclude_routes.empty()) {
    emitted.findings.push_back(kit_finding(
        "KIT-032", subject, "NetworkManager files cannot exclude prefixes from the tunnel"));
  }
}

// Whether the root that verifies the gateway verifies the RADIUS server too: the plugin takes one.
bool one_root_is_enough(const package::VendorPackage& gateway) {
  const auto is_known = [&](const package::ServerRoot& root) {
    return std::any_of(gateway.server_roots.begin(), gateway.server_roots.end(),
                       [&](const package::ServerRoot& other) { return other.der == root.der; });
  };
  return std::all_of(gateway.radius_roots.begin(), gateway.radius_roots.end(), is_known);
}

// KIT-031 and KIT-003 are reported with the strongSwan and OpenVPN files.
Profiles profiles_of(Emitted& emitted, const KitContext& context, const std::string& subject,
                     Methods methods) {
  Profiles profiles;
  const auto add = [&](azure::Tunnel tunnel, const std::string& missing) {
    const auto credential = linux_credential(context, tunnel, methods);
    if (!credential || !missing.empty()) return;
    if (*credential == Credential::radius_certificate && !one_root_is_enough(context.gateway)) {
      emitted.findings.push_back(kit_finding(
          "KIT-030", subject,
          "NetworkManager supports one root: it cannot verify both gateway and RADIUS server"));
      return;
    }
    profiles.push_back(network_manager_profile(context, tunnel, *credential));
  };
  add(azure::Tunnel::ikev2, missing_server(context.gateway));
  add(azure::Tunnel::openvpn, missing_for_openvpn(context.gateway));
  return profiles;
}

Emitted emit_network_manager(const KitContext& context, System system, Methods methods) {
  Emitted emitted;
  const std::string subject(to_string(system));
  const auto profiles = profiles_of(emitted, context, subject, methods);
  if (profiles.empty()) return emitted;
  add_files(emitted, context, profiles);
  for (const auto& profile : profiles)
    emitted.files.push_back({profile.file, network_manager_keyfile(context, profile)});
  emitted.files.front().start = use_certificate(profiles) ? SignIn::certificate : SignIn::password;
  emitted.installer = network_manager_part(context, profiles);
  tell_limits(emitted, context, subject, profiles);
  return emitted;
}

constexpr std::array kNetworkManagerServes{azure::kStrongswanClient, azure::kOpenvpnClient};
constexpr std::array kNetworkManagerSystems{System::gnu_linux};
constexpr std::array kNetworkManagerFiles{
    FileKind{".nmconnection", FileKind::Form::text, read_network_manager_facts, is_network_manager},
    FileKind{".sh", FileKind::Form::script},
    FileKind{".pem", FileKind::Form::text, read_certificate_facts},
    FileKind{".key", FileKind::Form::text, read_static_key_facts}};  // of older kits

}  // namespace

constexpr ClientSoftware network_manager{.id = "networkmanager",
                                         .serves = kNetworkManagerServes,
                                         .systems = kNetworkManagerSystems,
                                         .emit = emit_network_manager,
                                         .files = kNetworkManagerFiles,
                                         .page = {.name = "network_manager"}};

}  // namespace p2s::kit
