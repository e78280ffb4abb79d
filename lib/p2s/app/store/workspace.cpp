// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/workspace.hpp"

#include <p2s/app/roots/spec_store.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
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
  if (!inventory_)
    inventory_ =
        std::make_unique<store::Inventory>(store::Inventory::open(store_url(), event_digest()));
  return *inventory_;
}

const pki::Vault& Workspace::vault() {
  if (!vault_) {
    const std::string wrapped = inventory().wrapped_key();
    vault_ = pki::Vault::unwrap(wrapped, read_passphrase(choice_, services_, false));
  }
  return *vault_;
}

store::Actor Workspace::actor() const { return {services_.user, services_.clock.now()}; }

Secret read_passphrase(const WorkspaceChoice& choice, const Services& services, bool new_secret) {
  secrets::Source source{secrets::Source::Kind::prompt, {}, "--passphrase"};
  const std::string file = variable(services, "P2SCTL_PASSPHRASE_FILE");
  if (choice.passphrase) {
    source = *choice.passphrase;
  } else if (!file.empty()) {
    source = {secrets::Source::Kind::file, file, {}};
  }
  return secrets::read_secret(source, "passphrase of the store", services.inputs(), new_secret);
}

store::Inventory::Digest event_digest() {
  return [](std::string_view text) { return pki::sha256_hex(as_bytes(text)); };
}

}  // namespace p2s::app
