// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/facts/certificate_view.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/base/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::rules {
namespace {

/// Distinct alternative names of one kind, such as "UPN:".
std::set<std::string> names_of_kind(const CertificateSummary& facts, std::string_view kind) {
  std::set<std::string> names;
  for (const auto& name : facts.alternative_names) {
    if (name.starts_with(kind)) names.insert(to_lower(std::string_view(name).substr(kind.size())));
  }
  return names;
}

std::string subject_of_root(const std::string& origin, const std::string& name) {
  return origin.empty() ? fmt::format("root {}", printable(name)) : printable(origin);
}

std::set<std::string> thumbprints(const std::vector<spec::SpecRevocation>& list) {
  std::set<std::string> found;
  for (const auto& each : list) {
    if (auto thumbprint = normalise_thumbprint(each.thumbprint))
      found.insert(std::move(*thumbprint));
  }
  return found;
}

std::vector<const ClientCertificate*> clients_in_use(const Certificates& certificates,
                                                     const std::set<std::string>& revoked,
                                                     Time as_of) {
  std::set<std::string_view> served;
  std::vector<const ClientCertificate*> clients;
  for (const auto& client : certificates.clients) {
    if (client.revoked || revoked.contains(client.facts.thumbprint)) continue;
    clients.push_back(&client);
    if (!is_expired(client, as_of)) served.insert(client.name);
  }
  std::erase_if(clients, [&](const ClientCertificate* client) {
    return is_expired(*client, as_of) && served.contains(client->name);
  });
  return clients;
}

}  // namespace

CertificateView::CertificateView(const spec::GatewaySpec& spec, const Certificates& certificates,
                                 Time as_of)
    : revoked(thumbprints(spec.revoked)), certificates_(certificates) {
  for (const auto& root : spec.roots)
    names.push_back({root.name, subject_of_root(root.origin, root.name)});
  for (const auto& root : certificates.roots) {
    if (spec.roots.empty()) names.push_back({root.name, subject_of(root)});
    if (!root.has_certificate) {
      all_roots_read = false;
      continue;
    }
    roots.push_back(&root);
    by_thumbprint_.emplace(root.facts.thumbprint, &root);
    by_subject_.emplace(root.facts.subject, &root);
  }
  if (spec.authentication.contains(azure::Method::certificate))
    clients = clients_in_use(certificates, revoked, as_of);
}

const RootCertificate* CertificateView::root(std::string_view thumbprint) const {
  const auto found = by_thumbprint_.find(thumbprint);
  return found == by_thumbprint_.end() ? nullptr : found->second;
}

std::optional<Authority> CertificateView::authority(const std::string& thumbprint) const {
  if (const auto* uploaded = root(thumbprint))
    return Authority{quoted(*uploaded), &uploaded->facts, true};
  const auto stored = certificates_.stored.find(thumbprint);
  if (stored == certificates_.stored.end()) return std::nullopt;
  const auto& [name, facts] = stored->second;
  const auto kind = facts.self_signed ? "root" : "issuing CA";
  return Authority{fmt::format("{} '{}'", kind, printable(name)), &facts, false};
}

const RootCertificate* CertificateView::root_called(std::string_view subject) const {
  const auto found = by_subject_.find(subject);
  return found == by_subject_.end() ? nullptr : found->second;
}

std::string quoted(const RootCertificate& root) {
  return fmt::format("root '{}'", printable(root.name));
}

std::string subject_of(const RootCertificate& root) {
  return subject_of_root(root.origin, root.name);
}

std::string subject_of(const ClientCertificate& client) {
  return fmt::format("client {} {}", printable(client.name), client.facts.thumbprint);
}

bool is_expired(const ClientCertificate& client, Time as_of) noexcept {
  return client.facts.not_after < as_of;
}

bool is_valid_now(const CertificateSummary& certificate, Time as_of) noexcept {
  return certificate.not_before <= as_of && as_of <= certificate.not_after;
}

bool is_issuer(const CertificateSummary& certificate) {
  const auto& usage = certificate.key_usage;
  return certificate.is_ca || certificate.self_signed ||
         std::find(usage.begin(), usage.end(), "keyCertSign") != usage.end();
}

std::set<std::string> users_of(const ClientCertificate& client) {
  for (const std::string_view kind : {"UPN:", "email:"}) {
    auto names = names_of_kind(client.facts, kind);
    if (names.size() > 1) return names;
  }
  return {client.name};
}

std::string listed(const std::set<std::string>& names) {
  constexpr std::size_t kShown = 5;
  std::vector<std::string> shown;
  for (const auto& name : names) {
    if (shown.size() == kShown) break;
    shown.push_back(printable(name));
  }
  auto text = join(shown, ", ");
  if (names.size() > kShown) text += fmt::format(" and {} more", names.size() - kShown);
  return text;
}

}  // namespace p2s::rules
