// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/cms.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/cms_handle.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <climits>

namespace p2s::pki {
namespace {

constexpr std::string_view kSigning = "sign the content";
constexpr unsigned int kFlags = CMS_BINARY | CMS_NOSMIMECAP;
constexpr unsigned int kDetached = kFlags | CMS_DETACHED;

struct SignRequest {
  ByteView content;
  const Certificate& signer;
  const PrivateKey& key;
  const std::vector<Certificate>& chain;
  Time when;
};

std::string name_of(const Certificate& certificate) {
  return printable(certificate.facts().subject, 80);
}

void require_may_sign(const Certificate& signer, const PrivateKey& key, Time when) {
  const auto& facts = signer.facts();
  if (!matches(key, signer)) {
    throw Error(
        ErrorKind::usage,
        fmt::format("the private key does not match the signing certificate '{}'", name_of(signer)))
        .hint("use the private key of the signing certificate");
  }
  if (when < facts.not_before || when > facts.not_after) {
    const bool early = when < facts.not_before;
    throw Error(ErrorKind::usage,
                fmt::format("the signer's certificate '{}' {} {}", name_of(signer),
                            early ? "is not valid before" : "expired on",
                            format_date(early ? facts.not_before : facts.not_after)))
        .hint("use a certificate that is valid today");
  }
  const auto& usage = facts.key_usage;
  const auto signs = [](const std::string& name) {
    return name == "digitalSignature" || name == "nonRepudiation";
  };
  if (!usage.empty() && std::none_of(usage.begin(), usage.end(), signs)) {
    throw Error(ErrorKind::usage,
                fmt::format("the key usage of '{}' lacks digitalSignature", name_of(signer)))
        .hint("use a certificate with the key usage digitalSignature");
  }
  if (const auto kind = key.kind(); !kind.starts_with("rsa:") && !kind.starts_with("ec:")) {
    throw Error(ErrorKind::unsupported, fmt::format("cannot sign with a key of kind '{}'", kind))
        .hint("use an RSA or EC key");
  }
}

void add_chain(CMS_ContentInfo* cms, const Certificate& signer,
               const std::vector<Certificate>& chain) {
  std::vector<std::string> added{signer.sha256()};
  for (const auto& certificate : chain) {
    auto id = certificate.sha256();
    if (std::find(added.begin(), added.end(), id) != added.end()) continue;
    detail::require(CMS_add1_cert(cms, detail::raw(certificate)), kSigning);
    added.push_back(std::move(id));
  }
}

Secret write_signed(const SignRequest& request, unsigned int flags) {
  const detail::CmsHandle cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags | CMS_PARTIAL));
  detail::require(cms.get(), kSigning);
  CMS_SignerInfo* info =
      detail::require(CMS_add1_signer(cms.get(), detail::raw(request.signer),
                                      detail::raw(request.key), EVP_sha256(), flags | CMS_PARTIAL),
                      kSigning);
  add_chain(cms.get(), request.signer, request.chain);
  const auto time = detail::to_asn1(request.when);
  detail::require(CMS_signed_add1_attr_by_NID(info, NID_pkcs9_signingTime,
                                              ASN1_STRING_type(time.get()), time.get(), -1),
                  kSigning);
  const auto in = detail::reader_of(request.content, kSigning);
  detail::require(CMS_final(cms.get(), in.get(), nullptr, flags), kSigning);
  return Secret(detail::encode(cms.get(), i2d_CMS_ContentInfo, kSigning));
}

// Whether the signer's certificate verifies the bytes, and they contain the content.
bool holds(const Secret& made, ByteView content, const Certificate& signer) {
  const auto cms = detail::parse_cms(made.bytes());
  if (!cms) return false;
  if (CMS_verify(cms.get(), nullptr, nullptr, nullptr, nullptr,
                 CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY) != 1) {
    return false;
  }
  STACK_OF(X509)* const signers = CMS_get0_signers(cms.get());
  const bool own =
      sk_X509_num(signers) == 1 && X509_cmp(sk_X509_value(signers, 0), detail::raw(signer)) == 0;
  sk_X509_free(signers);
  ASN1_OCTET_STRING** const held = CMS_get0_content(cms.get());
  if (!own || held == nullptr || *held == nullptr) return false;
  const ByteView bytes((*held)->data, static_cast<std::size_t>((*held)->length));
  return std::equal(bytes.begin(), bytes.end(), content.begin(), content.end());
}

Secret sign(const SignRequest& request, unsigned int flags) {
  if (request.content.empty() || request.content.size() > INT_MAX)
    throw Error(ErrorKind::usage, "there is nothing to sign, or too much");
  require_may_sign(request.signer, request.key, request.when);
  const detail::ErrorQueue queue;
  return write_signed(request, flags);
}

}  // namespace

Secret sign_cms(ByteView content, const Certificate& signer, const PrivateKey& key,
                const std::vector<Certificate>& chain, Time when) {
  auto made = sign({content, signer, key, chain, when}, kFlags);
  const detail::ErrorQueue queue;
  if (!holds(made, content, signer))
    throw Error(ErrorKind::internal, "the new signature does not contain the signed content");
  return made;
}

Secret sign_detached_cms(ByteView content, const Certificate& signer, const PrivateKey& key,
                         const std::vector<Certificate>& chain, Time when) {
  auto made = sign({content, signer, key, chain, when}, kDetached);
  if (verify_detached_cms(made.bytes(), content).sha256() != signer.sha256())
    throw Error(ErrorKind::internal, "the new signature names another signer");
  return made;
}

}  // namespace p2s::pki
