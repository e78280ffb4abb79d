// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/workspace.hpp"

#include <p2s/app/roots/spec_store.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/base/text/url_password.hpp>
#include <p2s/pki/thumbprint.hpp>
#include <p2s/spec/spec.hpp>

#include <fmt/format.h>

#include <system_error>

namespace p2s::app {
namespace {

/// An empty variable counts as unset.
std::string variable(const Services& services, const std::string& name) {
  return services.environment(name).value_or("");
}

std::filesystem::path existing_directory(const std::string& text) {
  std::error_code failure;
  if (!std::filesystem::is_directory(text, failure)) {
    throw Error(ErrorKind::not_found,
                fmt::format("workspace directory '{}' not found", printable(text)))
        .hint(fmt::format("create one with: p2sctl init {}", shell_word(text)));
  }
  return text;
}

std::optional<std::filesystem::path> nearest_with_spec() {
  std::error_code failure;
  std::filesystem::path folder = std::filesystem::current_path(failure);
  while (!failure && !folder.empty()) {
    std::error_code unreadable;
    if (std::filesystem::is_regular_file(folder / kSpecName, unreadable)) return folder;
    if (folder == folder.root_path()) break;
    folder = folder.parent_path();
  }
  return std::nullopt;
}

/// The chosen source, the file that a variable names, or a prompt.
secrets::Source chosen_source(const std::optional<secrets::Source>& choice,
                              const std::string& option, const std::string& file) {
  if (choice) return *choice;
  if (!file.empty()) return {secrets::Source::Kind::file, file, {}};
  return {secrets::Source::Kind::prompt, {}, option};
}

bool grants(const std::filesystem::path& path, std::filesystem::perms any) {
  std::error_code failure;
  const auto granted = std::filesystem::status(path, failure).permissions();
  return !failure && (granted & any) != std::filesystem::perms::none;
}

}  // namespace

Workspace::Workspace(WorkspaceChoice choice, const Services& services)
    : choice_(std::move(choice)), services_(services) {}

Workspace::~Workspace() = default;

const std::optional<std::filesystem::path>& Workspace::directory() {
  if (!directory_) {
    const std::string chosen =
        choice_.directory.empty() ? variable(services_, "P2SCTL_WORKSPACE") : choice_.directory;
    directory_ = chosen.empty() ? nearest_with_spec() : existing_directory(chosen);
  }
  return *directory_;
}

std::optional<std::filesystem::path> Workspace::spec_file() {
  if (!directory()) return std::nullopt;
  std::filesystem::path file = *directory() / kSpecName;
  std::error_code failure;
  if (!std::filesystem::exists(file, failure)) return std::nullopt;
  return file;
}

const std::string& Workspace::store_url() {
  if (url_) return *url_;
  if (!url_password(choice_.store).empty()) {
    warn_of_password("--store", services_);
  }
  std::string url = choice_.store.empty() ? variable(services_, "P2SCTL_STORE") : choice_.store;
  if (url.empty()) {
    if (!directory()) {
      throw Error(ErrorKind::not_found, "no workspace found here or in a parent directory")
          .hint("create one with: p2sctl init DIR, or choose one with -C DIR");
    }
    const auto spec = spec_file();
    url =
        store_url_of(spec ? spec::load_spec(*spec) : spec::GatewaySpec{}, *directory() / kSpecName);
  }
  url_ = std::move(url);
  return *url_;
}

store::Inventory& Workspace::inventory() {
  if (!inventory_) {
    inventory_ =
        std::make_unique<store::Inventory>(store::Inventory::open(store_url(), event_digest()));
    warn_of_access(store_url(), *inventory_, services_);
  }
  return *inventory_;
}

store::Inventory* Workspace::existing_inventory() {
  try {
    return &inventory();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) throw;
    return nullptr;
  }
}

const pki::Vault& Workspace::vault() {
  if (!vault_) {
    const std::string wrapped = inventory().wrapped_key();
    read_passphrase(choice_, services_, false, [&](const Secret& passphrase) {
      vault_ = pki::Vault::unwrap(wrapped, passphrase);
    });
  }
  return *vault_;
}

pki::IssuerKey Workspace::token_key(const pki::KeyUri& uri) {
  if (const auto open = token_keys_.find(uri.text); open != token_keys_.end()) return open->second;
  if (const auto refused = refused_tokens_.find(uri.token); refused != refused_tokens_.end())
    throw refused->second;
  const auto source = chosen_source(choice_.pin, "--pin", variable(services_, "P2SCTL_PIN_FILE"));
  const auto read_pin = [&] {
    return secrets::read_secret(source, fmt::format("PIN of token '{}'", printable(uri.token)),
                                services_.inputs(), false);
  };
  try {
    const pki::TokenAccess access{variable(services_, "PKCS11_MODULE_PATH"), read_pin};
    return token_keys_.emplace(uri.text, pki::IssuerKey::on_token(uri, access)).first->second;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::wrong_secret) refused_tokens_.emplace(uri.token, error);
    throw;
  }
}

store::Actor Workspace::actor() const { return {services_.user, services_.clock.now()}; }

Secret read_passphrase(const WorkspaceChoice& choice, const Services& services, bool new_secret,
                       const secrets::Test& test) {
  const auto source = chosen_source(choice.passphrase, "--passphrase",
                                    variable(services, "P2SCTL_PASSPHRASE_FILE"));
  return secrets::read_secret(source, "passphrase of the store", services.inputs(), new_secret,
                              test);
}

void warn_of_access(const std::string& url, store::Inventory& inventory, const Services& services) {
  using std::filesystem::perms;
  if (inventory.is_unencrypted()) {
    services.warn(fmt::format("the connection to '{}' is not encrypted; add sslmode=verify-full",
                              url_without_password(url)));
  }
  const auto file = store::store_file(url);
  if (file.empty()) return;
  const auto folder = file.parent_path();
  if (grants(file, perms::group_all | perms::others_all)) {
    services.warn(fmt::format("other users can open '{}'; try: chmod 600 {}",
                              printable(file.string(), 4096), shell_word(file.string())));
  }
  if (grants(folder, perms::others_write) && !grants(folder, perms::sticky_bit)) {
    services.warn(fmt::format("other users can replace the store in '{}'; try: chmod o-w {}",
                              printable(folder.string(), 4096), shell_word(folder.string())));
  }
}

void warn_of_password(std::string_view where, const Services& services) {
  services.warn(
      fmt::format("{} contains a password, which other users can see while this command runs; keep "
                  "it in ~/.pgpass, or in the file that PGPASSFILE names",
                  where));
}

store::Inventory::Digest event_digest() {
  return [](std::string_view text) { return pki::sha256_hex(as_bytes(text)); };
}

}  // namespace p2s::app
