// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/kit_builder.hpp"

#include <p2s/app/clients/client_record.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::app::detail {
namespace {

// Platforms whose older releases support nothing newer than 3DES.
bool wants_older(const std::vector<System>& systems) {
  const auto is_older = [](System system) {
    return system == System::macos || system == System::ios || system == System::android;
  };
  return systems.empty() || std::any_of(systems.begin(), systems.end(), is_older);
}

constexpr std::string_view kDns = "DNS:";

void describe(const pki::Certificate& leaf, kit::ClientMaterial& material) {
  const auto& facts = leaf.facts();
  for (const auto& name : facts.alternative_names) {
    if (material.dns_name.empty() && name.starts_with(kDns))
      material.dns_name = name.substr(kDns.size());
  }
  material.key = facts.key;
}

}  // namespace

KitBuilder::KitBuilder(const KitRequest& request, const KitPlan& plan, Workspace& workspace)
    : request_(request),
      plan_(plan),
      inputs_{request.systems,
              {},
              workspace.services().as_of,
              request.templates,
              plan.methods,
              plan.proposals,
              plan.settings,
              {pki::sha1_hex, pki::sha256_hex}} {
  std::set<std::string> issuers;
  for (const auto& client : plan.clients) {
    if (client.certificate.empty()) continue;
    if (!client.sealed_key.empty()) vault_ = &workspace.vault();
    issuers.insert(client.issuer);
  }
  if (issuers.empty()) return;
  const Authorities authorities(workspace.inventory());
  for (const auto& name : issuers) chains_.emplace(name, certificates_of(authorities.chain(name)));
}

kit::ClientMaterial KitBuilder::material(const store::ClientRecord& client,
                                         Secret& password) const {
  if (client.certificate.empty()) {
    kit::ClientMaterial user;
    user.name = client.name;
    return user;
  }
  const auto leaf = pki::Certificate::from_pem(client.certificate);
  const auto& chain = chains_.find(client.issuer)->second;
  const auto& root = chain.back();
  kit::ClientMaterial material;
  material.name = client.name;
  material.certificate = leaf.pem();
  for (const auto& authority : chain) material.chain.push_back(authority.pem());
  material.thumbprint = client.thumbprint;
  material.root_thumbprint = root.thumbprint();
  material.root_name = root.facts().common_name;
  describe(leaf, material);
  material.not_before = client.not_before;
  material.not_after = client.not_after;
  if (client.sealed_key.empty()) return material;
  const auto key = pki::PrivateKey::from_pkcs8(vault_->open(client.sealed_key, client.thumbprint));
  material.private_key = key.pem();
  auto made = protect_pfx(key, leaf, chain, client.name, request_.protection);
  material.pfx = std::move(made.pfx);
  if (wants_older(systems_for(client)) &&
      request_.protection.encryption != pki::PfxEncryption::tripledes_sha1) {
    material.older_pfx = older_pfx(key, leaf, chain, client.name, made.generated_password);
  }
  if (inputs_.settings.embed_pfx_password) {
    const auto& chosen = request_.protection.password;
    material.pfx_password = (chosen ? *chosen : made.generated_password).clone();
  }
  password = std::move(made.generated_password);
  return material;
}

Secret KitBuilder::older_pfx(const pki::PrivateKey& key, const pki::Certificate& leaf,
                             const pki::Issuers& chain, const std::string& name,
                             const Secret& generated) const {
  PfxProtection older = request_.protection;
  older.encryption = pki::PfxEncryption::tripledes_sha1;
  if (!older.password) {
    if (older.iterations == 0) older.iterations = kRoundsForGenerated;
    older.password = std::make_shared<const Secret>(generated.clone());
  }
  return protect_pfx(key, leaf, chain, name, older).pfx;
}

// The systems of the command, or those of the client.
std::vector<System> KitBuilder::systems_for(const store::ClientRecord& client) const {
  return request_.systems.empty() ? systems_of(client) : request_.systems;
}

kit::Kit KitBuilder::build(const store::ClientRecord& client,
                           const kit::ClientMaterial& ready) const {
  if (client.systems.empty() && client.software.empty())
    return kit::build_kit(plan_.gateway, ready, inputs_);
  auto inputs = inputs_;
  inputs.systems = systems_for(client);
  inputs.software = software_of(client);
  return kit::build_kit(plan_.gateway, ready, inputs);
}

MadeKit KitBuilder::make(std::size_t index) const {
  const auto& client = plan_.clients[index];
  try {
    MadeKit made;
    made.index = index;
    const auto ready = material(client, made.password);
    made.kit = build(client, ready);
    return made;
  } catch (Error& error) {
    error.add_context(fmt::format("while building the kit of '{}'", printable(client.name)));
    throw;
  }
}

}  // namespace p2s::app::detail
