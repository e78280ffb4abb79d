// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/pki/cms.hpp>
#include <p2s/pki/detail/cms_handle.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>

#include <climits>

namespace p2s::pki {
namespace detail {

CmsHandle parse_cms(ByteView der) {
  if (der.empty() || der.size() > INT_MAX) return {};
  const unsigned char* at = der.data();
  CmsHandle cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
  if (cms && at != der.data() + der.size()) return {};
  return cms;
}

BioHandle reader_of(ByteView content, std::string_view doing) {
  BioHandle in(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
  require(in.get(), doing);
  return in;
}

}  // namespace detail

namespace {

void free_signers(STACK_OF(X509) * signers) noexcept { sk_X509_free(signers); }

}  // namespace

Certificate verify_detached_cms(ByteView signature, ByteView content) {
  const detail::ErrorQueue queue;
  const auto cms = detail::parse_cms(signature);
  if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed)
    throw Error(ErrorKind::malformed, "this is not a CMS signature in DER");
  const detail::CertificatesHandle enclosed(CMS_get1_certs(cms.get()));
  if (!enclosed)
    throw Error(ErrorKind::malformed, "the signature does not contain its signer's certificate");
  if (content.empty() || content.size() > INT_MAX)
    throw Error(ErrorKind::malformed, "the signed content is empty or too large");
  auto in = detail::reader_of(content, "verify the signature");
  constexpr unsigned int kFlags = CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY;
  // Of a memory BIO, OpenSSL makes a copy that leaks if the signature is malformed.
  const detail::BioHandle through(BIO_new(BIO_f_null()));
  detail::require(through.get(), "verify the signature");
  BIO_push(through.get(), in.release());
  if (CMS_verify(cms.get(), nullptr, nullptr, through.get(), nullptr, kFlags) != 1)
    throw Error(ErrorKind::malformed, "the signature does not match the content");
  const detail::Handle<STACK_OF(X509), free_signers> signers(CMS_get0_signers(cms.get()));
  if (!signers || sk_X509_num(signers.get()) != 1)
    throw Error(ErrorKind::malformed, "the signature does not have exactly one signer");
  const auto der = detail::encode(sk_X509_value(signers.get(), 0), i2d_X509, "read the signer");
  return Certificate::from_der(der);
}

}  // namespace p2s::pki
