// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/services.hpp>
#include <p2s/base/error.hpp>
#include <p2s/pki/issuer_key.hpp>
#include <p2s/pki/vault.hpp>
#include <p2s/store/inventory.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace p2s::app {

/// The file that makes a directory a workspace.
inline constexpr const char* kSpecName = "p2s.toml";

/// Global options for workspace and store (docs/cli.md). Empty if not given.
struct WorkspaceChoice {
  std::string directory;  ///< -C / $P2SCTL_WORKSPACE
  std::string store;      ///< --store / $P2SCTL_STORE
  std::optional<secrets::Source> passphrase;
  std::optional<secrets::Source> pin = {};  ///< of a token
};

/// A workspace directory and its store, found and opened on first use. One object per command run,
/// used by one thread.
class P2S_API Workspace {
 public:
  Workspace(WorkspaceChoice choice, const Services& services);
  ~Workspace();

  /// -C, $P2SCTL_WORKSPACE or the nearest parent with p2s.toml, in this order; empty if not found.
  const std::optional<std::filesystem::path>& directory();
  /// p2s.toml of the directory; empty without a workspace.
  std::optional<std::filesystem::path> spec_file();
  /// --store, $P2SCTL_STORE, [store] url or p2s.db in the workspace, in this order.
  /// Error(not_found) without any.
  const std::string& store_url();
  store::Inventory& inventory();
  /// Null if the store does not exist. Errors: those of inventory() for an existing store.
  store::Inventory* existing_inventory();
  /// Reads the passphrase at the first call only. Error(wrong_secret).
  const pki::Vault& vault();
  /// A key on a token, with the PIN from --pin, $P2SCTL_PIN_FILE or a prompt, in this order. It is
  /// opened at the first call; a token that rejected a PIN is not tried again.
  pki::IssuerKey token_key(const pki::KeyUri& uri);
  store::Actor actor() const;
  const Services& services() const noexcept { return services_; }

 private:
  WorkspaceChoice choice_;
  const Services& services_;
  std::optional<std::optional<std::filesystem::path>> directory_;
  std::optional<std::string> url_;
  std::unique_ptr<store::Inventory> inventory_;
  std::optional<pki::Vault> vault_;
  std::map<std::string, pki::IssuerKey> token_keys_;  // by URI
  std::map<std::string, Error> refused_tokens_;       // by name
};

/// The passphrase of a store from the choice, $P2SCTL_PASSPHRASE_FILE or a prompt, in this order.
P2S_API Secret read_passphrase(const WorkspaceChoice& choice, const Services& services,
                               bool new_secret, const secrets::Test& test);

/// Warns of who else could read or replace the store.
void warn_of_access(const std::string& url, store::Inventory& inventory, const Services& services);
void warn_of_password(std::string_view where, const Services& services);

/// The digest for the event chain of the inventory.
P2S_API store::Inventory::Digest event_digest();

}  // namespace p2s::app
