// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/certificates/spec_certificates.hpp"

#include <p2s/app/certificates/chain_finder.hpp>
#include <p2s/app/certificates/root_data.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <map>
#include <optional>

namespace p2s::app {
namespace {

using rules::RootDataProblem;

class Collector {
 public:
  Collector(const std::filesystem::path& folder, store::Inventory* inventory)
      : folder_(folder), inventory_(inventory) {
    if (inventory_ == nullptr) return;
    authorities_.emplace(*inventory_);
    for (const auto& row : authorities_->all()) {
      auto data = detail::read_stored_root(row);
      if (data.certificate) {
        issuers_.add(*data.certificate);
        result_.stored.emplace(row.thumbprint,
                               rules::StoredAuthority{row.name, data.certificate->facts()});
      }
      if (row.is_root()) stored_roots_.push_back(row.name);
      stored_.emplace(row.name, std::move(data));
    }
  }

  void add_named(const spec::SpecRoot& root) {
    auto data = read(root);
    // Intermediates that are only in the spec complete chains too.
    if (data.certificate && !stored_.contains(root.name)) issuers_.add(*data.certificate);
    result_.roots.push_back(to_root(root.name, root.origin, std::move(data)));
  }

  void add_all_stored() {
    for (const auto& name : stored_roots_)
      result_.roots.push_back(to_root(name, fmt::format("root {}", name), stored_.at(name)));
  }

  void add_radius(const std::vector<std::string>& files) {
    for (const auto& file : files) {
      auto origin = fmt::format("radius.roots[{}]", result_.radius_roots.size());
      result_.radius_roots.push_back(
          to_root(file, std::move(origin), detail::read_root_file_of(folder_ / file)));
    }
  }

  void add_clients(Time as_of) {
    if (inventory_ == nullptr) return;
    inventory_->for_each_client([&](const store::ClientRecord& row) { add(row); });
    for (auto& removed : inventory_->removed_revocations("", as_of))
      result_.removed_revocations.push_back(std::move(removed.thumbprint));
  }

  rules::Certificates take() { return std::move(result_); }

 private:
  detail::RootData read(const spec::SpecRoot& root) const {
    if (auto own = detail::read_spec_root(root, folder_)) return *std::move(own);
    const auto found = stored_.find(root.name);
    if (found != stored_.end()) return found->second;
    return {RootDataProblem::not_found,
            inventory_ == nullptr ? "store not found" : "the store has no root of this name",
            {}};
  }

  static rules::RootCertificate to_root(std::string name, std::string origin,
                                        detail::RootData data) {
    rules::RootCertificate root;
    root.name = std::move(name);
    root.origin = std::move(origin);
    root.problem = data.problem;
    root.detail = std::move(data.detail);
    root.has_certificate = data.certificate.has_value();
    if (data.certificate) root.facts = data.certificate->facts();
    return root;
  }

  void add(const store::ClientRecord& row) {
    try {
      const auto certificate = pki::Certificate::from_pem(row.certificate);
      rules::ClientCertificate client;
      client.name = row.name;
      client.root = authorities_->root_of(row.issuer);
      client.revoked = row.revoked_at.has_value();
      client.facts = certificate.facts();
      const auto chain = issuers_.chain_of(certificate);
      for (const auto& issuer : chain.issuers) client.chain.push_back(issuer.thumbprint());
      client.signature_ok = chain.signature_ok;
      result_.clients.push_back(std::move(client));
    } catch (const Error& error) {
      result_.unreadable.push_back(
          {fmt::format("client {} {}", row.name, row.thumbprint), error.message()});
    }
  }

  const std::filesystem::path& folder_;
  store::Inventory* inventory_;
  std::vector<std::string> stored_roots_;  ///< without issuing CAs
  std::map<std::string, detail::RootData> stored_;
  std::optional<Authorities> authorities_;  ///< with a store
  detail::ChainFinder issuers_;
  rules::Certificates result_;
};

}  // namespace

rules::Certificates spec_certificates(const spec::GatewaySpec& spec,
                                      const std::filesystem::path& folder, Workspace* workspace) {
  const bool asked = spec.authentication.contains(azure::Method::certificate);
  const bool certificates = asked || !spec.roots.empty();
  if (!certificates && spec.radius.roots.empty()) return {};
  Collector collector(
      folder, certificates && workspace != nullptr ? workspace->existing_inventory() : nullptr);
  collector.add_radius(spec.radius.roots);
  if (!certificates) return collector.take();
  for (const auto& root : spec.roots) collector.add_named(root);
  if (spec.roots.empty()) collector.add_all_stored();
  if (workspace != nullptr) collector.add_clients(workspace->services().as_of);
  return collector.take();
}

}  // namespace p2s::app
