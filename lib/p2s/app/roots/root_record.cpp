// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/root_record.hpp"

namespace p2s::app {

store::RootRecord root_record(const pki::Certificate& certificate, const std::string& name,
                              const std::string& issuer, Bytes sealed_key) {
  const CertificateSummary& facts = certificate.facts();
  store::RootRecord row;
  row.name = name;
  row.thumbprint = certificate.thumbprint();
  row.serial = facts.serial;
  row.subject = facts.subject;
  row.issuer = issuer;
  row.key = facts.key;
  row.not_before = facts.not_before;
  row.not_after = facts.not_after;
  row.certificate = certificate.pem();
  row.sealed_key = std::move(sealed_key);
  row.has_key = !row.sealed_key.empty();
  return row;
}

}  // namespace p2s::app
