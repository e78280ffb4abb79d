// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/issuer.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/certificate_builder.hpp>
#include <p2s/pki/detail/issue_for.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::pki {
namespace {

using detail::ErrorQueue;
using detail::raw;

std::string quoted_name(const Certificate& certificate) {
  const auto& facts = certificate.facts();
  return fmt::format("'{}'",
                     printable(facts.common_name.empty() ? facts.subject : facts.common_name, 80));
}

void require_may_sign(const Certificate& root) {
  const auto& facts = root.facts();
  const auto refuse = [&](std::string_view why) {
    throw Error(ErrorKind::usage,
                fmt::format("{} cannot sign certificates: {}", quoted_name(root), why))
        .hint("use the root certificate itself, or create a new root");
  };
  if (facts.has_basic_constraints && !facts.is_ca) refuse("its basic constraints say CA:FALSE");
  const auto& usage = facts.key_usage;
  if (!usage.empty() && std::find(usage.begin(), usage.end(), "keyCertSign") == usage.end()) {
    refuse("its key usage lacks keyCertSign");
  }
}

void require_current(const Certificate& root, Time now) {
  const auto& facts = root.facts();
  if (now > facts.not_after) {
    throw Error(ErrorKind::usage, fmt::format("root {} expired on {}", quoted_name(root),
                                              format_date(facts.not_after)))
        .hint("create a new root");
  }
  if (now < facts.not_before) {
    throw Error(ErrorKind::usage, fmt::format("root {} is not valid before {}", quoted_name(root),
                                              format_time(facts.not_before)))
        .hint("check the clock of this machine");
  }
}

}  // namespace

Certificate make_root(std::string_view common_name, const PrivateKey& key, Time now,
                      const Period& validity) {
  require_name(common_name, "root");
  const ErrorQueue queue;
  detail::CertificateBuilder builder(common_name, raw(key));
  builder.set_issuer(builder.subject());
  builder.set_validity(now - kClockSkew, validity.after(now));
  builder.add_basic_constraints(true);
  builder.add_key_usage(KU_KEY_CERT_SIGN | KU_CRL_SIGN);
  builder.add_subject_key_id();
  auto root = builder.sign(raw(key));
  if (!root.facts().self_signed)
    throw Error(ErrorKind::internal, "the new root does not verify itself");
  return root;
}

Issuer::Issuer(Certificate root, PrivateKey key) : root_(std::move(root)), key_(std::move(key)) {
  require_may_sign(root_);
  if (matches(key_, root_)) return;
  throw Error(ErrorKind::usage,
              fmt::format("the private key does not match root {}", quoted_name(root_)))
      .hint("use the key that belongs to this certificate");
}

Certificate Issuer::issue(const Request& request, const PrivateKey& client_key) const {
  return detail::issue_for(root_, key_, request, raw(client_key));
}

namespace detail {

Certificate issue_for(const Certificate& root, const PrivateKey& root_key,
                      const Issuer::Request& request, EVP_PKEY* public_key) {
  require_name(request.common_name, "client");
  require_valid(request.alternative_names);
  require_current(root, request.now);
  const ErrorQueue queue;
  CertificateBuilder builder(request.common_name, public_key);
  builder.set_issuer(X509_get_subject_name(raw(root)));
  builder.set_validity(std::max<Time>(request.now - kClockSkew, root.facts().not_before),
                       std::min(request.validity.after(request.now), root.facts().not_after));
  builder.add_basic_constraints(false);
  builder.add_key_usage(is_rsa(public_key) ? KU_DIGITAL_SIGNATURE | KU_KEY_ENCIPHERMENT
                                           : KU_DIGITAL_SIGNATURE);
  builder.add_client_auth();
  builder.add_subject_key_id();
  builder.add_authority_key_id(raw(root));
  builder.add_alternative_names(request.alternative_names);
  auto client = builder.sign(raw(root_key));
  if (const auto problem = chain_problem(client, root, request.now)) {
    throw Error(ErrorKind::crypto, fmt::format("the new certificate of '{}' does not verify: {}",
                                               printable(request.common_name, 80), *problem))
        .hint("check that the root's certificate and private key belong together");
  }
  return client;
}

}  // namespace detail
}  // namespace p2s::pki
