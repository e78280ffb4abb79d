// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/issuer.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/certificate_builder.hpp>
#include <p2s/pki/detail/chain_checks.hpp>
#include <p2s/pki/detail/issue_for.hpp>
#include <p2s/pki/detail/signing.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::pki {
namespace {

using detail::ErrorQueue;
using detail::raw;

[[noreturn]] void refuse_issuer(const std::string& problem, std::string hint) {
  throw Error(ErrorKind::usage, problem).hint(std::move(hint));
}

void require_may_sign(const Issuers& chain) {
  for (const auto& authority : chain) {
    if (const auto problem = detail::signing_problem(authority))
      refuse_issuer(*problem, "use the certificate of the CA itself, or create a new root");
  }
}

void require_current(const Issuers& chain, Time now) {
  for (const auto& authority : chain) {
    const auto problem = detail::date_problem(authority, now);
    if (!problem) continue;
    refuse_issuer(*problem, now > authority.facts().not_after ? "create or import a new one"
                                                              : "check the clock of this machine");
  }
}

// NIST SP 800-57, part 1, table 2: 112 bits, which RSA has from 2048 bits on. A CRL may still be
// signed: revoking must stay possible.
void require_strength(const std::string& name, const IssuerKey& key) {
  constexpr int kLeastStrength = 112;
  if (EVP_PKEY_get_security_bits(raw(key)) >= kLeastStrength) return;
  refuse_issuer(fmt::format("{} has a weak key ({}), which clients refuse", name, key.kind()),
                "create a new root with a key of at least 2048 bits");
}

Time last_start(const Issuers& chain, Time start) {
  for (const auto& authority : chain) start = std::max<Time>(start, authority.facts().not_before);
  return start;
}

Time first_end(const Issuers& chain, Time end) {
  for (const auto& authority : chain) end = std::min(end, authority.facts().not_after);
  return end;
}

}  // namespace

Certificate make_root(std::string_view common_name, const IssuerKey& key, Time now,
                      const Period& validity) {
  require_name(common_name, "root");
  const ErrorQueue queue;
  require_strength(fmt::format("root '{}'", printable(common_name, 80)), key);
  detail::CertificateBuilder builder(common_name, raw(key));
  builder.set_issuer(builder.subject());
  builder.set_validity(now - kClockSkew, validity.after(now));
  builder.add_basic_constraints(true);
  builder.add_key_usage(KU_KEY_CERT_SIGN | KU_CRL_SIGN);
  builder.add_subject_key_id();
  auto root = builder.sign(key);
  if (!root.facts().self_signed)
    throw Error(ErrorKind::internal, "the new root does not verify itself");
  return root;
}

Certificate make_server(std::string_view common_name, const std::vector<std::string>& dns_names,
                        const PrivateKey& key, const Certificate& root, const IssuerKey& root_key) {
  require_name(common_name, "server");
  const AlternativeNames names{dns_names, {}, {}};
  require_valid(names);
  const ErrorQueue queue;
  detail::CertificateBuilder builder(common_name, raw(key));
  builder.set_issuer(X509_get_subject_name(raw(root)));
  builder.set_validity(root.facts().not_before, root.facts().not_after);
  builder.add_basic_constraints(false);
  builder.add_key_usage(KU_DIGITAL_SIGNATURE | KU_KEY_ENCIPHERMENT);
  builder.add_usage(NID_server_auth);
  builder.add_subject_key_id();
  builder.add_authority_key_id(raw(root));
  builder.add_alternative_names(names);
  auto server = builder.sign(root_key);
  if (!is_signed_by(server, root))
    throw Error(ErrorKind::usage, "the key of the root does not match its certificate");
  return server;
}

Issuer::Issuer(Issuers chain, IssuerKey key) : chain_(std::move(chain)), key_(std::move(key)) {
  require_may_sign(chain_);
  if (matches(key_, certificate())) return;
  refuse_issuer(fmt::format("the private key does not match {}", detail::called(certificate())),
                "use the key that belongs to this certificate");
}

Certificate Issuer::issue(const Request& request, const PrivateKey& client_key) const {
  return detail::issue_for(chain_, key_, request, raw(client_key));
}

namespace detail {

Certificate issue_for(const Issuers& chain, const IssuerKey& key, const Issuer::Request& request,
                      EVP_PKEY* public_key) {
  require_name(request.common_name, "client");
  require_valid(request.alternative_names);
  require_current(chain, request.now);
  require_strength(called(chain.front()), key);
  const ErrorQueue queue;
  CertificateBuilder builder(request.common_name, public_key);
  builder.set_issuer(X509_get_subject_name(raw(chain.front())));
  const Time start =
      std::max<Time>(request.now - kClockSkew, std::min(request.not_before, request.now));
  builder.set_validity(
      last_start(chain, start),
      std::min(first_end(chain, request.validity.after(request.now)), request.not_after));
  builder.add_basic_constraints(false);
  builder.add_key_usage(is_rsa(public_key) ? KU_DIGITAL_SIGNATURE | KU_KEY_ENCIPHERMENT
                                           : KU_DIGITAL_SIGNATURE);
  builder.add_usage(NID_client_auth);
  builder.add_subject_key_id();
  builder.add_authority_key_id(raw(chain.front()));
  builder.add_alternative_names(request.alternative_names);
  auto client = builder.sign(key);
  if (const auto problem = chain_problem(client, chain, request.now)) {
    throw Error(ErrorKind::usage, fmt::format("no valid certificate for '{}' is possible: {}",
                                              printable(request.common_name, 80), *problem))
        .hint("use another issuer or other names");
  }
  return client;
}

}  // namespace detail
}  // namespace p2s::pki
