// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/apple/apple_profile.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>

namespace p2s::kit {
namespace {

std::vector<render::Model> root_items(const KitContext& context, const ApplePlan& plan,
                                      const AppleNames& names) {
  std::vector<render::Model> items;
  const auto add = [&](const package::ServerRoot& root) {
    const auto role = fmt::format("root{}", items.size() + 1);
    items.push_back(std::move(render::Model()
                                  .text("root_identifier", names.identifier(role))
                                  .text("root_uuid", names.root_uuid(role, root))
                                  .verbatim("der", std::string(trim(to_base64_lines(root.der))))));
  };
  for (const auto& root : context.gateway.server_roots) add(root);
  if (plan.radius) {
    for (const auto& root : context.gateway.radius_roots) add(root);
  }
  return items;
}

// Not Model::text, which would copy the password and include it in an error.
Secret in_xml(const Secret& password) {
  if (const auto what = find_unprintable(password.text()); !what.empty()) {
    throw Error(ErrorKind::usage,
                fmt::format("the password cannot be written in a profile: it contains {}", what))
        .hint("choose a password of letters, digits and punctuation");
  }
  std::string escaped = render::escape_xml(password.text());
  Secret result(escaped);
  wipe(escaped);
  return result;
}

// The caller keeps `pkcs12` and `in_clear` alive.
render::Model identity_item(const AppleNames& names, const Secret& pkcs12, const Secret& in_clear) {
  std::vector<render::Model> password;
  if (!in_clear.empty()) password.push_back(std::move(render::Model().secret("value", in_clear)));
  return std::move(render::Model()
                       .text("identity_identifier", names.identifier("identity"))
                       .text("identity_uuid", names.identity_uuid())
                       .list("password", std::move(password))
                       .secret("pkcs12", pkcs12));
}

// A certificate that the device requests itself. The caller keeps `challenge` alive.
render::Model scep_item(const AppleNames& names, const ScepServer& server,
                        const Secret& challenge) {
  std::vector<render::Model> secret;
  if (!challenge.empty()) secret.push_back(std::move(render::Model().secret("value", challenge)));
  return std::move(render::Model()
                       .text("identity_identifier", names.identifier("identity"))
                       .text("identity_uuid", names.identity_uuid())
                       .text("url", server.url)
                       .list("challenge", std::move(secret)));
}

std::vector<render::Model> texts(std::string_view item, const std::vector<std::string>& values) {
  std::vector<render::Model> items;
  for (const auto& value : values)
    items.push_back(std::move(render::Model().text(std::string(item), value)));
  return items;
}

std::vector<render::Model> dns_items(const KitContext& context) {
  const auto& gateway = context.gateway;
  if (gateway.dns_servers.empty()) return {};
  const auto domains = context.dns_domains();
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

std::vector<render::Model> certificate_type(const KitContext& context, const ApplePlan& plan) {
  std::vector<render::Model> items;
  if (!must_name_issuer(context, plan)) return items;
  items.push_back(std::move(render::Model()
                                .text("type", key_kind(context.client))
                                .text("issuer", issuer_name(context.gateway))));
  return items;
}

}  // namespace

Secret render_apple_profile(const KitContext& context, const ApplePlan& plan,
                            const std::optional<ApplePolicy>& policy) {
  const AppleNames names(context, plan);
  const auto& settings = context.inputs.settings;
  const auto& client = context.client;
  std::string lines = to_base64_lines(client.pfx_for_older().bytes());
  const Secret pkcs12(trim(lines));
  wipe(lines);
  const ScepServer* scep = plan.certificate ? scep_server(client) : nullptr;
  const Secret password = in_xml(scep == nullptr ? client.pfx_password : scep->challenge);
  std::vector<render::Model> identity;
  std::vector<render::Model> request;
  if (scep != nullptr)
    request.push_back(scep_item(names, *scep, password));
  else if (plan.certificate)
    identity.push_back(identity_item(names, pkcs12, password));
  render::Model model;
  model.text("identifier", names.identifier(""))
      .text("uuid", names.uuid("profile"))
      .text("connection", context.connection())
      .text("client", client.name)
      .list("roots", root_items(context, plan, names))
      .list("identity", std::move(identity))
      .list("scep", std::move(request))
      .text("vpn_identifier", names.identifier("vpn"))
      .text("vpn_uuid", names.uuid("vpn"))
      .text("server", context.gateway.servers.front())
      .text("method", plan.method)
      .text("extended_auth", std::to_string(plan.extended_auth))
      .list("certificate_type", certificate_type(context, plan))
      .list("policy", policy_items(policy))
      .flag("forced_tunnel", settings.forced_tunnel)
      .flag("on_demand", settings.always_on)
      .flag("with_trusted", !settings.trusted_networks.empty())
      .list("trusted", texts("suffix", context.trusted_domains()))
      .list("dns", dns_items(context));
  return context.inputs.templates.get(kAppleTemplate).render(model, render::Language::xml);
}

}  // namespace p2s::kit
