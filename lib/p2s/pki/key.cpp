// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/key.hpp"

#include <p2s/pki/certificate.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>

#include <fmt/format.h>
#include <openssl/pem.h>

#include <array>

namespace p2s::pki {
namespace {

constexpr std::array<std::pair<KeyKind, std::string_view>, 5> kKinds{{
    {KeyKind::rsa2048, "rsa:2048"},
    {KeyKind::rsa3072, "rsa:3072"},
    {KeyKind::rsa4096, "rsa:4096"},
    {KeyKind::ec_p256, "ec:p256"},
    {KeyKind::ec_p384, "ec:p384"},
}};

detail::Pkcs8Handle to_pkcs8(const EVP_PKEY* key) {
  detail::Pkcs8Handle box(EVP_PKEY2PKCS8(key));
  detail::require(box.get(), "encode the private key");
  return box;
}

std::string curve_name(const EVP_PKEY* key) {
  std::array<char, 80> name{};
  std::size_t size = 0;
  if (EVP_PKEY_get_group_name(key, name.data(), name.size(), &size) <= 0) return "unnamed";
  const std::string_view text(name.data(), size);
  if (text == "prime256v1" || text == "P-256") return "p256";
  if (text == "secp384r1" || text == "P-384") return "p384";
  return std::string(text);
}

}  // namespace

std::string_view to_string(KeyKind kind) noexcept {
  for (const auto& [known, name] : kKinds) {
    if (known == kind) return name;
  }
  return "";
}

std::optional<KeyKind> parse_key_kind(std::string_view text) noexcept {
  for (const auto& [kind, name] : kKinds) {
    if (name == text) return kind;
  }
  return std::nullopt;
}

PrivateKey::PrivateKey(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
PrivateKey::PrivateKey(PrivateKey&&) noexcept = default;
PrivateKey& PrivateKey::operator=(PrivateKey&&) noexcept = default;
PrivateKey::~PrivateKey() = default;

Secret PrivateKey::pkcs8() const {
  const detail::ErrorQueue queue;
  const auto box = to_pkcs8(impl_->key.get());
  return Secret(detail::encode(box.get(), i2d_PKCS8_PRIV_KEY_INFO, "encode the private key"));
}

Secret PrivateKey::pem() const {
  const detail::ErrorQueue queue;
  const auto box = to_pkcs8(impl_->key.get());
  const detail::BioHandle out(BIO_new(BIO_s_secmem()));  // wiped when it is freed
  detail::require(out.get(), "write the private key");
  detail::require(PEM_write_bio_PKCS8_PRIV_KEY_INFO(out.get(), box.get()), "write the private key");
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return Secret(std::string_view(text, static_cast<std::size_t>(size)));
}

std::string PrivateKey::kind() const { return detail::key_name(impl_->key.get()); }

bool matches(const PrivateKey& key, const Certificate& certificate) {
  const detail::ErrorQueue queue;
  const EVP_PKEY* its_key = X509_get0_pubkey(detail::raw(certificate));
  return its_key != nullptr && EVP_PKEY_eq(detail::raw(key), its_key) == 1;
}

namespace detail {

PrivateKey wrap_key(KeyHandle key) {
  return PrivateKey(std::make_unique<PrivateKey::Impl>(PrivateKey::Impl{std::move(key)}));
}

std::string key_name(const EVP_PKEY* key) {
  if (is_rsa(key)) return fmt::format("rsa:{}", EVP_PKEY_get_bits(key));
  if (EVP_PKEY_is_a(key, "EC") == 1) return "ec:" + curve_name(key);
  const char* name = EVP_PKEY_get0_type_name(key);
  return name == nullptr ? "unknown" : name;
}

bool is_rsa(const EVP_PKEY* key) noexcept { return EVP_PKEY_is_a(key, "RSA") == 1; }

const EVP_MD* signature_digest(const EVP_PKEY* key) noexcept {
  const bool own_hash = EVP_PKEY_is_a(key, "ED25519") == 1 || EVP_PKEY_is_a(key, "ED448") == 1;
  return own_hash ? nullptr : EVP_sha256();
}

}  // namespace detail
}  // namespace p2s::pki
