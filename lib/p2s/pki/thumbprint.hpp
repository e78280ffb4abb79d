// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/pki/certificate.hpp>

#include <functional>
#include <string>
#include <vector>

namespace p2s::pki {

/// SHA-1 / SHA-256 of any bytes as upper-case hex.
P2S_API std::string sha1_hex(ByteView bytes);
P2S_API std::string sha256_hex(ByteView bytes);

/// The DER of each certificate in a file: PEM (several, text between ignored), DER, bare base64,
/// PKCS#7 (PEM or DER), PFX. PEM and DER are not parsed completely; only the outer structure is
/// checked. `password` is called only for a PFX that requires one. Error(malformed) if there is no
/// certificate.
P2S_API std::vector<Bytes> certificates_in(ByteView content,
                                           const std::function<Secret()>& password);

}  // namespace p2s::pki
