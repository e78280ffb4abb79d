// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/detail/token/pin_prompt.hpp>
#include <p2s/pki/key_uri.hpp>

#include <memory>
#include <string>

namespace p2s::pki::detail {

/// What OpenSSL reaches tokens with. Keys are freed before it.
class TokenDriver {
 public:
  TokenDriver() = default;
  TokenDriver(const TokenDriver&) = delete;
  TokenDriver& operator=(const TokenDriver&) = delete;
  virtual ~TokenDriver() = default;

  /// Null if the token or the key is missing, or the PIN is refused; OpenSSL's queue may say which.
  virtual KeyHandle load(const KeyUri& uri, PinPrompt& prompt) = 0;
  /// Before a signature: who answers if the key wants the PIN for it.
  virtual void set_prompt(PinPrompt& prompt) = 0;
};

// `module` is the path of a PKCS#11 module; empty: those of p11-kit. Null if OpenSSL has none.

/// The provider (Debian 13: package pkcs11-provider), in a context of its own, so that nothing else
/// in the process uses it.
std::unique_ptr<TokenDriver> open_token_provider(const std::string& module);
/// libp11's engine (Debian 12: package libengine-pkcs11-openssl).
std::unique_ptr<TokenDriver> open_token_engine(const std::string& module);

}  // namespace p2s::pki::detail
