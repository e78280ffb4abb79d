// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/certificate_summary.hpp>

#include <memory>
#include <string>
#include <vector>

namespace p2s::pki {

/// One X.509 certificate, parsed completely. Cheap to copy, immutable.
class P2S_API Certificate {
 public:
  /// Error(malformed) unless the bytes are exactly one certificate.
  static Certificate from_der(ByteView der);
  static Certificate from_pem(std::string_view pem);

  const Bytes& der() const noexcept;
  std::string pem() const;  ///< RFC 7468, LF line endings
  const std::string& thumbprint() const noexcept { return facts().thumbprint; }
  std::string sha256() const;  ///< SHA-256 of the DER, 64 upper-case hex digits
  const CertificateSummary& facts() const noexcept;

  struct Impl;  // holds the X509; complete in detail/ only
  explicit Certificate(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  const Impl& impl() const noexcept { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

/// The CAs above a certificate: its issuer first, the root last.
using Issuers = std::vector<Certificate>;

}  // namespace p2s::pki
