// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace p2s::live::detail {

struct CertificateData {
  std::string data;         ///< the Base64 of a DER certificate on one line, or the text as given
  std::string_view fault;   ///< what was wrong with it: "is encoded twice"; may be empty
  bool is_private = false;  ///< it contained a private key, which `data` does not
};

/// Whatever was done to a certificate: line breaks, spaces, BEGIN and END lines, Base64 again.
CertificateData unwrap_certificate(std::string_view text);

}  // namespace p2s::live::detail
