// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/init_workspace.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/secrets/strength.hpp>
#include <p2s/spec/spec.hpp>

#include <fmt/format.h>

#include <system_error>

namespace p2s::app {
namespace {

constexpr const char* kStoreName = "p2s.db";

void refuse_existing(const std::filesystem::path& directory, const std::string& store_url) {
  std::error_code failure;
  const std::filesystem::path file = directory / kSpecName;
  if (std::filesystem::exists(std::filesystem::symlink_status(file, failure))) {
    throw Error(ErrorKind::conflict, fmt::format("'{}' already exists", printable(file.string())))
        .hint("choose another directory");
  }
  store::require_new_store(store_url);
}

std::string chosen_store(const InitRequest& request, const Services& services) {
  if (!request.choice.store.empty()) return request.choice.store;
  return services.environment("P2SCTL_STORE").value_or("");
}

void create_store(const std::string& url, const Secret& passphrase,
                  const pki::ScryptParameters& cost, const Services& services) {
  const std::string wrapped = pki::Vault::create().wrap(passphrase, cost);
  store::Inventory::create(url, wrapped, {services.user, services.clock.now()}, event_digest());
}

/// Removes a new store file if a later step fails.
class NewStoreFile {
 public:
  explicit NewStoreFile(std::filesystem::path file) : file_(std::move(file)) {}
  NewStoreFile(const NewStoreFile&) = delete;
  NewStoreFile& operator=(const NewStoreFile&) = delete;
  ~NewStoreFile() {
    std::error_code ignored;
    if (!file_.empty()) std::filesystem::remove(file_, ignored);
  }
  void keep() noexcept { file_.clear(); }

 private:
  std::filesystem::path file_;
};

/// Whether an interrupted init created the store, and nothing else happened since.
bool is_begun(const std::string& url, const std::filesystem::path& spec) {
  std::error_code ignored;
  const auto file = store::store_file(url);
  if (file.empty() || std::filesystem::exists(spec, ignored) ||
      !std::filesystem::exists(file, ignored))
    return false;
  try {
    return store::Inventory::open(url, event_digest()).events(0).size() == 1;
  } catch (const Error&) {
    return false;
  }
}

/// The rest of an interrupted init: p2s.toml, if the passphrase opens the store.
void finish_begun(const InitRequest& request, const std::string& url, const std::string& spec,
                  const Services& services) {
  const auto wrapped = store::Inventory::open(url, event_digest()).wrapped_key();
  read_passphrase(request.choice, services, false,
                  [&](const Secret& passphrase) { pki::Vault::unwrap(wrapped, passphrase); });
  write_file(request.directory / kSpecName, as_bytes(spec), Access::everyone, OnExisting::fail);
}

}  // namespace

InitResult init_workspace(const InitRequest& request, const Services& services) {
  const std::string elsewhere = chosen_store(request, services);
  const std::filesystem::path& directory = request.directory;
  const std::string url =
      elsewhere.empty() ? "sqlite:" + (directory / kStoreName).string() : elsewhere;
  require_name(request.gateway_name, "gateway");
  const std::string spec = spec::init_template(request.gateway_name);
  const bool begun = elsewhere.empty() && is_begun(url, directory / kSpecName);
  if (!begun) refuse_existing(directory, url);
  if (begun && !request.dry_run) finish_begun(request, url, spec, services);
  if (begun || request.dry_run) return {directory / kSpecName, url};

  const auto test =
      request.allow_weak_passphrase ? secrets::Test() : secrets::Test(secrets::require_strong);
  const Secret passphrase = read_passphrase(request.choice, services, true, test);
  make_private_directory(directory);
  create_store(url, passphrase, request.cost, services);
  NewStoreFile store(elsewhere.empty() ? directory / kStoreName : std::filesystem::path());
  write_file(directory / kSpecName, as_bytes(spec), Access::everyone, OnExisting::fail);
  store.keep();
  return {directory / kSpecName, url};
}

}  // namespace p2s::app
