// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/verify.hpp"

#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>

#include <fmt/format.h>
#include <openssl/x509_vfy.h>

namespace p2s::pki {
namespace {

constexpr std::string_view kNoClientPurpose =
    "its extended key usage lacks clientAuth, so it is not for TLS client authentication";
constexpr std::string_view kVerifying = "verify the certificate";

std::optional<std::string> date_problem(const Certificate& certificate, std::string_view which,
                                        Time when) {
  const auto& facts = certificate.facts();
  if (when > facts.not_after)
    return fmt::format("{} expired on {}", which, format_date(facts.not_after));
  if (when < facts.not_before)
    return fmt::format("{} is not valid before {}", which, format_time(facts.not_before));
  return std::nullopt;
}

// Azure accepts roots created with its PowerShell instructions; OpenSSL's rules for CA certificates
// reject them.
std::optional<std::string> plain_problem(const Certificate& client, const Certificate& root) {
  X509* leaf = detail::raw(client);
  X509* anchor = detail::raw(root);
  if (X509_NAME_cmp(X509_get_issuer_name(leaf), X509_get_subject_name(anchor)) != 0) {
    return "the certificate names another issuer";
  }
  EVP_PKEY* key = X509_get0_pubkey(anchor);
  if (key == nullptr || X509_verify(leaf, key) != 1) {
    return "the signature is not by the root's key, though the issuer has the root's name";
  }
  if (X509_check_purpose(leaf, X509_PURPOSE_SSL_CLIENT, 0) != 1) {
    return std::string(kNoClientPurpose);
  }
  return std::nullopt;
}

std::string reason_of(const X509_STORE_CTX* context) {
  const int code = X509_STORE_CTX_get_error(context);
  if (code == X509_V_ERR_INVALID_PURPOSE && X509_STORE_CTX_get_error_depth(context) == 0) {
    return std::string(kNoClientPurpose);
  }
  if (code == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY ||
      code == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE) {
    return "the certificate was not issued by this root";
  }
  return X509_verify_cert_error_string(code);
}

std::optional<std::string> strict_problem(const Certificate& client, const Certificate& root,
                                          Time when) {
  const detail::StoreHandle store(X509_STORE_new());
  detail::require(store.get(), kVerifying);
  detail::require(X509_STORE_add_cert(store.get(), detail::raw(root)), kVerifying);
  const detail::StoreContextHandle context(X509_STORE_CTX_new());
  detail::require(context.get(), kVerifying);
  detail::require(X509_STORE_CTX_init(context.get(), store.get(), detail::raw(client), nullptr),
                  kVerifying);
  detail::require(X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_SSL_CLIENT), kVerifying);
  // The given root is the trust anchor, whether or not it is self-signed.
  X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_PARTIAL_CHAIN);
  X509_STORE_CTX_set_time(context.get(), 0, when.time_since_epoch().count());
  if (X509_verify_cert(context.get()) == 1) return std::nullopt;
  return reason_of(context.get());
}

}  // namespace

std::optional<std::string> chain_problem(const Certificate& client, const Certificate& root,
                                         Time when) {
  const detail::ErrorQueue queue;
  if (auto problem = date_problem(root, "the root", when)) return problem;
  if (auto problem = date_problem(client, "the certificate", when)) return problem;
  return root.facts().has_basic_constraints ? strict_problem(client, root, when)
                                            : plain_problem(client, root);
}

bool is_signed_by(const Certificate& certificate, const Certificate& issuer) {
  const detail::ErrorQueue queue;
  EVP_PKEY* key = X509_get0_pubkey(detail::raw(issuer));
  return key != nullptr && X509_verify(detail::raw(certificate), key) == 1;
}

}  // namespace p2s::pki
