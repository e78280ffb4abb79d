// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/certificate.hpp"

#include <p2s/base/error.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/detail/pem.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <climits>

namespace p2s::pki {

Certificate Certificate::from_der(ByteView der) {
  const detail::ErrorQueue queue;
  const unsigned char* at = der.data();
  const long size = der.size() > INT_MAX ? 0 : static_cast<long>(der.size());
  detail::X509Handle x509(d2i_X509(nullptr, &at, size));
  if (!x509 || at != der.data() + der.size()) {
    throw Error(ErrorKind::malformed, "not an X.509 certificate")
        .hint("use a certificate as PEM or DER (.cer, .crt, .pem)");
  }
  // Fills OpenSSL's caches of the object now, so that threads only read later.
  X509_check_purpose(x509.get(), -1, 0);
  auto facts = detail::read_facts(x509.get());
  facts.thumbprint = sha1_hex(der);
  return Certificate(std::make_shared<const Impl>(
      Impl{std::move(x509), Bytes(der.begin(), der.end()), std::move(facts)}));
}

Certificate Certificate::from_pem(std::string_view pem) {
  std::optional<Bytes> der;
  const std::string text = detail::armoured_text(as_bytes(pem));
  for (const auto& block : detail::pem_blocks(text)) {
    if (block.label != "CERTIFICATE" && block.label != "X509 CERTIFICATE") continue;
    if (der) {
      throw Error(ErrorKind::malformed, "the text contains more than one certificate");
    }
    der = detail::pem_content(block);
  }
  if (!der) throw Error(ErrorKind::malformed, "no certificate found in the text");
  return from_der(*der);
}

const Bytes& Certificate::der() const noexcept { return impl_->der; }
std::string Certificate::pem() const { return detail::pem_text("CERTIFICATE", impl_->der); }
std::string Certificate::sha256() const { return sha256_hex(impl_->der); }
const CertificateSummary& Certificate::facts() const noexcept { return impl_->facts; }

}  // namespace p2s::pki
