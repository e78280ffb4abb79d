// SPDX-License-Identifier: Apache-2.0
#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/detail/token/token_driver.hpp>

#include <openssl/conf.h>
#include <openssl/provider.h>
#include <openssl/store.h>

#include <cstdlib>

namespace p2s::pki::detail {
namespace {

using ContextHandle = Handle<OSSL_LIB_CTX, OSSL_LIB_CTX_free>;
using ProviderHandle = Handle<OSSL_PROVIDER, OSSL_PROVIDER_unload>;
using KeyStoreHandle = Handle<OSSL_STORE_CTX, OSSL_STORE_close>;
using KeyStoreInfoHandle = Handle<OSSL_STORE_INFO, OSSL_STORE_INFO_free>;

constexpr const char* kModuleVariable = "PKCS11_PROVIDER_MODULE";

/// The machine's openssl.cnf, which may name the module. It does not have to exist.
void load_configuration(OSSL_LIB_CTX* context) {
  const TextHandle file(CONF_get1_default_config_file());
  if (file) static_cast<void>(OSSL_LIB_CTX_load_config(context, file.get()));
}

class TokenProvider final : public TokenDriver {
 public:
  TokenProvider(ContextHandle context, ProviderHandle usual, ProviderHandle tokens)
      : context_(std::move(context)), usual_(std::move(usual)), tokens_(std::move(tokens)) {}

  KeyHandle load(const KeyUri& uri, PinPrompt& prompt) override {
    const KeyStoreHandle found(OSSL_STORE_open_ex(uri.text.c_str(), context_.get(),
                                                  "provider=pkcs11", prompt.method(), prompt.data(),
                                                  nullptr, nullptr, nullptr));
    if (!found || OSSL_STORE_expect(found.get(), OSSL_STORE_INFO_PKEY) != 1) return {};
    while (OSSL_STORE_eof(found.get()) == 0) {
      const KeyStoreInfoHandle object(OSSL_STORE_load(found.get()));
      if (!object) break;
      if (OSSL_STORE_INFO_get_type(object.get()) == OSSL_STORE_INFO_PKEY)
        return KeyHandle(OSSL_STORE_INFO_get1_PKEY(object.get()));
    }
    return {};
  }

  void set_prompt(PinPrompt& /*prompt*/) override {}  // the provider has no way to set one

 private:
  ContextHandle context_;
  ProviderHandle usual_;
  ProviderHandle tokens_;
};

}  // namespace

std::unique_ptr<TokenDriver> open_token_provider(const std::string& module) {
  const ErrorQueue queue;
  // The variable of the provider; it has no other setting before OpenSSL 3.2.
  if (!module.empty())
    require(::setenv(kModuleVariable, module.c_str(), 0) == 0 ? 1 : 0, "name the PKCS#11 module");
  ContextHandle context(OSSL_LIB_CTX_new());
  require(context.get(), "prepare for tokens");
  load_configuration(context.get());
  ProviderHandle usual(OSSL_PROVIDER_load(context.get(), "default"));
  ProviderHandle tokens(OSSL_PROVIDER_load(context.get(), "pkcs11"));
  if (!usual || !tokens) return nullptr;
  return std::make_unique<TokenProvider>(std::move(context), std::move(usual), std::move(tokens));
}

}  // namespace p2s::pki::detail
