// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_trust.hpp"

#include <p2s/app/certificates/root_data.hpp>
#include <p2s/app/clients/revocation/revocations.hpp>
#include <p2s/app/lab/lab_clients.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/base/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace p2s::app::detail {
namespace {

constexpr Period kCrlValidity{7, Period::Unit::days};

class TrustCollector {
 public:
  TrustCollector(const KitPlan& plan, Workspace& workspace)
      : accepted_(plan.gateway.client_root_thumbprints),
        workspace_(workspace),
        inventory_(workspace.existing_inventory()),
        now_(workspace.services().clock.now()) {
    if (const auto file = workspace.spec_file(); file && std::filesystem::exists(*file)) {
      folder_ = file->parent_path();
      spec_ = spec::load_spec(*file);
    }
  }

  LabTrust take() {
    add_roots();
    add_revoked();
    if (inventory_ != nullptr) {
      const Authorities authorities(*inventory_);
      for (const auto& root : trust_.roots) trusted_.push_back(root.thumbprint());
      auto clients = lab_clients(workspace_, authorities, trusted_);
      add_crls(authorities, clients);
      add_clients(std::move(clients));
    } else {
      trust_.notes.emplace_back(
          "without a store, revocations are those of p2s.toml, for OpenVPN only");
    }
    return std::move(trust_);
  }

 private:
  bool is_accepted(const std::string& thumbprint) const {
    return accepted_.empty() ||
           std::find(accepted_.begin(), accepted_.end(), thumbprint) != accepted_.end();
  }

  void add_root(const RootData& data) {
    if (!data.certificate || !is_accepted(data.certificate->thumbprint())) return;
    for (const auto& known : trust_.roots)
      if (known.thumbprint() == data.certificate->thumbprint()) return;
    trust_.roots.push_back(*data.certificate);
  }

  void add_roots() {
    if (spec_) {
      for (const auto& root : spec_->roots)
        if (const auto data = read_spec_root(root, folder_)) add_root(*data);
    }
    if (inventory_ != nullptr) {
      for (const auto& row : inventory_->roots())
        if (row.is_root()) add_root(read_stored_root(row));
    }
    if (trust_.roots.empty()) {
      throw Error(ErrorKind::not_found,
                  "neither p2s.toml nor the store has a root that the gateway trusts for clients")
          .hint("choose the workspace of the gateway with -C DIR");
    }
    for (const auto& thumbprint : accepted_) {
      if (std::none_of(trust_.roots.begin(), trust_.roots.end(),
                       [&](const auto& root) { return root.thumbprint() == thumbprint; }))
        trust_.notes.push_back(
            fmt::format("root {} of the gateway is unknown here: the lab does not trust it",
                        printable(thumbprint)));
    }
  }

  void add_revoked() {
    if (spec_) {
      for (const auto& revoked : spec_->revoked)
        if (auto thumbprint = normalise_thumbprint(revoked.thumbprint))
          trust_.revoked.push_back(*std::move(thumbprint));
    }
    if (inventory_ == nullptr) return;
    for (const auto& client : revocations(workspace_, {}))
      trust_.revoked.push_back(client.thumbprint);
  }

  void add_clients(LabClients clients) {
    if (!clients.thumbprint.empty()) trust_.revoked.push_back(std::move(clients.thumbprint));
    trust_.revoked_client = std::move(clients.revoked);
    trust_.expired_client = std::move(clients.expired);
    std::move(clients.notes.begin(), clients.notes.end(), std::back_inserter(trust_.notes));
  }

  void leave_crl(const std::string& authority) {
    trust_.every_crl = false;
    trust_.notes.push_back(fmt::format(
        "IKEv2 does not check revocations of {}: its private key is not in the store", authority));
  }

  /// Their numbers are the lab's own: the store does not change.
  void add_crls(const Authorities& authorities, const LabClients& clients) {
    trust_.every_crl = true;
    const auto& stored = authorities.all();
    for (const auto& root : trust_.roots) {
      if (std::none_of(stored.begin(), stored.end(), [&](const auto& authority) {
            return authority.thumbprint == root.thumbprint();
          }))
        leave_crl(fmt::format("root '{}'", printable(root.facts().common_name)));
    }
    for (const auto& authority : stored) {
      if (!authorities.is_trusted(trusted_, authority.name)) continue;
      if (!authority.can_sign()) {
        leave_crl(called(authority));
        continue;
      }
      auto revoked = revoked_serials(workspace_, authority, now_);
      if (authority.thumbprint == clients.issuer)
        revoked.insert(revoked.end(), clients.serials.begin(), clients.serials.end());
      const auto issuer = open_issuer(workspace_, authorities.chain(authority.name));
      trust_.crls.push_back(issuer.make_crl(revoked, 1, now_, kCrlValidity));
    }
  }

  const std::vector<std::string>& accepted_;
  Workspace& workspace_;
  store::Inventory* inventory_;
  Time now_;
  std::filesystem::path folder_;
  std::optional<spec::GatewaySpec> spec_;
  std::vector<std::string> trusted_;  ///< thumbprints of trust_.roots
  LabTrust trust_;
};

}  // namespace

LabTrust lab_trust(const KitPlan& plan, Workspace& workspace) {
  return TrustCollector(plan, workspace).take();
}

}  // namespace p2s::app::detail
