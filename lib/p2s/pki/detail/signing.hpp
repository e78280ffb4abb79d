// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/token/token_driver.hpp>
#include <p2s/pki/issuer_key.hpp>

#include <functional>
#include <mutex>
#include <string>

namespace p2s::pki {

namespace detail {

/// A token that is logged in.
struct Token {
  std::string name;
  std::unique_ptr<PinPrompt> prompt;
  std::unique_ptr<TokenDriver> driver;  // freed before the prompt
  std::mutex signing;
};

}  // namespace detail

struct IssuerKey::Impl {
  std::unique_ptr<detail::Token> token;  ///< null: the key is in memory
  detail::KeyHandle key;                 // freed before its token
};

namespace detail {

inline EVP_PKEY* raw(const IssuerKey& key) noexcept { return key.impl().key.get(); }

/// Runs `sign`, which uses the key and returns as OpenSSL's functions do. Error(crypto); Error(io)
/// from a token.
void sign_with(const IssuerKey& key, std::string_view doing,
               const std::function<int(EVP_PKEY*)>& sign);

}  // namespace detail
}  // namespace p2s::pki
