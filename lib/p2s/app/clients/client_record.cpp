// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/client_record.hpp"

#include <p2s/base/text/text.hpp>

namespace p2s::app {

store::ClientRecord client_record(const pki::Certificate& certificate, const std::string& name,
                                  const std::string& issuer, const pki::PrivateKey* key,
                                  const pki::Vault* vault) {
  const auto& facts = certificate.facts();
  store::ClientRecord record;
  record.name = name;
  record.thumbprint = certificate.thumbprint();
  record.serial = facts.serial;
  record.subject = facts.subject;
  record.issuer = issuer;
  record.key = facts.key;
  record.not_before = facts.not_before;
  record.not_after = facts.not_after;
  record.certificate = certificate.pem();
  if (key != nullptr && vault != nullptr)
    record.sealed_key = vault->seal(key->pkcs8(), record.thumbprint);
  record.has_key = !record.sealed_key.empty();
  return record;
}

std::vector<System> systems_of(const store::ClientRecord& client) {
  std::vector<System> systems;
  for (const auto name : split(client.systems, ',')) {
    if (const auto system = parse_system(name)) systems.push_back(*system);
  }
  return systems;
}

std::string systems_text(const std::vector<System>& systems) {
  std::vector<std::string> names;
  for (const auto system : systems) names.emplace_back(to_string(system));
  return join(names, ",");
}

std::vector<std::string> software_of(const store::ClientRecord& client) {
  std::vector<std::string> software;
  for (const auto id : split(client.software, ',')) {
    if (!id.empty()) software.emplace_back(id);
  }
  return software;
}

pki::AlternativeNames alternative_names_of(const CertificateSummary& facts) {
  pki::AlternativeNames names;
  const auto take = [](std::string_view text, std::string_view prefix,
                       std::vector<std::string>& list) {
    if (text.starts_with(prefix)) list.emplace_back(text.substr(prefix.size()));
  };
  for (const auto& name : facts.alternative_names) {
    take(name, "DNS:", names.dns);
    take(name, "email:", names.emails);
    take(name, "UPN:", names.upns);
  }
  return names;
}

}  // namespace p2s::app
