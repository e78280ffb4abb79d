// SPDX-License-Identifier: Apache-2.0
#include "p2s/deploy/formats/models.hpp"

#include <p2s/deploy/detail/point_to_site.hpp>

#include <fmt/format.h>

namespace p2s::deploy::detail {

using render::Model;

std::vector<Model> group_models(const spec::GatewaySpec& gateway, const ModelWords& words) {
  std::vector<Model> models;
  for (const auto& group : sorted_groups(gateway)) {
    std::vector<Model> members;
    for (const auto& member : group.members) {
      Model each;
      each.text("name", fmt::format("{}-{}", group.name, members.size() + 1))
          .text("type", member.type)
          .text("value", member.value);
      members.push_back(std::move(each));
    }
    Model model;
    model.text("name", group.name)
        .verbatim("is_default", std::string(group.is_default ? words.yes : words.no))
        .verbatim("priority", std::to_string(group.priority.value_or(0)))
        .list("members", std::move(members));
    models.push_back(std::move(model));
  }
  return models;
}

std::vector<Model> connection_models(const spec::GatewaySpec& gateway, const ModelWords& words) {
  std::vector<Model> models;
  for (const auto& connection : connections(gateway)) {
    Model model;
    model.text("name", connection.name)
        .verbatim("group_names", words.list(connection.groups))
        .verbatim("pools", words.list(connection.pools));
    models.push_back(std::move(model));
  }
  return models;
}

std::vector<Model> server_models(const spec::GatewaySpec& gateway, const ModelWords& words) {
  std::vector<Model> models;
  const auto servers = radius_servers(gateway);
  for (std::size_t i = 0; i < servers.size(); ++i) {
    Model model;
    model.text("address", servers[i].address)
        .verbatim("secret", words.variable(radius_secret_name(gateway, i, "radius_secret")))
        .verbatim("score", std::to_string(servers[i].score.value_or(kHighestScore)));
    models.push_back(std::move(model));
  }
  return models;
}

void add_certificates(Model& model, const spec::GatewaySpec& gateway) {
  std::vector<Model> roots, revoked;
  if (gateway.authentication.contains(azure::Method::certificate)) {
    for (const auto& root : gateway.roots)
      roots.push_back(Model().text("name", root.name).text("data", root.data));
    for (const auto& each : gateway.revoked)
      revoked.push_back(Model().text("name", each.name).text("thumbprint", each.thumbprint));
  }
  model.list("roots", std::move(roots)).list("revoked", std::move(revoked));
}

std::vector<Model> ipsec_models(const spec::GatewaySpec& gateway) {
  std::vector<Model> models;
  for (const auto& policy : gateway.ipsec) {
    Model model;
    model.text("dh_group", policy.dh_group)
        .text("ike_encryption", policy.ike_encryption)
        .text("ike_integrity", policy.ike_integrity)
        .text("ipsec_encryption", policy.ipsec_encryption)
        .text("ipsec_integrity", policy.ipsec_integrity)
        .text("pfs_group", policy.pfs_group)
        .verbatim("lifetime", std::to_string(policy.sa_lifetime_seconds.value_or(kLifetimeSeconds)))
        .verbatim("data_size",
                  std::to_string(policy.sa_data_size_kilobytes.value_or(kDataSizeKilobytes)));
    models.push_back(std::move(model));
  }
  return models;
}

std::vector<Model> entra_models(const spec::GatewaySpec& gateway) {
  if (!gateway.authentication.contains(azure::Method::entra)) return {};
  return {Model()
              .text("tenant", gateway.entra.tenant)
              .text("audience", gateway.entra.audiences.front())
              .text("issuer", gateway.entra.issuer)};
}

}  // namespace p2s::deploy::detail
