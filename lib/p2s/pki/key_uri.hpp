// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s::pki {

/// Where a private key is on a token (a smart card, USB key or HSM): a PKCS#11 URI (RFC 7512) that
/// names the token and the key on it.
struct P2S_API KeyUri {
  std::string text;   ///< the URI with its type; contains no secret
  std::string token;  ///< label of the token, otherwise its serial number
  std::string label;  ///< label of the key; empty if the URI has only its id
  std::string id;     ///< id of the key as hex; empty if the URI has only its label

  /// Error(usage) for anything else, and for attributes that contain a PIN or depend on the machine
  /// (module, slot). The message does not repeat the text, which may contain a PIN.
  static KeyUri parse(std::string_view text);
  /// "private key 'Corp'", or "private key with id 01".
  std::string called() const;
};

/// Whether a text is meant as one: it begins with "pkcs11:".
P2S_API bool is_key_uri(std::string_view text) noexcept;

}  // namespace p2s::pki
