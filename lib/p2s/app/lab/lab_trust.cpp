// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_trust.hpp"

#include <p2s/app/certificates/root_data.hpp>
#include <p2s/app/clients/revocation/revocations.hpp>
#include <p2s/app/clients/selection/select_clients.hpp>
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
      add_clients(authorities);
      add_crls(authorities);
    } else {
      trust_.notes.emplace_back("revocations are those of p2s.toml, for OpenVPN only: no store");
    }
    if (trust_.revoked_client.empty())
      trust_.notes.emplace_back("no revoked client: " + without_key());
    if (trust_.expired_client.empty())
      trust_.notes.emplace_back("no expired client: " + without_key());
    return std::move(trust_);
  }

 private:
  static std::string without_key() {
    return "the store has no private key of a root that the gateway trusts";
  }

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

  bool is_trusted(const Authorities& authorities, std::string_view name) const {
    std::vector<std::string> thumbprints;
    for (const auto& root : trust_.roots) thumbprints.push_back(root.thumbprint());
    return authorities.is_trusted(thumbprints, name);
  }

  static Secret identity(const pki::Certificate& leaf, const pki::Issuers& issuers,
                         const Secret& key) {
    std::string text = leaf.pem();
    for (const auto& issuer : issuers) text += issuer.pem();
    text.reserve(text.size() + key.size());
    text += key.text();
    Secret made(text);
    wipe(text);
    return made;
  }

  /// One that the workspace revoked, with its key, so that its revocation is tested.
  void add_stored_revoked(const Authorities& authorities) {
    std::optional<store::ClientRecord> found;
    inventory_->for_each_client_summary(
        [&](const store::ClientRecord& client) {
          if (!found && client.revoked_at && client.has_key && client.not_after > now_ &&
              is_trusted(authorities, client.issuer))
            found = client;
        },
        {.with_keys = true, .ending = {}});
    if (!found) return;
    const auto client = whole_client(*inventory_, *found);
    const auto key =
        pki::PrivateKey::from_pkcs8(workspace_.vault().open(client.sealed_key, client.thumbprint));
    trust_.revoked_client = identity(pki::Certificate::from_pem(client.certificate),
                                     certificates_of(authorities.chain(client.issuer)), key.pem());
  }

  void add_clients(const Authorities& authorities) {
    add_stored_revoked(authorities);
    for (const auto& authority : authorities.all()) {
      if (!trust_.revoked_client.empty() && !trust_.expired_client.empty()) return;
      if (!authority.can_sign() || !is_trusted(authorities, authority.name)) continue;
      const auto issuer = open_issuer(workspace_, authorities.chain(authority.name));
      if (trust_.revoked_client.empty()) issue_revoked(issuer, authority.thumbprint);
      if (trust_.expired_client.empty()) issue_expired(issuer);
    }
  }

  void issue_revoked(const pki::Issuer& issuer, const std::string& authority) {
    const auto key = pki::PrivateKey::generate(pki::KeyKind::rsa2048);
    constexpr Period kDay{1, Period::Unit::days};
    const auto leaf = issuer.issue({"lab-revoked", {}, now_, kDay}, key);
    trust_.revoked.push_back(leaf.thumbprint());
    own_revoked_ = {{leaf.facts().serial, now_, "superseded"}};
    own_issuer_ = authority;
    trust_.revoked_client = identity(leaf, issuer.chain(), key.pem());
  }

  /// Valid for a second, at the beginning of its issuers.
  void issue_expired(const pki::Issuer& issuer) {
    Time start = Time::min();
    for (const auto& authority : issuer.chain())
      start = std::max(start, authority.facts().not_before);
    constexpr std::chrono::seconds kShort{1};
    if (start + kShort >= now_) return;
    const auto key = pki::PrivateKey::generate(pki::KeyKind::rsa2048);
    pki::Issuer::Request request{"lab-expired", {}, start, {1, Period::Unit::hours}, start,
                                 start + kShort};
    trust_.expired_client = identity(issuer.issue(request, key), issuer.chain(), key.pem());
  }

  void leave_crl(const std::string& authority) {
    trust_.every_crl = false;
    trust_.notes.push_back(fmt::format(
        "IKEv2 does not check revocations of {}: its private key is not in the store", authority));
  }

  /// Their numbers are the lab's own: the store does not change.
  void add_crls(const Authorities& authorities) {
    trust_.every_crl = true;
    const auto& stored = authorities.all();
    for (const auto& root : trust_.roots) {
      if (std::none_of(stored.begin(), stored.end(), [&](const auto& authority) {
            return authority.thumbprint == root.thumbprint();
          }))
        leave_crl(fmt::format("root '{}'", printable(root.facts().common_name)));
    }
    for (const auto& authority : stored) {
      if (!is_trusted(authorities, authority.name)) continue;
      if (!authority.can_sign()) {
        leave_crl(called(authority));
        continue;
      }
      auto revoked = revoked_serials(workspace_, authority, now_);
      if (authority.thumbprint == own_issuer_)
        revoked.insert(revoked.end(), own_revoked_.begin(), own_revoked_.end());
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
  std::vector<pki::Issuer::Revoked> own_revoked_;
  std::string own_issuer_;
  LabTrust trust_;
};

}  // namespace

LabTrust lab_trust(const KitPlan& plan, Workspace& workspace) {
  return TrustCollector(plan, workspace).take();
}

}  // namespace p2s::app::detail
