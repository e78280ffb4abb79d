// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/certificates/chain_finder.hpp"

#include <p2s/pki/verify.hpp>

#include <algorithm>

namespace p2s::app::detail {
namespace {

/// Longer than any real chain; stops at certificates that issue each other.
constexpr std::size_t kLongestChain = 8;

bool may_issue(const CertificateSummary& issuer, const CertificateSummary& certificate) {
  const auto& wanted = certificate.authority_key_id;
  return wanted.empty() || issuer.subject_key_id.empty() || issuer.subject_key_id == wanted;
}

}  // namespace

void ChainFinder::add(const pki::Certificate& issuer) {
  by_subject_.emplace(issuer.facts().subject, issuer);
}

ChainFinder::Issuer ChainFinder::issuer_of(const pki::Certificate& certificate) const {
  const auto [first, last] = by_subject_.equal_range(certificate.facts().issuer);
  Issuer best;
  for (auto at = first; at != last; ++at) {
    const auto& issuer = at->second;
    if (!may_issue(issuer.facts(), certificate.facts())) continue;
    const bool verifies = pki::is_signed_by(certificate, issuer);
    if (verifies && issuer.facts().self_signed) return {&issuer, true};
    if (verifies || !best.verifies) best = {&issuer, verifies};
  }
  return best;
}

Chain ChainFinder::chain_of(const pki::Certificate& certificate) const {
  Chain chain;
  const auto* at = &certificate;
  while (chain.issuers.size() < kLongestChain && !at->facts().self_signed) {
    const auto issuer = issuer_of(*at);
    if (issuer.certificate == nullptr) break;
    if (at == &certificate) chain.signature_ok = issuer.verifies;
    at = issuer.certificate;
    chain.issuers.push_back(*at);
  }
  return chain;
}

}  // namespace p2s::app::detail
