// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/rules/certificates.hpp>

#include <string>

namespace p2s::test {

inline Time on(std::string_view date) { return parse_time(date).value(); }

/// `name` stands for what is unique: thumbprint, key id and serial. Valid from 2026-06-01.
inline CertificateSummary sample_facts(const std::string& name) {
  CertificateSummary facts;
  facts.subject = "CN=" + name;
  facts.common_name = name;
  facts.serial = facts.thumbprint = facts.subject_key_id = name;
  facts.not_before = on("2026-06-01");
  facts.key = "rsa:2048";
  facts.signature_algorithm = "sha256WithRSAEncryption";
  facts.has_basic_constraints = true;
  return facts;
}

/// A root without a fault until 2036-06-01.
inline rules::RootCertificate sample_root(const std::string& name) {
  rules::RootCertificate root;
  root.name = name;
  root.has_certificate = true;
  root.facts = sample_facts(name);
  root.facts.issuer = root.facts.subject;
  root.facts.not_after = on("2036-06-01");
  root.facts.key_usage = {"keyCertSign", "cRLSign"};
  root.facts.is_ca = root.facts.self_signed = true;
  return root;
}

/// A client without a fault until 2027-06-01, issued by sample_root(root).
inline rules::ClientCertificate sample_client(const std::string& name,
                                              const std::string& root = "P2SRootCert") {
  rules::ClientCertificate client;
  client.name = name;
  client.chain = {root};
  client.facts = sample_facts(name);
  client.facts.issuer = "CN=" + root;
  client.facts.not_after = on("2027-06-01");
  client.facts.alternative_names = {"DNS:" + name};
  client.facts.key_usage = {"digitalSignature"};
  client.facts.extended_key_usage = {"clientAuth"};
  return client;
}

}  // namespace p2s::test
