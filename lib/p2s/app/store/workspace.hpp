#pragma once

#include <p2s/app/store/services.hpp>
#include <p2s/pki/vault.hpp>
#include <p2s/store/inventory.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace p2s::app {

/// The file that makes a directory a workspace.
inline constexpr const char* kSpecName = "p2s.toml";

/// What the global options say about where to work (cli.md, section 2). Empty means: not given.
struct WorkspaceChoice {
  std::string directory;  ///< -C / $P2SCTL_WORKSPACE
  std::string store;      ///< --store / $P2SCTL_STORE
  std::optional<secrets::Source> passphrase;
};

/// A workspace directory and its store, found and opened on first use: a command that needs neither
/// costs nothing. One object per command run, used by one thread.
class P2S_API Workspace {
 public:
  Workspace(WorkspaceChoice choice, const Services& services);
  ~Workspace();

  /// -C, else $P2SCTL_WORKSPACE, else the nearest parent holding p2s.toml; nothing when there is
  /// none.
  const std::optional<std::filesystem::path>& directory();
  /// p2s.toml of the directory; nothing when there is no workspace.
  std::optional<std::filesystem::path> spec_file();
  /// --store, else $P2SCTL_STORE, else [store] url, else p2s.db in the workspace. Error(not_found)
  /// without any.
  const std::string& store_url();
  store::Inventory& inventory();
  /// The passphrase is read at the first call only. Error(wrong_secret).
  const pki::Vault& vault();
  store::Actor actor() const;
  const Services& services() const noexcept { return services_; }

 private:
  WorkspaceChoice choice_;
  const Services& services_;
  std::optional<std::optional<std::filesystem::path>> directory_;
  std::optional<std::string> url_;
  std::unique_ptr<store::Inventory> inventory_;
  std::optional<pki::Vault> vault_;
};

/// The passphrase of an existing store: choice, else $P2SCTL_PASSPHRASE_FILE, else a prompt.
P2S_API Secret read_passphrase(const WorkspaceChoice& choice, const Services& services,
                               bool new_secret);

/// The digest that the inventory chains its events with.
P2S_API store::Inventory::Digest event_digest();

}  // namespace p2s::app
