// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/pki/certificate.hpp>

#include <functional>
#include <string>
#include <vector>

namespace p2s::app {

/// The certificates of a file in any format of pki::certificates_in(), or in Base64 of one of them.
struct CertificateFile {
  std::vector<Bytes> certificates;  ///< DER; at least one
  std::string note;                 ///< "Base64 of PEM text: encoded twice"; usually empty
};

/// What every command that reads certificates uses. `password` is called for a PFX that requires
/// one. Error(malformed) names what else the file is.
P2S_API CertificateFile read_certificate_file(ByteView content,
                                              const std::function<Secret()>& password);

}  // namespace p2s::app
