// SPDX-License-Identifier: Apache-2.0
// The only source that uses OpenSSL's deprecated engines: Debian 12 has no provider for tokens.
// Compiled alone (lib/CMakeLists.txt), because the other sources hide deprecated functions.
#undef OPENSSL_NO_DEPRECATED
#define OPENSSL_SUPPRESS_DEPRECATED

#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/detail/token/token_driver.hpp>

#include <openssl/engine.h>

namespace p2s::pki::detail {

#ifdef OPENSSL_NO_ENGINE

std::unique_ptr<TokenDriver> open_token_engine(const std::string& /*module*/) { return nullptr; }

#else
namespace {

using EngineHandle = Handle<ENGINE, ENGINE_free>;
using StartedEngineHandle = Handle<ENGINE, ENGINE_finish>;

constexpr std::string_view kDoing = "use OpenSSL's engine for tokens";

/// The engine keeps the PIN of the last token that asked for one, and would send it to the next.
std::string& last_token() {
  static std::string token;
  return token;
}

class TokenEngine final : public TokenDriver {
 public:
  explicit TokenEngine(EngineHandle engine)
      : engine_(std::move(engine)), started_(require_started(engine_.get())) {}

  KeyHandle load(const KeyUri& uri, PinPrompt& prompt) override {
    set_prompt(prompt);
    if (!last_token().empty() && last_token() != uri.token) replace_pin(prompt.pin());
    KeyHandle key(
        ENGINE_load_private_key(engine_.get(), uri.text.c_str(), prompt.method(), prompt.data()));
    if (key) last_token() = uri.token;
    return key;
  }

  void set_prompt(PinPrompt& prompt) override {
    require(ENGINE_ctrl(engine_.get(), ENGINE_CTRL_SET_USER_INTERFACE, 0, prompt.method(), nullptr),
            kDoing);
    require(ENGINE_ctrl(engine_.get(), ENGINE_CTRL_SET_CALLBACK_DATA, 0, prompt.data(), nullptr),
            kDoing);
  }

 private:
  static ENGINE* require_started(ENGINE* engine) {
    require(ENGINE_init(engine), kDoing);
    return engine;
  }

  void replace_pin(const Secret& pin) const {
    std::string text(pin.text());
    const int replaced = ENGINE_ctrl_cmd_string(engine_.get(), "PIN", text.c_str(), 0);
    wipe(text);
    require(replaced, kDoing);
  }

  EngineHandle engine_;
  StartedEngineHandle started_;
};

}  // namespace

std::unique_ptr<TokenDriver> open_token_engine(const std::string& module) {
  const ErrorQueue queue;
  EngineHandle engine(ENGINE_by_id("pkcs11"));
  if (!engine) return nullptr;
  // It prints its failures otherwise; OpenSSL's error queue has them too.
  require(ENGINE_ctrl_cmd_string(engine.get(), "QUIET", nullptr, 0), kDoing);
  if (!module.empty())
    require(ENGINE_ctrl_cmd_string(engine.get(), "MODULE_PATH", module.c_str(), 0), kDoing);
  return std::make_unique<TokenEngine>(std::move(engine));
}

#endif

}  // namespace p2s::pki::detail
