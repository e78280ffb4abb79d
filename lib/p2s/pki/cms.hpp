// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/pki/key.hpp>

#include <vector>

namespace p2s::pki {

/// CMS SignedData (RFC 5652, DER) around `content`, byte for byte: SHA-256, signing time `when`,
/// the signer's certificate and `chain` included, each once. Verified and compared before it is
/// returned. Secret, because the content may be. Error(usage) if the key does not match `signer`,
/// or if `signer` is not valid at `when` or not for signatures; Error(unsupported) for keys other
/// than RSA and EC.
P2S_API Secret sign_cms(ByteView content, const Certificate& signer, const PrivateKey& key,
                        const std::vector<Certificate>& chain, Time when);

/// The same without the content, for a file of its own.
P2S_API Secret sign_detached_cms(ByteView content, const Certificate& signer, const PrivateKey& key,
                                 const std::vector<Certificate>& chain, Time when);

/// The signer of such a signature, by the certificate in it; whether that is valid or trusted is
/// not verified. Error(malformed) if it does not match the content.
P2S_API Certificate verify_detached_cms(ByteView signature, ByteView content);

}  // namespace p2s::pki
