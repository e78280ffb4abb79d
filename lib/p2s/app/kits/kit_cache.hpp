// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/kits/build_kits.hpp>

#include <map>
#include <optional>

namespace p2s::app::detail {

/// Detects kits of an earlier run that this run would build again, so that a stopped build can be
/// resumed. The store has a stamp of each: the digest of the kit's SHA256SUMS and of all its
/// inputs. The arguments must outlive it.
class KitCache {
 public:
  /// `inputs` are those that the kits are built from.
  KitCache(const KitRequest& request, const KitPlan& plan, const kit::KitInputs& inputs);
  /// Reads the stamps of the store; otherwise no kit counts as finished.
  void recall(Workspace& workspace);

  /// The files of the client's kit if it is on disk, complete, built from the same certificate and
  /// inputs, and its password on disk opens it. Thread-safe.
  std::optional<std::vector<std::string>> files_of(const store::ClientRecord& client) const;
  /// What the store remembers of a client's kit, and of the package of all kits.
  store::KitRecord note_of(const store::ClientRecord& client, const kit::Kit& kit) const;
  const store::KitPackage& package() const noexcept { return package_; }

 private:
  std::string stamp(const store::ClientRecord& client, std::string_view sums) const;
  bool opens(const kit::KitFile& pfx, const store::ClientRecord& client) const;
  bool is_signed_as_requested(const std::vector<kit::KitFile>& files) const;

  const KitRequest& request_;
  store::KitPackage package_;
  std::string inputs_;                         ///< digest of the inputs common to all kits
  std::string signer_;                         ///< thumbprint; empty if kits are unsigned
  std::map<std::string, std::string> stamps_;  ///< by subject_of()
};

/// The owner of a kit in the store: the thumbprint, or the name of a user without a certificate.
const std::string& subject_of(const store::ClientRecord& client) noexcept;

/// Path of the password of the client's PFX files.
std::filesystem::path password_path(const std::filesystem::path& output, const std::string& client);

}  // namespace p2s::app::detail
