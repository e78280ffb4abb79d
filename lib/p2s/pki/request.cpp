// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/pki/detail/issue_for.hpp>
#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/detail/pem.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>

#include <climits>

namespace p2s::pki {
namespace {

constexpr int kLeastRsaBits = 2048;

[[noreturn]] void refuse_request(std::string message, std::string hint) {
  throw Error(ErrorKind::malformed, std::move(message)).hint(std::move(hint));
}

Bytes request_der(ByteView csr) {
  const std::string text = detail::armoured_text(csr);
  if (text.starts_with('0') && text.find("-----BEGIN ") == std::string::npos)
    return Bytes(csr.begin(), csr.end());
  for (const auto& block : detail::pem_blocks(text)) {
    if (block.label == "CERTIFICATE REQUEST" || block.label == "NEW CERTIFICATE REQUEST") {
      return detail::pem_content(block);
    }
  }
  // Base64 without BEGIN and END lines.
  if (auto bare = from_base64(text); bare && !bare->empty()) return *std::move(bare);
  refuse_request("no certificate request found in the file",
                 "create one with: openssl req -new -key KEY -subj /CN=NAME -out FILE");
}

detail::RequestHandle parse(ByteView csr) {
  const Bytes der = request_der(csr);
  const unsigned char* at = der.data();
  const long size = der.size() > INT_MAX ? 0 : static_cast<long>(der.size());
  detail::RequestHandle request(d2i_X509_REQ(nullptr, &at, size));
  if (!request || at != der.data() + der.size()) {
    refuse_request("not a certificate request", "give a PKCS#10 request as PEM or DER");
  }
  return request;
}

// The signature shows that the requester has the private key.
EVP_PKEY* verified_key(X509_REQ* request) {
  EVP_PKEY* key = X509_REQ_get0_pubkey(request);
  if (key == nullptr)
    refuse_request("cannot read the public key of the request", "use an RSA or EC key");
  if (detail::is_rsa(key) && EVP_PKEY_get_bits(key) < kLeastRsaBits) {
    refuse_request(fmt::format("the request's RSA key has {} bits; at least {} are required",
                               EVP_PKEY_get_bits(key), kLeastRsaBits),
                   "create a key of at least 2048 bits");
  }
  if (X509_REQ_verify(request, key) != 1) {
    refuse_request("the signature of the request is invalid",
                   "create the request again with the matching private key");
  }
  return key;
}

AlternativeNames requested_names(X509_REQ* request) {
  const detail::ExtensionsHandle extensions(X509_REQ_get_extensions(request));
  const detail::GeneralNamesHandle list(static_cast<GENERAL_NAMES*>(
      X509V3_get_d2i(extensions.get(), NID_subject_alt_name, nullptr, nullptr)));
  return list ? detail::names_in(*list) : AlternativeNames{};
}

// Invalid names in a file make the file malformed.
template <typename Check>
void as_malformed(Check check) {
  try {
    check();
  } catch (const Error& error) {
    throw Error(ErrorKind::malformed, error.message())
        .hint("create the request again with valid names, or specify the names on the command line")
        .context("reading the names of the certificate request");
  }
}

}  // namespace

bool is_certificate_request(ByteView content) {
  const detail::ErrorQueue queue;
  try {
    return parse(content) != nullptr;
  } catch (const Error&) {
    return false;
  }
}

std::string requested_name(ByteView csr) {
  const detail::ErrorQueue queue;
  return detail::last_common_name(X509_REQ_get_subject_name(parse(csr).get()));
}

bool is_request_of(ByteView csr, const Certificate& certificate) {
  const detail::ErrorQueue queue;
  const auto parsed = parse(csr);
  const EVP_PKEY* key = X509_REQ_get0_pubkey(parsed.get());
  const EVP_PKEY* signed_key = X509_get0_pubkey(detail::raw(certificate));
  return key != nullptr && signed_key != nullptr && EVP_PKEY_eq(key, signed_key) == 1;
}

Certificate Issuer::sign_request(ByteView csr, Request request) const {
  const detail::ErrorQueue queue;
  const auto parsed = parse(csr);
  EVP_PKEY* key = verified_key(parsed.get());
  if (request.common_name.empty()) {
    request.common_name = detail::last_common_name(X509_REQ_get_subject_name(parsed.get()));
    as_malformed([&] { require_name(request.common_name, "client"); });
  }
  if (request.alternative_names.empty()) {
    request.alternative_names = requested_names(parsed.get());
    as_malformed([&] { require_valid(request.alternative_names); });
  }
  return detail::issue_for(chain_, key_, request, key);
}

}  // namespace p2s::pki
