// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/cms.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>

#include <fmt/format.h>
#include <openssl/cms.h>

#include <algorithm>
#include <climits>

namespace p2s::pki {
namespace {

constexpr std::string_view kSigning = "sign the content";
constexpr unsigned int kFlags = CMS_BINARY | CMS_NOSMIMECAP;

// OpenSSL does not wipe the content.
void free_signed(CMS_ContentInfo* cms) noexcept {
  if (ASN1_OCTET_STRING** content = CMS_get0_content(cms);
      content != nullptr && *content != nullptr) {
    OPENSSL_cleanse((*content)->data, static_cast<std::size_t>((*content)->length));
  }
  CMS_ContentInfo_free(cms);
}

using CmsHandle = detail::Handle<CMS_ContentInfo, free_signed>;

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

detail::BioHandle reader_of(ByteView content) {
  detail::BioHandle in(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
  detail::require(in.get(), kSigning);
  return in;
}

Secret write_signed(ByteView content, const Certificate& signer, const PrivateKey& key,
                    const std::vector<Certificate>& chain, Time when) {
  const CmsHandle cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, kFlags | CMS_PARTIAL));
  detail::require(cms.get(), kSigning);
  CMS_SignerInfo* info =
      detail::require(CMS_add1_signer(cms.get(), detail::raw(signer), detail::raw(key),
                                      EVP_sha256(), kFlags | CMS_PARTIAL),
                      kSigning);
  add_chain(cms.get(), signer, chain);
  const auto time = detail::to_asn1(when);
  detail::require(CMS_signed_add1_attr_by_NID(info, NID_pkcs9_signingTime,
                                              ASN1_STRING_type(time.get()), time.get(), -1),
                  kSigning);
  const auto in = reader_of(content);
  detail::require(CMS_final(cms.get(), in.get(), nullptr, kFlags), kSigning);
  return Secret(detail::encode(cms.get(), i2d_CMS_ContentInfo, kSigning));
}

// Whether the signer's certificate verifies the bytes, and they contain the content.
bool holds(const Secret& made, ByteView content, const Certificate& signer) {
  const unsigned char* at = made.bytes().data();
  const CmsHandle cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(made.size())));
  if (!cms || at != made.bytes().data() + made.size()) return false;
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

}  // namespace

Secret sign_cms(ByteView content, const Certificate& signer, const PrivateKey& key,
                const std::vector<Certificate>& chain, Time when) {
  if (content.empty() || content.size() > INT_MAX)
    throw Error(ErrorKind::usage, "there is nothing to sign, or too much");
  require_may_sign(signer, key, when);
  const detail::ErrorQueue queue;
  auto made = write_signed(content, signer, key, chain, when);
  if (!holds(made, content, signer))
    throw Error(ErrorKind::internal, "the new signature does not contain the signed content");
  return made;
}

}  // namespace p2s::pki
