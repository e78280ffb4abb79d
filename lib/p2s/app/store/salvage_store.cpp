// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/salvage_store.hpp"

#include <p2s/app/store/certificate_check.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/secrets/strength.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

using Verdict = store::Salvage::Verdict;

std::filesystem::path file_of(const std::string& url) {
  auto file = store::store_file(url);
  if (!file.empty()) return file;
  throw Error(ErrorKind::unsupported, "a PostgreSQL store is repaired with the tools of PostgreSQL")
      .hint("restore it with: pg_restore --dbname=DATABASE p2s.dump");
}

bool is_name(const std::string& name) {
  try {
    require_name(name, "client");
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// The fields of a row that its certificate has too. False if the certificate is damaged itself.
bool repair(store::CertificateRecord& row) {
  try {
    const auto certificate = pki::Certificate::from_pem(row.certificate);
    const auto& facts = certificate.facts();
    row.thumbprint = certificate.thumbprint();
    row.serial = facts.serial;
    row.subject = facts.subject;
    row.key = facts.key;
    row.not_before = facts.not_before;
    row.not_after = facts.not_after;
    if (!is_name(row.name)) row.name = facts.common_name;
    return true;
  } catch (const Error&) {
    return false;
  }
}

class RowExaminer {
 public:
  RowExaminer(const pki::Vault* vault, Findings& lost) : lost_(lost), check_(problems_, vault) {
    keeps_keys_ = vault != nullptr;
  }

  template <typename Record>
  Verdict examine(Record& row) {
    repair(row);
    if (!keeps_keys_ && !row.sealed_key.empty()) {
      row.sealed_key.clear();
      ++keys_left_out_;
    }
    problems_.clear();
    check_.check(row);
    for (const auto& problem : problems_) {
      lost_.push_back(finding(StoreRule("STORE-005"), problem.subject, problem.message));
      if (problem.rule != "STORE-004") return Verdict::drop;
      leave_key(row);
    }
    return Verdict::update;
  }

  std::size_t keys_left_out() const noexcept { return keys_left_out_; }

 private:
  static void leave_key(store::CertificateRecord& row) { row.sealed_key.clear(); }
  static void leave_key(store::RootRecord& row) {
    row.sealed_key.clear();
    row.key_uri.reset();
  }

  Findings& lost_;
  Findings problems_;
  CertificateCheck check_;
  bool keeps_keys_ = true;
  std::size_t keys_left_out_ = 0;
};

/// The vault whose wrapped key the passphrase opens: the store's may be damaged.
pki::Vault open_vault(store::Salvage& salvage, const SalvageRequest& request,
                      const Services& services) {
  const auto wrapped = salvage.wrapped_keys();
  if (wrapped.empty()) {
    throw Error(ErrorKind::malformed,
                fmt::format("the data key in '{}' cannot be read, and without it no private key "
                            "can be opened",
                            printable(request.damaged)))
        .hint(
            "take it from any backup of this store with --backup FILE, or leave the private keys "
            "out with --without-keys");
  }
  std::optional<pki::Vault> vault;
  read_passphrase(request.choice, services, false, [&](const Secret& passphrase) {
    for (std::size_t i = 0; i < wrapped.size() && !vault; ++i) {
      try {
        vault = pki::Vault::unwrap(wrapped[i], passphrase);
        salvage.set_wrapped_key(wrapped[i]);
      } catch (const Error&) {
        if (i + 1 == wrapped.size()) throw;
      }
    }
  });
  return *std::move(vault);
}

void set_new_vault(store::Salvage& salvage, const SalvageRequest& request,
                   const Services& services) {
  const auto passphrase =
      read_passphrase(request.choice, services, true, secrets::Test(secrets::require_strong));
  salvage.set_wrapped_key(pki::Vault::create().wrap(passphrase));
}

}  // namespace

SalvageResult salvage_store(const SalvageRequest& request, const Services& services) {
  store::Salvage salvage(file_of(request.damaged), file_of(request.target));
  if (!request.backup.empty()) salvage.complete_from(file_of(request.backup));
  std::optional<pki::Vault> vault;
  if (request.without_keys)
    set_new_vault(salvage, request, services);
  else
    vault = open_vault(salvage, request, services);
  SalvageResult result;
  RowExaminer rows(vault ? &*vault : nullptr, result.lost);
  const auto examine = [&](auto& row) { return rows.examine(row); };
  salvage.examine(examine, examine);
  result.counts =
      salvage.finish({services.user, services.clock.now()}, event_digest(), !request.dry_run);
  for (const auto& line : salvage.lost())
    result.lost.push_back(finding(StoreRule("STORE-005"), "store", line));
  if (rows.keys_left_out() != 0) {
    result.lost.push_back(finding(
        StoreRule("STORE-005"), "store",
        counted(rows.keys_left_out(), "private key was", "private keys were") + " left out"));
  }
  return result;
}

}  // namespace p2s::app
