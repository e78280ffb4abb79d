// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/detail/token/pin_prompt.hpp"

#include <p2s/base/error.hpp>
#include <p2s/pki/detail/openssl_error.hpp>

#include <algorithm>

namespace p2s::pki::detail {

PinPrompt::PinPrompt(std::function<Secret()> read)
    : read_(std::move(read)), method_(UI_UTIL_wrap_read_pem_callback(&PinPrompt::answer, 0)) {
  require(method_.get(), "ask for the PIN");
}

const Secret& PinPrompt::pin() {
  if (pin_.empty()) pin_ = read_();
  return pin_;
}

void PinPrompt::rethrow() const {
  if (failure_) std::rethrow_exception(failure_);
}

// An empty answer makes the token give up; a failure would make others ask on the terminal.
int PinPrompt::answer(char* buffer, int size, int /*writing*/, void* self) noexcept {
  auto& prompt = *static_cast<PinPrompt*>(self);
  ++prompt.asked_;
  if (prompt.failure_ || prompt.was_refused()) return 0;
  try {
    const auto text = prompt.pin().text();
    if (static_cast<int>(text.size()) >= size)
      throw Error(ErrorKind::wrong_secret, "the PIN is too long for a token");
    std::copy(text.begin(), text.end(), buffer);
    return static_cast<int>(text.size());
  } catch (...) {
    prompt.failure_ = std::current_exception();
    return 0;
  }
}

}  // namespace p2s::pki::detail
