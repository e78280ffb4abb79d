// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/certificates/encrypted_key.hpp"

#include <p2s/base/error.hpp>

namespace p2s::app::detail {

pki::PrivateKey read_key(ByteView content, const std::function<Secret()>& password) {
  try {
    return pki::PrivateKey::from_file(content, nullptr);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::wrong_secret) throw;  // encrypted: ask for the password
  }
  const Secret secret = password();
  return pki::PrivateKey::from_file(content, &secret);
}

}  // namespace p2s::app::detail
