// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/clients/strongswan/strongswan_managed.hpp>
#include <p2s/kit/clients/strongswan/strongswan_plan.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/kit/name_uuid.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace p2s::kit {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> to_strings(const std::vector<net::Prefix>& prefixes) {
  std::vector<std::string> texts;
  for (const auto& prefix : prefixes) texts.push_back(prefix.to_string());
  return texts;
}

void add_routes(Json& profile, const KitContext& context) {
  Json split = Json::object();
  const auto& settings = context.inputs.settings;
  if (!settings.forced_tunnel) split["subnets"] = to_strings(context.tunnelled());
  if (!settings.exclude_routes.empty()) split["excluded"] = to_strings(settings.exclude_routes);
  if (!split.empty()) profile["split-tunneling"] = std::move(split);
}

std::string_view type_of(Credential credential) noexcept {
  switch (credential) {
    case Credential::certificate:
      return "ikev2-cert";
    case Credential::radius_certificate:
      return "ikev2-eap-tls";
    case Credential::password:
      break;
  }
  return "ikev2-eap";
}

// The app trusts only the root in the profile, for both the gateway and the RADIUS server.
bool one_root(const package::VendorPackage& gateway, Credential credential) {
  if (gateway.server_roots.size() != 1) return false;
  const auto is_it = [&](const package::ServerRoot& root) {
    return root.der == gateway.server_roots.front().der;
  };
  return credential != Credential::radius_certificate ||
         std::all_of(gateway.radius_roots.begin(), gateway.radius_roots.end(), is_it);
}

// Format: docs/reference/profile-formats.md, "strongSwan for Android". The gateway's name is in
// 'addr': without 'id' it may be anywhere in the certificate, as Azure requires.
Json make_profile(const KitContext& context, Credential credential) {
  const auto& gateway = context.gateway;
  const auto& client = context.client;
  const bool radius = credential != Credential::certificate;
  const auto id = fmt::format("android|{}|{}|{}", gateway.servers.front(), radius,
                              client.has_certificate() ? client.thumbprint : client.name);
  Json profile{{"uuid", name_uuid(id, context.inputs.digests.sha1_hex)},
               {"name", render::escape_plain(context.connection())},
               {"type", type_of(credential)},
               {"remote", {{"addr", gateway.servers.front()}}}};
  if (one_root(gateway, credential))
    profile["remote"]["cert"] = to_base64(gateway.server_roots.front().der);
  const auto& proposals = context.inputs.proposals;
  if (!proposals.custom.empty()) {
    profile["ike-proposal"] = proposals.ike.front();
    profile["esp-proposal"] = proposals.esp.front();
  }
  if (!gateway.dns_servers.empty()) profile["dns-servers"] = gateway.dns_servers;
  add_routes(profile, context);
  return profile;
}

Secret with_identity(Json profile, const KitContext& context) {
  std::string encoded = to_base64(context.client.pfx_for_older().bytes());
  profile["local"] = {{"p12", encoded}};
  std::string text = profile.dump(2) + "\n";
  Secret content(text);
  wipe(profile["local"]["p12"].get_ref<std::string&>());
  wipe(text);
  wipe(encoded);
  return content;
}

// The parsed profile contains the plan and the identity.
void read_back(const Secret& content, const Json& profile, const KitContext& context,
               Credential credential) {
  auto read = Json::parse(content.text());
  bool as_planned = credential == Credential::password;
  if (!as_planned && read.contains("local")) {
    auto& held = read["local"]["p12"].get_ref<std::string&>();
    auto decoded = from_base64(held);
    const auto planned = context.client.pfx_for_older().bytes();
    as_planned =
        decoded && std::equal(decoded->begin(), decoded->end(), planned.begin(), planned.end());
    wipe(held);
    if (decoded) wipe(*decoded);
    read.erase("local");
  }
  if (!as_planned || read != profile)
    throw Error(ErrorKind::internal, "reading back the profile for the strongSwan app failed");
}

void tell_of_roots(Emitted& emitted, const KitContext& context, Credential credential) {
  if (one_root(context.gateway, credential) || !emitted.findings.empty()) return;  // once
  emitted.findings.push_back(
      kit_finding("KIT-025", std::string(to_string(System::android)),
                  "the app supports one root per profile: it uses those of the device"));
}

void add_profile(Emitted& emitted, const KitContext& context, Credential credential) {
  const auto profile = make_profile(context, credential);
  const bool asks = credential == Credential::password;
  auto content = asks ? Secret(profile.dump(2) + "\n") : with_identity(profile, context);
  read_back(content, profile, context, credential);
  const std::string_view suffix = credential == Credential::certificate ? "" : "-radius";
  emitted.files.push_back({fmt::format("{}{}.sswan", context.connection_file(), suffix),
                           std::move(content), asks ? SignIn::password : SignIn::certificate});
  tell_of_roots(emitted, context, credential);
}

// One file configures the app, with a profile for each authentication method.
void add_managed(Emitted& emitted, const KitContext& context, Methods methods) {
  std::vector<Json> profiles;
  const auto add = [&](Credential credential) {
    profiles.push_back(make_profile(context, credential));
    tell_of_roots(emitted, context, credential);
  };
  if (has_method(methods, azure::Tunnel::ikev2, azure::Method::certificate))
    add(Credential::certificate);
  if (has_method(methods, azure::Tunnel::ikev2, azure::Method::radius))
    add(context.gateway.eap_method == "EAPTLS" ? Credential::radius_certificate
                                               : Credential::password);
  if (profiles.empty()) return;
  emitted.files.push_back(
      {"strongswan.json", Secret(managed_configuration(profiles).dump(2) + "\n")});
}

// Without an archive KIT-001 or KIT-018 is reported.
void add_radius(Emitted& emitted, const KitContext& context) {
  if (context.gateway.eap_method != "EAPTLS") {
    add_profile(emitted, context, Credential::password);
  } else if (!context.client.pfx.empty()) {
    add_profile(emitted, context, Credential::radius_certificate);
  }
}

Emitted emit_strongswan_android(const KitContext& context, System system, Methods methods) {
  Emitted emitted;
  const std::string subject(to_string(system));
  if (context.gateway.servers.empty()) {
    emitted.findings.push_back(kit_finding("KIT-026", subject, "the package names no gateway"));
    return emitted;
  }
  if (context.client.managed) {
    add_managed(emitted, context, methods);
    return emitted;
  }
  // Without an archive KIT-001 is reported.
  if (has_method(methods, azure::Tunnel::ikev2, azure::Method::certificate) &&
      !context.client.pfx.empty())
    add_profile(emitted, context, Credential::certificate);
  if (has_method(methods, azure::Tunnel::ikev2, azure::Method::radius))
    add_radius(emitted, context);
  return emitted;
}

constexpr std::array<std::string_view, 1> kAppServes{azure::kStrongswanClient};
constexpr std::array kAppSystems{System::android};
constexpr std::array kAppFiles{
    FileKind{".sswan", FileKind::Form::text, read_sswan_facts, is_sswan},
    FileKind{".json", FileKind::Form::text, read_managed_facts, is_managed}};

}  // namespace

constexpr ClientSoftware strongswan_android{.id = "strongswan",
                                            .serves = kAppServes,
                                            .systems = kAppSystems,
                                            .emit = emit_strongswan_android,
                                            .files = kAppFiles,
                                            .page = {.name = "strongswan_app"}};

}  // namespace p2s::kit
