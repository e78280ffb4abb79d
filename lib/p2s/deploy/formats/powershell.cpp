// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/deploy/detail/header.hpp>
#include <p2s/deploy/detail/point_to_site.hpp>
#include <p2s/deploy/formats/formats.hpp>
#include <p2s/deploy/formats/models.hpp>
#include <p2s/render/templates.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::deploy::detail {
namespace {

using render::Model;

std::string powershell_list(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const auto& text : texts) quoted.push_back(render::escape_powershell(text));
  return join(quoted, ", ");
}

/// What the script compares, as its function Get-View writes it.
class View {
 public:
  explicit View(const spec::GatewaySpec& gateway) : gateway_(gateway) {}

  std::vector<Model> lines() {
    each("pool", gateway_pools(gateway_));
    each("protocol", protocols(gateway_));
    each("authentication", authentication_types(gateway_));
    each("route", custom_routes(gateway_));
    ipsec();
    radius();
    entra();
    groups();
    return std::move(lines_);
  }

 private:
  void add(std::string line) { lines_.push_back(Model().text("line", std::move(line))); }
  void each(std::string_view word, const std::vector<std::string>& values) {
    for (const auto& value : values) add(fmt::format("{} {}", word, value));
  }

  void ipsec() {
    for (const auto& policy : gateway_.ipsec) {
      add(fmt::format("ipsec {} {} {} {} {} {} {} {}", policy.ike_encryption, policy.ike_integrity,
                      policy.dh_group, policy.ipsec_encryption, policy.ipsec_integrity,
                      policy.pfs_group, policy.sa_lifetime_seconds.value_or(kLifetimeSeconds),
                      policy.sa_data_size_kilobytes.value_or(kDataSizeKilobytes)));
    }
  }

  void radius() {
    const auto servers = radius_servers(gateway_);
    for (const auto& server : servers) {
      add(servers.size() == 1
              ? fmt::format("radius {}", server.address)
              : fmt::format("radius {} {}", server.address, server.score.value_or(kHighestScore)));
    }
  }

  void entra() {
    if (!gateway_.authentication.contains(azure::Method::entra)) return;
    url("AadTenant", gateway_.entra.tenant);
    url("AadAudience", gateway_.entra.audiences.front());
    url("AadIssuer", gateway_.entra.issuer);
  }

  void url(std::string_view word, std::string value) {
    while (value.ends_with('/')) value.pop_back();
    add(fmt::format("{} {}", word, to_lower(value)));
  }

  void groups() {
    for (const auto& group : sorted_groups(gateway_)) {
      add(fmt::format("group {}: default {}, priority {}", group.name,
                      group.is_default ? "True" : "False", group.priority.value_or(0)));
      for (const auto& member : group.members)
        add(fmt::format("group {}: {} {}", group.name, member.type, member.value));
    }
    for (const auto& connection : connections(gateway_)) {
      each(fmt::format("connection {}: pool", connection.name), connection.pools);
      each(fmt::format("connection {}: group", connection.name), connection.groups);
    }
  }

  const spec::GatewaySpec& gateway_;
  std::vector<Model> lines_;
};

constexpr ModelWords kPowerShell{"$true", "$false", powershell_list,
                                 [](const std::string&) { return std::string(); }};

Model script_model(const Deployment& deployment) {
  const auto& gateway = deployment.gateway;
  Model model;
  add_certificates(model, gateway);
  return model.verbatim("header", comment(header(deployment), "#"))
      .text("resource_group", deployment.resource_group)
      .text("gateway", gateway.name)
      .text("subscription", deployment.subscription)
      .flag("prune", deployment.prune)
      .verbatim("pools", powershell_list(gateway_pools(gateway)))
      .verbatim("protocols", powershell_list(protocols(gateway)))
      .verbatim("types", powershell_list(authentication_types(gateway)))
      .verbatim("routes", powershell_list(custom_routes(gateway)))
      .list("servers", server_models(gateway, kPowerShell))
      .list("view", View(gateway).lines())
      .list("entra", entra_models(gateway))
      .list("ipsec", ipsec_models(gateway))
      .flag("has_groups", !gateway.groups.empty())
      .list("groups", group_models(gateway, kPowerShell))
      .list("connections", connection_models(gateway, kPowerShell));
}

}  // namespace

std::string emit_powershell(const Deployment& deployment) {
  const auto script = render::Templates()
                          .get("deploy/gateway.ps1")
                          .render(script_model(deployment), render::Language::powershell);
  std::string text(script.text());
  // Windows PowerShell reads a script without a mark as ANSI.
  const bool ascii =
      std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
  return ascii ? text : "\xEF\xBB\xBF" + text;
}

}  // namespace p2s::deploy::detail
