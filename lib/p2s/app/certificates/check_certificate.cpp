// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/certificates/check_certificate.hpp"

#include <p2s/rules/certificate_check.hpp>

#include <algorithm>

namespace p2s::app {
namespace {

bool has(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_root(const CertificateSummary& facts) {
  return facts.self_signed && !is_self_signed_leaf(facts);
}

}  // namespace

std::string_view role_of(const CertificateSummary& facts) {
  if (is_root(facts)) return "root";
  if (facts.is_ca) return "issuing CA";
  const auto& purposes = facts.extended_key_usage;
  const bool serves = has(purposes, "serverAuth") && !has(purposes, "clientAuth");
  if (facts.self_signed) return serves ? "self-signed server" : "self-signed client";
  return serves ? "server" : "client";
}

Findings check_certificate(const pki::Certificate& certificate, const std::string& subject,
                           Time at) {
  const auto& facts = certificate.facts();
  const bool signs = facts.is_ca || is_root(facts);
  return rules::check_certificate(
      facts, signs ? rules::CertificateRole::root : rules::CertificateRole::client, subject, at);
}

}  // namespace p2s::app
