// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/secret.hpp>
#include <p2s/pki/detail/openssl_handles.hpp>

#include <openssl/ui.h>

#include <exception>
#include <functional>

namespace p2s::pki::detail {

using PromptMethodHandle = Handle<UI_METHOD, UI_destroy_method>;

/// Answers OpenSSL when a token asks for its PIN: once until accept(), because tokens lock after
/// a few wrong PINs. Never moved: OpenSSL keeps its address.
class PinPrompt {
 public:
  explicit PinPrompt(std::function<Secret()> read);
  PinPrompt(const PinPrompt&) = delete;
  PinPrompt& operator=(const PinPrompt&) = delete;

  UI_METHOD* method() const noexcept { return method_.get(); }
  void* data() noexcept { return this; }

  bool was_asked() const noexcept { return asked_ > 0; }
  /// Asked again: the token did not take the first answer.
  bool was_refused() const noexcept { return asked_ > 1 && !accepted_; }
  /// The token has taken the PIN. It may ask again, for keys that want it before each signature.
  void accept() noexcept { accepted_ = true; }
  /// Throws what reading the PIN threw.
  void rethrow() const;

  /// The PIN, read when it is first needed.
  const Secret& pin();

 private:
  static int answer(char* buffer, int size, int writing, void* self) noexcept;

  std::function<Secret()> read_;
  PromptMethodHandle method_;
  Secret pin_;
  std::exception_ptr failure_;
  int asked_ = 0;
  bool accepted_ = false;
};

}  // namespace p2s::pki::detail
