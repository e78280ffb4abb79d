#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/package/detail/name_uuid.hpp>
#include <p2s/package/emitters/emitter.hpp>
#include <p2s/package/kit_rules.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace p2s::package {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> texts_of(const std::vector<net::Prefix>& prefixes) {
  std::vector<std::string> texts;
  for (const auto& prefix : prefixes) texts.push_back(prefix.to_string());
  return texts;
}

void add_routes(Json& profile, const KitContext& context) {
  Json split = Json::object();
  const auto& wishes = context.options.wishes;
  if (!wishes.forced_tunnel) split["subnets"] = texts_of(context.tunnelled());
  if (!wishes.exclude_routes.empty()) split["excluded"] = texts_of(wishes.exclude_routes);
  if (!split.empty()) profile["split-tunneling"] = std::move(split);
}

// Format of client-profile-formats 4.5. The gateway's name is that in 'addr': without 'id' it may
// stand anywhere in the certificate, which is what the gateway's answers need.
Json make_profile(const KitContext& context, bool radius) {
  const auto& gateway = context.gateway;
  const auto& client = context.client;
  const auto id = fmt::format("android|{}|{}|{}", gateway.servers.front(), radius,
                              client.has_certificate() ? client.thumbprint : client.name);
  Json profile{{"uuid", detail::name_uuid(id, context.options.digests.sha1_hex)},
               {"name", render::escape_plain(context.connection())},
               {"type", radius ? "ikev2-eap" : "ikev2-cert"},
               {"remote", {{"addr", gateway.servers.front()}}}};
  if (gateway.server_roots.size() == 1)
    profile["remote"]["cert"] = to_base64(gateway.server_roots.front().der);
  const auto& ike = context.options.ike;
  if (!ike.custom.empty()) {
    profile["ike-proposal"] = ike.ike_proposals.front();
    profile["esp-proposal"] = ike.esp_proposals.front();
  }
  if (!gateway.dns_servers.empty()) profile["dns-servers"] = gateway.dns_servers;
  add_routes(profile, context);
  return profile;
}

// Android's older systems read what Apple's older ones read.
const Secret& archive_of(const ClientMaterial& client) {
  return client.apple_pfx.empty() ? client.pfx : client.apple_pfx;
}

Secret with_identity(Json profile, const KitContext& context) {
  std::string encoded = to_base64(archive_of(context.client).bytes());
  profile["local"] = {{"p12", encoded}};
  std::string text = profile.dump(2) + "\n";
  Secret content(text);
  wipe(profile["local"]["p12"].get_ref<std::string&>());
  wipe(text);
  wipe(encoded);
  return content;
}

// What was written, read as a stranger's, is the plan and the identity.
void read_back(const Secret& content, const Json& profile, const KitContext& context, bool radius) {
  auto read = Json::parse(content.text());
  bool as_planned = radius;
  if (!radius && read.contains("local")) {
    auto& held = read["local"]["p12"].get_ref<std::string&>();
    auto decoded = from_base64(held);
    const auto planned = archive_of(context.client).bytes();
    as_planned =
        decoded && std::equal(decoded->begin(), decoded->end(), planned.begin(), planned.end());
    wipe(held);
    if (decoded) wipe(*decoded);
    read.erase("local");
  }
  if (!as_planned || read != profile)
    throw Error(ErrorKind::internal, "the profile for the strongSwan app does not read back");
}

void add_profile(Emitted& emitted, const KitContext& context, bool radius) {
  const auto profile = make_profile(context, radius);
  auto content = radius ? Secret(profile.dump(2) + "\n") : with_identity(profile, context);
  read_back(content, profile, context, radius);
  emitted.files.push_back(
      {fmt::format("{}{}.sswan", context.connection_file(), radius ? "-radius" : ""),
       std::move(content)});
}

}  // namespace

Emitted emit_strongswan_android(const KitContext& context, System system, Ways ways) {
  Emitted emitted;
  const std::string subject(to_string(system));
  if (context.gateway.servers.empty()) {
    emitted.findings.push_back(kit_finding("KIT-026", subject, "the package names no gateway"));
    return emitted;
  }
  // Without an archive KIT-001 says why.
  if (has_way(ways, Tunnel::ikev2, Authentication::certificate) && !context.client.pfx.empty())
    add_profile(emitted, context, false);
  if (has_way(ways, Tunnel::ikev2, Authentication::radius)) add_profile(emitted, context, true);
  if (!emitted.files.empty() && context.gateway.server_roots.size() > 1) {
    emitted.findings.push_back(
        kit_finding("KIT-025", subject,
                    "the app takes one root from a profile: it trusts those of the device"));
  }
  return emitted;
}

}  // namespace p2s::package
