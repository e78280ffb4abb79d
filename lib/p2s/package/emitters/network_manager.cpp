#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/package/detail/name_uuid.hpp>
#include <p2s/package/emitters/linux_files.hpp>
#include <p2s/package/emitters/openvpn_plan.hpp>
#include <p2s/package/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

// One connection in NetworkManager's form, and the plugin of NetworkManager that it needs.
struct Profile {
  std::string file;
  std::string uuid;
  std::string service;
  std::string plugin;
};

std::string folder_of(const KitContext& context) { return "/etc/p2sctl/" + linux_name(context); }

Profile profile_of(const KitContext& context, std::string_view tunnel, std::string_view service) {
  const auto& server = context.gateway.servers.front();
  return {fmt::format("{}-{}.nmconnection", linux_name(context), tunnel),
          detail::name_uuid(fmt::format("{}.{}.p2sctl", tunnel, server),
                            context.options.digests.sha1_hex),
          fmt::format("nm-{}-service.name", service), fmt::format("network-manager-{}", service)};
}

// A list of a key file: its separator ends every item.
std::string list_of(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += replace_all(render::escape_ini(item), ";", "\\;") + ";";
  return text;
}

std::vector<render::Model> when_filled(const std::vector<std::string>& items, std::string name) {
  if (items.empty()) return {};
  return {std::move(render::Model().verbatim(std::move(name), list_of(items)))};
}

render::Model shared_model(const KitContext& context, const Profile& profile,
                           std::string_view tunnel) {
  const auto& gateway = context.gateway;
  std::vector<std::string> suffixes;
  for (const auto& suffix : gateway.dns_suffixes)
    suffixes.push_back(suffix.starts_with('.') ? suffix.substr(1) : suffix);
  render::Model model;
  model.text("id", fmt::format("{} ({})", context.connection(), tunnel))
      .text("uuid", profile.uuid)
      .text("folder", folder_of(context))
      .text("never_default", context.options.wishes.forced_tunnel ? "false" : "true")
      .list("dns", when_filled(gateway.dns_servers, "servers"))
      .list("dns_search", when_filled(suffixes, "suffixes"));
  return model;
}

// Every planned line must be there as it stands, whatever a template of the user's says.
Secret checked(const KitContext& context, std::string_view name, const render::Model& model,
               const std::vector<std::string>& facts) {
  auto content = context.options.templates.get(name).render(model, render::Language::ini);
  const auto lines = split_lines(content.text());
  for (const auto& fact : facts) {
    if (std::find(lines.begin(), lines.end(), fact) != lines.end()) continue;
    throw Error(ErrorKind::usage,
                fmt::format("template '{}' gives a file that lacks '{}'", name, printable(fact)))
        .hint("compare it with the built-in template of that name");
  }
  return content;
}

Secret ikev2_connection(const KitContext& context, const Profile& profile) {
  const auto& gateway = context.gateway;
  const auto& server = gateway.servers.front();
  std::vector<std::string> routes;
  for (const auto& prefix : context.tunnelled()) routes.push_back(prefix.to_string());
  auto model = shared_model(context, profile, "IKEv2");
  model.text("server", server)
      .flag("one_root", gateway.server_roots.size() == 1)
      .text("ike_proposals", join(context.options.ike.ike_proposals, ";"))
      .text("esp_proposals", join(context.options.ike.esp_proposals, ";"))
      .text("routes", join(routes, ";"));
  return checked(
      context, "networkmanager/ikev2.nmconnection", model,
      {"type=vpn", "uuid=" + profile.uuid, "method=cert", "address=" + render::escape_ini(server),
       "userkey=" + folder_of(context) + "/client.key"});
}

Secret openvpn_connection(const KitContext& context, const Profile& profile,
                          const OpenVpnPlan& plan) {
  const auto& server_name = context.gateway.server_name;
  std::vector<std::string> remotes;
  for (const auto& remote : plan.remotes)
    remotes.push_back(fmt::format("{}:{}", remote.host, remote.port));
  auto model = shared_model(context, profile, "OpenVPN");
  model.text("remotes", join(remotes, ", "))
      .text("server_name", server_name)
      .text("auth", plan.auth)
      .text("cipher", plan.cipher)
      .text("tls_version_min", plan.tls_version);
  return checked(context, "networkmanager/openvpn.nmconnection", model,
                 {"type=vpn", "uuid=" + profile.uuid, "connection-type=tls",
                  "remote=" + render::escape_ini(join(remotes, ", ")),
                  "verify-x509-name=name:" + render::escape_ini(server_name),
                  "key=" + folder_of(context) + "/client.key"});
}

void add_files(Emitted& emitted, const KitContext& context, bool openvpn) {
  const auto& roots = context.gateway.server_roots;
  std::string bundle;
  for (const auto& root : roots) bundle += certificate_pem(root.der);
  emitted.files.push_back({"client.pem", Secret(client_certificates(context.client))});
  emitted.files.push_back({"client.key", context.client.private_key.clone()});
  emitted.files.push_back({"server-roots.pem", Secret(bundle)});
  if (roots.size() == 1)
    emitted.files.push_back({"server-root-1.pem", Secret(certificate_pem(roots.front().der))});
  if (openvpn)
    emitted.files.push_back({"tls-auth.key", openvpn_static_key(context.gateway.tls_auth_key)});
}

Secret install_script(const KitContext& context, const std::vector<Profile>& profiles,
                      const std::vector<KitFile>& files) {
  std::vector<render::Model> connections;
  std::vector<render::Model> plugins;
  std::vector<render::Model> named;
  for (const auto& profile : profiles) {
    connections.push_back(
        std::move(render::Model().verbatim("file", profile.file).verbatim("uuid", profile.uuid)));
    plugins.push_back(std::move(
        render::Model().verbatim("service", profile.service).verbatim("package", profile.plugin)));
  }
  for (const auto& file : files)
    named.push_back(std::move(render::Model().verbatim("file", file.path)));
  render::Model model;
  model.verbatim("folder", folder_of(context))
      .list("connections", std::move(connections))
      .list("plugins", std::move(plugins))
      .list("files", std::move(named));
  return context.options.templates.get("networkmanager/install.sh")
      .render(model, render::Language::shell);
}

void tell_limits(Emitted& emitted, const KitContext& context, const std::string& subject,
                 bool ikev2) {
  const auto roots = context.gateway.server_roots.size();
  if (ikev2 && roots > 1) {
    emitted.findings.push_back(kit_finding(
        "KIT-034", subject,
        fmt::format("the IKEv2 connection trusts the system's roots: the gateway has {}", roots)));
  }
  if (ikev2 && context.client.chain.size() > 1) {
    emitted.findings.push_back(kit_finding(
        "KIT-035", subject, "the IKEv2 connection holds the client's own certificate alone"));
  }
  if (!context.options.wishes.exclude_routes.empty()) {
    emitted.findings.push_back(kit_finding(
        "KIT-032", subject, "NetworkManager's files keep no prefixes outside of the tunnel"));
  }
}

}  // namespace

Emitted emit_network_manager(const KitContext& context, System system, Ways ways) {
  Emitted emitted;
  const std::string subject(to_string(system));
  if (has_way(ways, Tunnel::ikev2, Authentication::radius) ||
      has_way(ways, Tunnel::openvpn, Authentication::radius)) {
    emitted.findings.push_back(
        kit_finding("KIT-030", subject,
                    "there are no files of NetworkManager for users with name and password"));
  }
  if (context.client.private_key.empty()) return emitted;  // KIT-001 says so, once
  const bool ikev2 = has_way(ways, Tunnel::ikev2, Authentication::certificate) &&
                     missing_for_ikev2(context.gateway).empty();  // KIT-031, with strongSwan's
  const bool openvpn = has_way(ways, Tunnel::openvpn, Authentication::certificate) &&
                       missing_for_openvpn(context.gateway).empty();  // KIT-003, with OpenVPN's
  if (!ikev2 && !openvpn) return emitted;
  add_files(emitted, context, openvpn);
  std::vector<Profile> profiles;
  std::vector<KitFile> connections;
  if (ikev2) {
    profiles.push_back(profile_of(context, "ikev2", "strongswan"));
    connections.push_back({profiles.back().file, ikev2_connection(context, profiles.back())});
  }
  if (openvpn) {
    profiles.push_back(profile_of(context, "openvpn", "openvpn"));
    const auto plan = plan_openvpn(context, Authentication::certificate);
    connections.push_back(
        {profiles.back().file, openvpn_connection(context, profiles.back(), plan)});
  }
  Secret script = install_script(context, profiles, emitted.files);
  for (auto& connection : connections) emitted.files.push_back(std::move(connection));
  emitted.files.push_back({"install.sh", std::move(script)});
  tell_limits(emitted, context, subject, ikev2);
  return emitted;
}

}  // namespace p2s::package
