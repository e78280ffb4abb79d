// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/windows/eap_config.hpp>
#include <p2s/kit/clients/windows/windows_policy.hpp>
#include <p2s/kit/clients/windows/windows_text.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::kit {
namespace {

constexpr std::string_view kScriptTemplate = "windows/Install-P2SVpn.ps1";
constexpr std::string_view kSubject = "windows";

// Fields of a connection in the phone book.
constexpr std::size_t kMostServers = 2;

struct Plan {
  std::string connection;
  std::string server;
  std::vector<std::string> tunnels;  // of Add-VpnConnection, the preferred one first
  bool split = true;
  std::string dns_suffix;
  std::vector<std::string> dns_servers;  // IPv4, two at most
  std::vector<std::string> routes;
  std::vector<WindowsPolicy> policy;  // one or none
  EapConfig eap;
};

Plan make_plan(const KitContext& context, Methods methods, EapConfig eap) {
  Plan plan;
  plan.connection = windows_connection(context);
  plan.server = context.gateway.servers.front();
  const auto offers = [&](azure::Tunnel tunnel) {
    return std::any_of(methods.begin(), methods.end(), [&](const azure::ConnectionMethod& method) {
      return method.tunnel == tunnel;
    });
  };
  if (offers(azure::Tunnel::ikev2)) plan.tunnels.emplace_back("Ikev2");
  if (offers(azure::Tunnel::sstp)) plan.tunnels.emplace_back("Sstp");
  plan.split = !context.inputs.settings.forced_tunnel;
  if (plan.split) {
    for (const auto& route : windows_routes(context)) plan.routes.push_back(route.to_string());
  }
  if (auto domains = context.dns_domains(); !domains.empty())
    plan.dns_suffix = std::move(domains.front());
  plan.dns_servers = context.dns_servers(net::Family::ipv4);
  if (plan.dns_servers.size() > kMostServers) plan.dns_servers.resize(kMostServers);
  if (offers(azure::Tunnel::ikev2) && !context.inputs.proposals.custom.empty()) {
    plan.policy = {windows_policy(context.inputs.proposals.custom.front(), PolicyDialect::cmdlet)};
  }
  plan.eap = std::move(eap);
  return plan;
}

std::string render_script(const KitContext& context, const Plan& plan) {
  std::vector<render::Model> routes;
  for (const auto& route : plan.routes) {
    routes.push_back(std::move(render::Model().text("prefix", route)));
  }
  std::vector<render::Model> servers;
  for (const auto& server : plan.dns_servers) {
    servers.push_back(std::move(render::Model().text("address", server)));
  }
  std::vector<render::Model> policy;
  for (const auto& each : plan.policy) policy.push_back(each.model());
  render::Model model;
  model.text("connection", plan.connection)
      .text("server", plan.server)
      .flag("several_tunnels", plan.tunnels.size() > 1)
      .text("tunnel", plan.tunnels.front())
      .verbatim("split", plan.split ? "true" : "false")
      .text("dns_suffix", plan.dns_suffix)
      .list("dns_servers", std::move(servers))
      .list("routes", std::move(routes))
      .list("policy", std::move(policy))
      .verbatim("eap", std::string(trim(plan.eap.xml)))
      .flag("certificate", plan.eap.certificate)
      .verbatim("certificates", certificates_part(context, plan.eap.certificate));
  const auto& file = context.inputs.templates.get(kScriptTemplate);
  return std::string(file.render(model, render::Language::powershell).text());
}

// The strings of the script, parsed as by PowerShell.
void read_back(std::string_view script, const KitContext& context, const Plan& plan) {
  using Strings = std::vector<std::string>;
  Strings roots;
  for (const auto& root : windows_roots(context)) {
    roots.insert(roots.end(), {root.file, root.thumbprint});
  }
  Strings policy;
  for (const auto& each : plan.policy) {
    policy = {each.authentication_transform, each.cipher_transform, each.dh_group, each.encryption,
              each.integrity_check,          each.pfs_group};
  }
  const Strings client = plan.eap.certificate ? Strings{context.client.name} : Strings{};
  const auto says = [&](std::string_view variable, const Strings& wanted) {
    return powershell_strings(script, variable) == wanted;
  };
  const auto eap = fmt::format("$Eap = @'\n{}\n'@\n", trim(plan.eap.xml));
  require_as_planned(says("Connection", {plan.connection}) && says("Server", {plan.server}) &&
                         says("DnsSuffix", {plan.dns_suffix}) &&
                         says("DnsServers", plan.dns_servers) && says("Routes", plan.routes) &&
                         says("IPsec", policy) && says("ServerRoots", roots) &&
                         says("Client", client) && script.find(eap) != std::string_view::npos,
                     kScriptTemplate);
}

void tell(Emitted& emitted, KitRule rule, std::string message) {
  emitted.findings.push_back(kit_finding(rule, std::string(kSubject), std::move(message)));
}

// Settings that a Windows connection does not support.
void add_findings(Emitted& emitted, const KitContext& context, const Plan& plan) {
  const auto& gateway = context.gateway;
  if (plan.connection != context.connection()) {
    tell(emitted, "KIT-010",
         fmt::format("the connection is named '{}' in Windows", printable(plan.connection)));
  }
  if (!context.inputs.settings.exclude_routes.empty()) {
    tell(emitted, "KIT-012", "Install-P2SVpn.ps1 cannot exclude networks from the tunnel");
  }
  if (gateway.dns_servers.size() > plan.dns_servers.size()) {
    tell(emitted, "KIT-013",
         fmt::format("Install-P2SVpn.ps1 sets {} of {}", plan.dns_servers.size(),
                     counted(gateway.dns_servers.size(), "DNS server", "DNS servers")));
  }
  if (gateway.dns_suffixes.size() > 1) {
    tell(emitted, "KIT-014",
         fmt::format("Install-P2SVpn.ps1 sets '{}' only", printable(plan.dns_suffix)));
  }
  if (plan.tunnels.back() == "Sstp") {
    tell(emitted, "KIT-015",
         plan.tunnels.size() > 1 ? "Install-P2SVpn.ps1 offers SSTP in addition to IKEv2"
                                 : "the Windows connection uses SSTP");
  }
  const bool filtered = plan.eap.xml.find("<IssuerHash>") != std::string::npos;
  if (plan.eap.certificate && !filtered) {
    tell(emitted, "KIT-016", "the root of the client certificate is unknown");
  }
}

Emitted emit_windows_native(const KitContext& context, System /*system*/, Methods methods) {
  Emitted emitted;
  if (const auto missing = missing_server(context.gateway); !missing.empty()) {
    tell(emitted, "KIT-011", missing);
    return emitted;
  }
  auto eap = make_eap_config(context, methods);
  if (!eap) return emitted;
  const Plan plan = make_plan(context, methods, *std::move(eap));
  const auto script = render_script(context, plan);
  read_back(script, context, plan);
  emitted.files.push_back({"Install-P2SVpn.ps1", windows_script(script), plan.eap.sign_in()});
  add_findings(emitted, context, plan);
  return emitted;
}

constexpr std::array<std::string_view, 1> kWindowsNativeServes{azure::kNativeClient};
constexpr std::array kWindowsNativeSystems{System::windows};
constexpr std::array kWindowsNativeFiles{
    FileKind{".ps1", FileKind::Form::script, read_windows_facts, is_windows_script},
    FileKind{".xml", FileKind::Form::text, read_windows_facts}};  // of older kits

}  // namespace

constexpr ClientSoftware windows_native{.id = "native",
                                        .serves = kWindowsNativeServes,
                                        .systems = kWindowsNativeSystems,
                                        .emit = emit_windows_native,
                                        .files = kWindowsNativeFiles,
                                        .page = {.name = "windows_native"}};

}  // namespace p2s::kit
