// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/issuer_key.hpp"

#include <p2s/base/error.hpp>
#include <p2s/pki/detail/signing.hpp>
#include <p2s/pki/detail/token/token.hpp>

#include <array>

namespace p2s::pki {
namespace {

using DigestHandle = detail::Handle<EVP_MD_CTX, EVP_MD_CTX_free>;

constexpr std::string_view kTrying = "make a signature";

Bytes signature_of(const IssuerKey& key, ByteView content) {
  const DigestHandle context(EVP_MD_CTX_new());
  detail::require(context.get(), kTrying);
  Bytes signature(static_cast<std::size_t>(std::max(EVP_PKEY_get_size(detail::raw(key)), 0)));
  detail::sign_with(key, kTrying, [&](EVP_PKEY* raw) {
    std::size_t size = signature.size();
    const int started =
        EVP_DigestSignInit(context.get(), nullptr, detail::signature_digest(raw), nullptr, raw);
    const int made = started <= 0 ? started
                                  : EVP_DigestSign(context.get(), signature.data(), &size,
                                                   content.data(), content.size());
    signature.resize(size);
    return made;
  });
  return signature;
}

/// The public half, read again: a token would verify with itself otherwise.
detail::KeyHandle public_key(const IssuerKey& key) {
  const auto der = detail::encode(detail::raw(key), i2d_PUBKEY, kTrying);
  const unsigned char* at = der.data();
  detail::KeyHandle made(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
  detail::require(made.get(), kTrying);
  return made;
}

}  // namespace

IssuerKey::IssuerKey(const PrivateKey& key) {
  EVP_PKEY* raw = detail::raw(key);
  detail::require(EVP_PKEY_up_ref(raw), "use the private key");
  impl_ = std::make_shared<Impl>(Impl{nullptr, detail::KeyHandle(raw)});
}

IssuerKey IssuerKey::on_token(const KeyUri& uri, const TokenAccess& access) {
  const detail::ErrorQueue queue;
  auto token = detail::open_token(uri, access);
  auto key = detail::load_from(*token, uri, access);
  return IssuerKey(std::make_shared<Impl>(Impl{std::move(token), std::move(key)}));
}

std::string IssuerKey::kind() const { return detail::key_name(impl_->key.get()); }

void IssuerKey::require_signs() const {
  constexpr std::array<std::uint8_t, 32> kContent{};
  const detail::ErrorQueue queue;
  const auto signature = signature_of(*this, kContent);
  const auto verifying = public_key(*this);
  const DigestHandle context(EVP_MD_CTX_new());
  detail::require(context.get(), kTrying);
  detail::require(
      EVP_DigestVerifyInit(context.get(), nullptr, detail::signature_digest(verifying.get()),
                           nullptr, verifying.get()),
      kTrying);
  if (EVP_DigestVerify(context.get(), signature.data(), signature.size(), kContent.data(),
                       kContent.size()) == 1)
    return;
  throw Error(ErrorKind::crypto, "the private key makes signatures that its public key rejects");
}

bool matches(const IssuerKey& key, const Certificate& certificate) {
  const detail::ErrorQueue queue;
  const EVP_PKEY* its_key = X509_get0_pubkey(detail::raw(certificate));
  return its_key != nullptr && EVP_PKEY_eq(detail::raw(key), its_key) == 1;
}

}  // namespace p2s::pki
