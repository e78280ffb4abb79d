#pragma once

#include <p2s/app/kits/build_kits.hpp>

#include <map>
#include <optional>

namespace p2s::app::detail {

/// Tells which kits of an earlier run are what this run would make, so that a stopped build goes on
/// where it was. The store keeps a stamp of each: the digest of the kit's SHA256SUMS together with
/// everything that shaped it. Of the arguments nothing is kept but references.
class KitCache {
 public:
  /// `options` are those that the kits are made with.
  KitCache(const KitRequest& request, const KitPlan& plan, const kit::KitInputs& options);
  /// Reads what the store noted; without it no kit counts as finished.
  void recall(Workspace& workspace);

  /// The files of the client's kit when it is on disk, whole, made from the same certificate and
  /// inputs, and opened by the password that is on disk too. Any thread may ask.
  std::optional<std::vector<std::string>> files_of(const store::ClientRecord& client) const;
  /// What the store is to note of a client's kit.
  store::Inventory::BuiltKit note_of(const store::ClientRecord& client, const kit::Kit& kit) const;

 private:
  std::string stamp(std::string_view sums) const;
  bool opens(const kit::KitFile& pfx, const store::ClientRecord& client) const;

  const KitRequest& request_;
  std::string inputs_;                         ///< digest of all that is the same for every kit
  std::map<std::string, std::string> stamps_;  ///< by subject_of()
};

/// What the store calls a kit's owner: the thumbprint, or the name of a user who has none.
const std::string& subject_of(const store::ClientRecord& client) noexcept;

/// Where the password of the client's PFX files lies.
std::filesystem::path password_path(const std::filesystem::path& output, const std::string& client);

}  // namespace p2s::app::detail
