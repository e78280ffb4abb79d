// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/inventory.hpp>

namespace p2s::store {

/// What can be read of a damaged SQLite store, in a new store that exists only after finish().
/// Whether a certificate, its key and its row belong together is examined by the caller.
class P2S_API Salvage {
 public:
  /// Reads the file and a -wal beside it, and changes neither. Error(not_found), Error(malformed)
  /// if it has no row of a store, Error(conflict) if `target` exists.
  Salvage(const std::filesystem::path& damaged, const std::filesystem::path& target);
  Salvage(const Salvage&) = delete;
  Salvage& operator=(const Salvage&) = delete;
  ~Salvage();

  /// Adds the wrapped key of a backup, and the roots that were not read.
  void complete_from(const std::filesystem::path& backup);
  /// Those that were read, the newest first: of the store, of the backup.
  const std::vector<std::string>& wrapped_keys() const noexcept;
  /// The one of the new store; required before finish().
  void set_wrapped_key(const std::string& wrapped);

  /// What becomes of a row: `update` writes the record, as the visitor changed it.
  enum class Verdict { keep, update, drop };
  /// Visits each root and issuing CA after its issuer, then each client whose issuer was kept.
  void examine(const std::function<Verdict(RootRecord&)>& root,
               const std::function<Verdict(ClientRecord&)>& client);

  struct Counts {
    std::size_t roots = 0, clients = 0, events = 0;
  };
  /// Revokes what the events say is revoked, chains the events again, adds "store.salvage" and an
  /// event for each certificate, and, with `keep`, gives the store its name.
  Counts finish(const Actor& actor, const Inventory::Digest& digest, bool keep);

  /// What was not recovered, a line each: "client 'bob' (THUMBPRINT): its issuer is missing".
  const std::vector<std::string>& lost() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace p2s::store
