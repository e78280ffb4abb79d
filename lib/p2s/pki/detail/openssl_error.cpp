// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/detail/openssl_error.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/evp.h>

namespace p2s::pki::detail {

ErrorQueue::ErrorQueue() noexcept { ERR_clear_error(); }
ErrorQueue::~ErrorQueue() { ERR_clear_error(); }

std::string drain_errors() {
  std::string text;
  while (const unsigned long code = ERR_get_error()) {
    const char* reason = ERR_reason_error_string(code);
    if (reason == nullptr) continue;
    if (!text.empty()) text += "; ";
    text += reason;
  }
  return printable(text);
}

bool algorithm_missing() noexcept {
  const unsigned long code = ERR_peek_last_error();
  const unsigned long first = ERR_peek_error();
  const auto says = [](unsigned long error) {
    const int reason = ERR_GET_REASON(error);
    return reason == ERR_R_UNSUPPORTED ||
           (ERR_GET_LIB(error) == ERR_LIB_EVP &&
            (reason == EVP_R_UNSUPPORTED_ALGORITHM || reason == EVP_R_UNKNOWN_PBE_ALGORITHM ||
             reason == EVP_R_UNKNOWN_CIPHER || reason == EVP_R_UNSUPPORTED_CIPHER));
  };
  return says(code) || says(first);
}

void fail(std::string_view doing) {
  const std::string reason = drain_errors();
  throw Error(ErrorKind::crypto, fmt::format("cannot {}: {}", doing,
                                             reason.empty() ? "unknown OpenSSL error" : reason));
}

}  // namespace p2s::pki::detail
