// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/detail/signing.hpp>

#include <memory>

namespace p2s::pki::detail {

/// What OpenSSL reaches the token with: its provider, otherwise its engine. Error(io).
std::unique_ptr<Token> open_token(const KeyUri& uri, const TokenAccess& access);

/// The private key, after logging in. Errors as of IssuerKey::on_token().
KeyHandle load_from(Token& token, const KeyUri& uri, const TokenAccess& access);

}  // namespace p2s::pki::detail
