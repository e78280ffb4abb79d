#pragma once

#include <p2s/app/kits/build_kits.hpp>
#include <p2s/pki/certificate.hpp>

#include <map>

namespace p2s::app::detail {

/// A kit in memory, with the password of its PFX beside it.
struct MadeKit {
  std::size_t index = 0;  ///< of the client in the plan
  kit::Kit kit;
  Secret password;    ///< empty when it was chosen
  bool kept = false;  ///< it was on disk already: `kit` is empty
  std::vector<std::string> kept_files;
};

/// Makes kits on any number of threads: opens the key, protects the PFX, renders. Everything it
/// needs of the store is read before. Refers to its arguments, which must outlive it.
class KitBuilder {
 public:
  KitBuilder(const KitRequest& request, const KitPlan& plan, Workspace& workspace);
  MadeKit make(std::size_t index) const;
  const kit::KitInputs& inputs() const noexcept { return inputs_; }

 private:
  kit::ClientMaterial material(const store::ClientRecord& client, Secret& password) const;
  /// The same key for Apple systems that read nothing newer than 3DES, under the same password.
  Secret older_pfx(const pki::PrivateKey& key, const pki::Certificate& leaf,
                   const pki::Certificate& root, const std::string& name,
                   const Secret& generated) const;

  const KitRequest& request_;
  const KitPlan& plan_;
  const pki::Vault* vault_ = nullptr;  ///< null when no client has a key here
  kit::KitInputs inputs_;
  std::map<std::string, pki::Certificate, std::less<>> roots_;
};

}  // namespace p2s::app::detail
