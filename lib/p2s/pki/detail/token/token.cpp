// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/detail/token/token.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <dlfcn.h>
#include <fmt/format.h>
#include <openssl/err.h>

#include <optional>

namespace p2s::pki::detail {
namespace {

/// Return values of PKCS#11, version 2.40, which drivers pass on as reasons of OpenSSL's errors.
enum PinCode : int { incorrect = 0xA0, locked = 0xA4 };

/// What PKCS#11 modules and drivers queued. OpenSSL's own errors only say that something failed.
struct TokenErrors {
  std::string reasons;
  std::optional<int> pin;
};

TokenErrors drain_token_errors() {
  TokenErrors errors;
  while (const unsigned long code = ERR_get_error()) {
    if (ERR_GET_LIB(code) < ERR_LIB_USER) continue;
    const int reason = ERR_GET_REASON(code);
    if (reason >= PinCode::incorrect && reason <= PinCode::locked) errors.pin = reason;
    const char* text = ERR_reason_error_string(code);
    if (text == nullptr) continue;
    if (!errors.reasons.empty()) errors.reasons += "; ";
    errors.reasons += to_lower(text);
  }
  errors.reasons = printable(errors.reasons);
  return errors;
}

/// Loaded here first, because the drivers do not say why they cannot load a module.
void require_module(const std::string& module) {
  if (module.empty() || ::dlopen(module.c_str(), RTLD_LAZY | RTLD_LOCAL) != nullptr) return;
  const char* reason = ::dlerror();
  throw Error(ErrorKind::io, fmt::format("cannot load the PKCS#11 module: {}",
                                         printable(reason == nullptr ? module : reason)))
      .hint("set PKCS11_MODULE_PATH to the module of the token, or unset it to use p11-kit");
}

[[noreturn]] void refuse_driver() {
  const bool has_provider = OpenSSL_version_num() >= 0x30200000UL;  // as in Debian 13
  throw Error(ErrorKind::io, "OpenSSL has neither a provider nor an engine for PKCS#11 tokens")
      .hint(has_provider ? "apt install pkcs11-provider" : "apt install libengine-pkcs11-openssl");
}

constexpr const char* kProxy = "p11-kit-proxy.so";  // all modules that p11-kit knows

std::string module_word(const TokenAccess& access) {
  return shell_word(access.module.empty() ? kProxy : access.module);
}

[[noreturn]] void refuse_pin(const KeyUri& uri, std::optional<int> code) {
  const auto token = printable(uri.token);
  if (code == PinCode::locked) {
    throw Error(ErrorKind::wrong_secret, fmt::format("the PIN of token '{}' is locked", token))
        .hint("unlock it with the tools of the token's maker");
  }
  throw Error(ErrorKind::wrong_secret, fmt::format("token '{}' rejects the PIN", token))
      .hint("check the PIN before you try again: tokens lock after a few wrong ones");
}

[[noreturn]] void refuse_token(const KeyUri& uri, const TokenAccess& access) {
  if (access.module.empty() && ::dlopen(kProxy, RTLD_LAZY | RTLD_LOCAL) == nullptr) {
    throw Error(ErrorKind::io,
                fmt::format("token '{}' not found: p11-kit, which knows the modules of tokens, is "
                            "not installed",
                            printable(uri.token)))
        .hint("apt install p11-kit");
  }
  throw Error(
      ErrorKind::not_found,
      fmt::format("token '{}' not found, or several tokens have this name", printable(uri.token)))
      .hint(fmt::format("list the tokens with: pkcs11-tool --module {} --list-token-slots",
                        module_word(access)));
}

[[noreturn]] void refuse_key(const KeyUri& uri, const TokenAccess& access) {
  const auto name = uri.label.empty() ? fmt::format("--id {}", uri.id)
                                      : fmt::format("--label {}", shell_word(uri.label));
  throw Error(ErrorKind::not_found,
              fmt::format("token '{}' has no {}", printable(uri.token), uri.called()))
      .hint(fmt::format("create it with: pkcs11-tool --module {} --login --token-label {} "
                        "--keypairgen --key-type rsa:3072 {}",
                        module_word(access), shell_word(uri.token), name));
}

}  // namespace

std::unique_ptr<Token> open_token(const KeyUri& uri, const TokenAccess& access) {
  require_module(access.module);
  auto driver = open_token_provider(access.module);
  if (!driver) driver = open_token_engine(access.module);
  if (!driver) refuse_driver();
  auto token = std::make_unique<Token>();
  token->name = uri.token;
  token->prompt = std::make_unique<PinPrompt>(access.pin);
  token->driver = std::move(driver);
  return token;
}

KeyHandle load_from(Token& token, const KeyUri& uri, const TokenAccess& access) {
  auto& prompt = *token.prompt;
  auto key = token.driver->load(uri, prompt);
  if (key) {
    prompt.accept();
    return key;
  }
  const auto errors = drain_token_errors();
  prompt.rethrow();
  if (errors.pin) refuse_pin(uri, errors.pin);
  if (!prompt.was_asked()) refuse_token(uri, access);
  // Not every driver says why. A token that is logged in does not ask again.
  token.driver->load(uri, prompt);
  if (prompt.was_refused()) refuse_pin(uri, {});
  refuse_key(uri, access);
}

void sign_with(const IssuerKey& key, std::string_view doing,
               const std::function<int(EVP_PKEY*)>& sign) {
  const auto& [token, raw] = key.impl();
  if (!token) return require(sign(raw.get()), doing);
  const std::lock_guard one_at_a_time(token->signing);
  token->driver->set_prompt(*token->prompt);
  if (sign(raw.get()) > 0) return;
  const auto errors = drain_token_errors();
  throw Error(ErrorKind::io,
              fmt::format("token '{}' cannot {}: {}", printable(token->name), doing,
                          errors.reasons.empty() ? "it gives no reason" : errors.reasons))
      .hint("check that the token is inserted, then run the command again");
}

}  // namespace p2s::pki::detail
