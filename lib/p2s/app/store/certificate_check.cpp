// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/certificate_check.hpp"

#include <p2s/app/certificates/validity_day.hpp>
#include <p2s/base/error.hpp>
#include <p2s/pki/key.hpp>
#include <p2s/pki/key_uri.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

/// Checked at the start of its validity: expiry is not a problem of the store.
Time day_of(const pki::Issuers& chain) { return validity_day(chain, Time::min()); }

bool differs(const store::CertificateRecord& row, const pki::Certificate& certificate) {
  const CertificateSummary& facts = certificate.facts();
  return certificate.thumbprint() != row.thumbprint || facts.serial != row.serial ||
         facts.subject != row.subject || facts.key != row.key ||
         facts.not_before != row.not_before || facts.not_after != row.not_after;
}

}  // namespace

void CertificateCheck::check(const store::RootRecord& row) {
  const auto certificate = parsed(row, fmt::format("root {}", row.name));
  if (!certificate) return;
  if (row.key_uri) check_uri(*row.key_uri);
  if (row.is_root()) {
    if (!certificate->facts().self_signed)
      report("STORE-003", "its signature does not match its own key");
    chains_.emplace(row.name, pki::Issuers{*certificate});
    return;
  }
  const auto* const above = chain_above(row);
  if (above == nullptr) return;
  pki::Issuers chain{*certificate};
  chain.insert(chain.end(), above->begin(), above->end());
  report_problem(pki::issuers_problem(chain, day_of(chain)));
  chains_.emplace(row.name, std::move(chain));
}

void CertificateCheck::check(const store::ClientRecord& row) {
  const auto certificate = parsed(row, fmt::format("client {} {}", row.name, row.thumbprint));
  if (!certificate) return;
  const auto* const above = chain_above(row);
  if (above == nullptr) return;
  auto chain = *above;
  chain.push_back(*certificate);
  report_problem(pki::chain_problem(*certificate, *above, day_of(chain)));
}

const pki::Issuers* CertificateCheck::chain_above(const store::CertificateRecord& row) {
  const auto above = chains_.find(row.issuer);
  if (above != chains_.end()) return &above->second;
  report("STORE-003",
         fmt::format("its issuer '{}' is not in the store or cannot be parsed", row.issuer));
  return nullptr;
}

void CertificateCheck::report(StoreRule rule, const std::string& message) {
  findings_.push_back(finding(rule, subject_, message));
}

void CertificateCheck::report_problem(const std::optional<std::string>& problem) {
  if (problem) report("STORE-003", *problem);
}

std::optional<pki::Certificate> CertificateCheck::parsed(const store::CertificateRecord& row,
                                                         std::string subject) {
  subject_ = std::move(subject);
  try {
    const auto certificate = pki::Certificate::from_pem(row.certificate);
    if (differs(row, certificate)) report("STORE-002", "the row differs from its certificate");
    if (vault_ != nullptr && !row.sealed_key.empty()) check_key(row, certificate);
    return certificate;
  } catch (const Error& error) {
    report("STORE-002", fmt::format("the certificate cannot be parsed: {}", error.message()));
    return std::nullopt;
  }
}

/// Whether the token has the key is not asked: that takes the token and its PIN.
void CertificateCheck::check_uri(const std::string& uri) {
  try {
    pki::KeyUri::parse(uri);
  } catch (const Error& error) {
    report("STORE-004",
           fmt::format("its reference to a key on a token is invalid: {}", error.message()));
  }
}

void CertificateCheck::check_key(const store::CertificateRecord& row,
                                 const pki::Certificate& certificate) {
  try {
    const auto key = pki::PrivateKey::from_pkcs8(vault_->open(row.sealed_key, row.thumbprint));
    if (!pki::matches(key, certificate))
      report("STORE-004", "the private key belongs to another certificate");
  } catch (const Error& error) {
    report("STORE-004", fmt::format("the private key cannot be decrypted: {}", error.message()));
  }
}

}  // namespace p2s::app
