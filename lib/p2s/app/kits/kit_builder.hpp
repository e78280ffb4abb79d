// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/kits/build_kits.hpp>
#include <p2s/pki/certificate.hpp>

#include <map>

namespace p2s::app::detail {

/// A kit in memory and the password of its PFX.
struct MadeKit {
  std::size_t index = 0;  ///< of the client in the plan
  kit::Kit kit;
  Secret password;    ///< empty if the user chose it
  bool kept = false;  ///< already on disk: `kit` is empty
  std::vector<std::string> kept_files;

  bool is_usable() const noexcept { return kept || !kit.methods.empty(); }
};

/// Builds kits, thread-safe: opens the key, protects the PFX, renders. Reads the store in the
/// constructor only. Its arguments must outlive it.
class KitBuilder {
 public:
  KitBuilder(const KitRequest& request, const KitPlan& plan, Workspace& workspace);
  MadeKit make(std::size_t index) const;
  const kit::KitInputs& inputs() const noexcept { return inputs_; }

 private:
  std::vector<System> systems_for(const store::ClientRecord& client) const;
  kit::Kit build(const store::ClientRecord& client, const kit::ClientMaterial& ready) const;
  kit::ClientMaterial material(const store::ClientRecord& client, Secret& password) const;
  /// The same key for older Apple devices (3DES), with the same password.
  Secret older_pfx(const pki::PrivateKey& key, const pki::Certificate& leaf,
                   const pki::Issuers& chain, const std::string& name,
                   const Secret& generated) const;

  const KitRequest& request_;
  const KitPlan& plan_;
  const pki::Vault* vault_ = nullptr;  ///< null if no client has a key in the store
  kit::KitInputs inputs_;
  std::map<std::string, pki::Issuers, std::less<>> chains_;  ///< by the name of the issuer
};

}  // namespace p2s::app::detail
