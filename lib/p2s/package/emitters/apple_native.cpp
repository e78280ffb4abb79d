#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/package/detail/name_uuid.hpp>
#include <p2s/package/emitters/apple_policy.hpp>
#include <p2s/package/emitters/emitter.hpp>
#include <p2s/package/kit_rules.hpp>

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>

namespace p2s::package {
namespace {

constexpr std::string_view kTemplate = "apple/vpn.mobileconfig";

// How users prove who they are, in Apple's words (client-profile-formats 2.6).
struct Plan {
  bool radius = false;
  bool certificate = false;  // the profile carries the identity
  std::string method;        // AuthenticationMethod
  int extended_auth = 0;     // EAP
};

Plan make_plan(const KitContext& context, Authentication authentication) {
  if (authentication == Authentication::certificate) return {false, true, "Certificate", 0};
  const bool tls = context.gateway.eap_method == "EAPTLS" && context.client.has_certificate();
  return {true, tls, "None", 1};
}

const Secret& archive_of(const ClientMaterial& client) {
  return client.apple_pfx.empty() ? client.pfx : client.apple_pfx;
}

// The same gateway, the same names: a new profile replaces the old one. A new certificate is a new
// identity.
class Names {
 public:
  Names(const KitContext& context, const Plan& plan) : context_(context) {
    const auto& organization = context.options.wishes.organization;
    const auto& gateway = context.gateway;
    gateway_ = gateway.vnet_id.empty() ? context.connection_file() : gateway.vnet_id;
    prefix_ = fmt::format("{}.p2s.{}{}", organization.empty() ? "p2sctl" : organization, gateway_,
                          plan.radius ? ".radius" : "");
  }
  std::string identifier(std::string_view role) const {
    return role.empty() ? prefix_ : fmt::format("{}.{}", prefix_, role);
  }
  std::string uuid(std::string_view role) const {
    return to_upper(
        detail::name_uuid(fmt::format("{}|{}", prefix_, role), context_.options.digests.sha1_hex));
  }
  std::string identity_uuid() const {
    return uuid(fmt::format("identity|{}", context_.client.thumbprint));
  }

 private:
  const KitContext& context_;
  std::string gateway_;
  std::string prefix_;
};

std::vector<render::Model> root_items(const KitContext& context, const Plan& plan,
                                      const Names& names) {
  std::vector<render::Model> items;
  const auto add = [&](const ServerRoot& root) {
    const auto role = fmt::format("root{}", items.size() + 1);
    items.push_back(std::move(render::Model()
                                  .text("root_identifier", names.identifier(role))
                                  .text("root_uuid", names.uuid(role))
                                  .verbatim("der", std::string(trim(to_base64_lines(root.der))))));
  };
  for (const auto& root : context.gateway.server_roots) add(root);
  if (plan.radius) {
    for (const auto& root : context.gateway.radius_roots) add(root);
  }
  return items;
}

render::Model identity_item(const KitContext& context, const Names& names, const Secret& pkcs12) {
  std::vector<render::Model> password;
  if (!context.client.pfx_password.empty()) {
    password.push_back(
        std::move(render::Model().text("value", std::string(context.client.pfx_password.text()))));
  }
  return std::move(render::Model()
                       .text("identity_identifier", names.identifier("identity"))
                       .text("identity_uuid", names.identity_uuid())
                       .list("password", std::move(password))
                       .secret("pkcs12", pkcs12));
}

std::vector<render::Model> texts(std::string_view item, const std::vector<std::string>& values) {
  std::vector<render::Model> items;
  for (const auto& value : values)
    items.push_back(std::move(render::Model().text(std::string(item), value)));
  return items;
}

std::vector<render::Model> dns_items(const VendorPackage& gateway) {
  if (gateway.dns_servers.empty()) return {};
  std::vector<std::string> domains;
  for (const auto& suffix : gateway.dns_suffixes)
    domains.push_back(suffix.starts_with('.') ? suffix.substr(1) : suffix);
  std::vector<render::Model> items;
  items.push_back(std::move(render::Model()
                                .list("servers", texts("address", gateway.dns_servers))
                                .flag("with_domains", !domains.empty())
                                .list("domains", texts("domain", domains))));
  return items;
}

std::vector<render::Model> policy_items(const std::optional<ApplePolicy>& policy) {
  std::vector<render::Model> items;
  if (!policy) return items;
  items.push_back(std::move(render::Model()
                                .text("ike_encryption", policy->ike_encryption)
                                .text("ike_integrity", policy->ike_integrity)
                                .text("ike_group", std::to_string(policy->ike_group))
                                .text("child_encryption", policy->child_encryption)
                                .text("child_integrity", policy->child_integrity)
                                .text("child_group", std::to_string(policy->child_group))
                                .text("pfs", policy->pfs ? "1" : "0")));
  return items;
}

// Apple takes a key for RSA unless it is told otherwise, and then wants to know the server's
// issuer.
std::vector<render::Model> certificate_type(const KitContext& context, const Plan& plan) {
  std::vector<render::Model> items;
  const auto& key = context.client.key;
  const auto& settings = context.gateway.settings;
  if (!plan.certificate || !key.starts_with("ec:") || !settings || settings->root_names.empty())
    return items;
  items.push_back(std::move(render::Model()
                                .text("type", key == "ec:p384" ? "ECDSA384" : "ECDSA256")
                                .text("issuer", settings->root_names.front())));
  return items;
}

Secret render_profile(const KitContext& context, const Plan& plan,
                      const std::optional<ApplePolicy>& policy) {
  const Names names(context, plan);
  const auto& wishes = context.options.wishes;
  const auto& client = context.client;
  std::string lines = to_base64_lines(archive_of(client).bytes());
  const Secret pkcs12(trim(lines));
  wipe(lines);
  std::vector<render::Model> identity;
  if (plan.certificate) identity.push_back(identity_item(context, names, pkcs12));
  render::Model model;
  model.text("identifier", names.identifier(""))
      .text("uuid", names.uuid("profile"))
      .text("connection", context.connection())
      .text("client", client.name)
      .list("roots", root_items(context, plan, names))
      .list("identity", std::move(identity))
      .text("vpn_identifier", names.identifier("vpn"))
      .text("vpn_uuid", names.uuid("vpn"))
      .text("server", context.gateway.servers.front())
      .text("method", plan.method)
      .text("extended_auth", std::to_string(plan.extended_auth))
      .list("certificate_type", certificate_type(context, plan))
      .list("policy", policy_items(policy))
      .flag("forced_tunnel", wishes.forced_tunnel)
      .flag("on_demand", wishes.always_on)
      .flag("with_trusted", !wishes.trusted_networks.empty())
      .list("trusted", texts("suffix", wishes.trusted_networks))
      .list("dns", dns_items(context.gateway));
  return context.options.templates.get(kTemplate).render(model, render::Language::xml);
}

// Every value of that key, anywhere in the property list.
std::vector<std::string> values(const pugi::xml_document& plist, const char* key) {
  std::vector<std::string> found;
  const auto query = fmt::format("//key[.='{}']/following-sibling::*[1]", key);
  for (const auto& each : plist.select_nodes(query.c_str()))
    found.emplace_back(each.node().child_value());
  return found;
}

std::string squeezed(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') result += c;
  }
  return result;
}

// Every payload that was planned, with the bytes that it must hold.
void read_back(const Secret& profile, const KitContext& context, const Plan& plan) {
  pugi::xml_document plist;
  const auto text = profile.text();
  const bool parsed = static_cast<bool>(plist.load_buffer(text.data(), text.size()));
  std::vector<std::string> planned;
  for (const auto& root : context.gateway.server_roots) planned.push_back(to_base64(root.der));
  if (plan.radius) {
    for (const auto& root : context.gateway.radius_roots) planned.push_back(to_base64(root.der));
  }
  if (plan.certificate) planned.push_back(to_base64(archive_of(context.client).bytes()));
  std::vector<std::string> found;
  for (const auto& each : plist.select_nodes("//data"))
    found.push_back(squeezed(each.node().child_value()));
  const auto& server = context.gateway.servers.front();
  const std::vector<std::string> names{server};
  const bool as_planned =
      parsed && found == planned && values(plist, "RemoteAddress") == names &&
      values(plist, "RemoteIdentifier") == names &&
      values(plist, "LocalIdentifier") == std::vector{context.client.name} &&
      values(plist, "AuthenticationMethod") == std::vector{plan.method} &&
      values(plist, "PayloadCertificateUUID").size() == (plan.certificate ? 1U : 0U);
  for (auto& data : found) wipe(data);
  for (auto& data : planned) wipe(data);
  if (!as_planned) {
    throw Error(
        ErrorKind::usage,
        fmt::format("template '{}' gives a profile that lacks what it must hold", kTemplate))
        .hint("compare it with the built-in template of that name");
  }
}

void add_profile(Emitted& emitted, const KitContext& context, const Plan& plan,
                 const std::optional<ApplePolicy>& policy) {
  auto profile = render_profile(context, plan, policy);
  read_back(profile, context, plan);
  const auto& sign = context.options.wishes.sign_apple_profile;
  emitted.files.push_back(
      {fmt::format("{}{}.mobileconfig", context.connection_file(), plan.radius ? "-radius" : ""),
       sign ? sign(profile.bytes()) : std::move(profile)});
}

std::string missing_fact(const VendorPackage& gateway) {
  if (gateway.servers.empty()) return "the package names no gateway";
  if (gateway.server_roots.empty()) return "the package has no server root";
  return {};
}

Findings lost_wishes(const KitContext& context, const std::string& subject) {
  if (context.options.wishes.exclude_routes.empty()) return {};
  return {
      kit_finding("KIT-022", subject, "the profile cannot keep prefixes outside of the tunnel")};
}

}  // namespace

Emitted emit_apple_native(const KitContext& context, System system, Ways ways) {
  Emitted emitted;
  const std::string subject(to_string(system));
  if (const auto missing = missing_fact(context.gateway); !missing.empty()) {
    emitted.findings.push_back(kit_finding("KIT-020", subject, missing));
    return emitted;
  }
  const auto& custom = context.options.ike.custom;
  std::optional<ApplePolicy> policy;
  for (const auto& each : custom) {
    if (!policy) policy = apple_policy(each);
  }
  if (!custom.empty() && !policy) {
    emitted.findings.push_back(
        kit_finding("KIT-021", subject,
                    fmt::format("Apple's systems do not know the gateway's policy ({} with {})",
                                custom.front().ike_encryption, custom.front().dh_group)));
    return emitted;
  }
  // Without an archive KIT-001 says why.
  if (has_way(ways, Tunnel::ikev2, Authentication::certificate) &&
      !archive_of(context.client).empty()) {
    add_profile(emitted, context, make_plan(context, Authentication::certificate), policy);
  }
  if (has_way(ways, Tunnel::ikev2, Authentication::radius))
    add_profile(emitted, context, make_plan(context, Authentication::radius), policy);
  if (!emitted.files.empty()) emitted.findings = lost_wishes(context, subject);
  return emitted;
}

}  // namespace p2s::package
