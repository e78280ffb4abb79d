// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/verify.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/chain_checks.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>

#include <fmt/format.h>
#include <openssl/x509_vfy.h>

namespace p2s::pki {
namespace {

using detail::Problem;

constexpr std::string_view kVerifying = "verify the certificate";

/// OpenSSL's result in terms of `chain`, for what the checks before it did not find.
Problem reason_of(const X509_STORE_CTX* context, const Issuers& chain) {
  const int code = X509_STORE_CTX_get_error(context);
  const int depth = X509_STORE_CTX_get_error_depth(context);
  const auto at = depth < 0 ? 0 : std::min(static_cast<std::size_t>(depth), chain.size() - 1);
  return fmt::format("{}: {}", detail::called(chain[at]), X509_verify_cert_error_string(code));
}

detail::CertificatesHandle between(const Issuers& chain) {
  detail::CertificatesHandle stack(sk_X509_new_null());
  detail::require(stack.get(), kVerifying);
  for (std::size_t i = 1; i + 1 < chain.size(); ++i) {
    X509* each = detail::raw(chain[i]);
    detail::require(X509_add_cert(stack.get(), each, X509_ADD_FLAG_UP_REF), kVerifying);
  }
  return stack;
}

/// The last of the chain is the trust anchor, whether or not it is self-signed.
Problem verified(const Issuers& chain, Time when) {
  const detail::StoreHandle store(X509_STORE_new());
  detail::require(store.get(), kVerifying);
  detail::require(X509_STORE_add_cert(store.get(), detail::raw(chain.back())), kVerifying);
  const auto others = between(chain);
  const detail::StoreContextHandle context(X509_STORE_CTX_new());
  detail::require(context.get(), kVerifying);
  detail::require(
      X509_STORE_CTX_init(context.get(), store.get(), detail::raw(chain.front()), others.get()),
      kVerifying);
  if (!chain.front().facts().is_ca)
    detail::require(X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_SSL_CLIENT), kVerifying);
  X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_PARTIAL_CHAIN);
  X509_STORE_CTX_set_time(context.get(), 0, when.time_since_epoch().count());
  if (X509_verify_cert(context.get()) == 1) return std::nullopt;
  return reason_of(context.get(), chain);
}

/// What is the same for clients and CAs. `cas`: the index of the first CA in the chain.
Problem problem_of(Issuers chain, std::size_t cas, Time when) {
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
    if (auto problem = detail::date_problem(*at, when)) return problem;
  }
  for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
    if (auto problem = detail::link_problem(chain[i], chain[i + 1])) return problem;
  }
  for (std::size_t i = cas; i < chain.size(); ++i) {
    if (auto problem = detail::signing_problem(chain[i])) return problem;
    if (auto problem = detail::path_problem(chain[i], i - cas)) return problem;
  }
  if (auto problem = detail::constraint_problem(chain)) return problem;
  // OpenSSL's rules for CA certificates reject a root as Azure's PowerShell instructions make it.
  if (!chain.back().facts().has_basic_constraints) chain.pop_back();
  return chain.size() < 2 ? std::nullopt : verified(chain, when);
}

}  // namespace

std::optional<std::string> chain_problem(const Certificate& client, const Issuers& issuers,
                                         Time when) {
  const detail::ErrorQueue queue;
  Issuers chain{client};
  chain.insert(chain.end(), issuers.begin(), issuers.end());
  // Before dates and issuers: a certificate for another purpose never becomes one of a client.
  if (auto problem = detail::purpose_problem(client)) return problem;
  return problem_of(std::move(chain), 1, when);
}

std::optional<std::string> issuers_problem(const Issuers& issuers, Time when) {
  const detail::ErrorQueue queue;
  return problem_of(issuers, 0, when);
}

bool is_signed_by(const Certificate& certificate, const Certificate& issuer) {
  const detail::ErrorQueue queue;
  EVP_PKEY* key = X509_get0_pubkey(detail::raw(issuer));
  return key != nullptr && X509_verify(detail::raw(certificate), key) == 1;
}

}  // namespace p2s::pki
