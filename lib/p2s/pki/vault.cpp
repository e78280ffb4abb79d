// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/vault.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/detail/sealed_box.hpp>
#include <p2s/pki/random.hpp>

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <charconv>

namespace p2s::pki {
namespace {

constexpr std::string_view kVersion = "p2s-vault-1";
constexpr std::size_t kKeySize = 32;
constexpr std::size_t kSaltSize = 16;

// What a store that was written by somebody else may ask of this machine.
constexpr unsigned kMostLogN = 20;
constexpr unsigned kMostP = 4;
constexpr std::uint64_t kMostMemory = std::uint64_t{256} << 20U;

std::uint64_t memory_of(const ScryptParameters& cost) noexcept {
  return (std::uint64_t{128} << cost.log_n) * cost.r;
}

[[noreturn]] void refuse_text() {
  throw Error(ErrorKind::malformed, "the store's wrapped key is damaged or of an unknown version")
      .hint("restore a backup");
}

Secret derive(const Secret& passphrase, ByteView salt, const ScryptParameters& cost) {
  Bytes key(kKeySize);
  // And what OpenSSL needs beside: p blocks of 128 r bytes, and less than a page.
  const std::uint64_t limit = memory_of(cost) + (std::uint64_t{1} << 20U);
  detail::require(
      EVP_PBE_scrypt(passphrase.text().data(), passphrase.size(), salt.data(), salt.size(),
                     std::uint64_t{1} << cost.log_n, cost.r, cost.p, limit, key.data(), key.size()),
      "derive a key from the passphrase");
  return Secret(std::move(key));
}

unsigned number(std::string_view text) {
  unsigned value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) refuse_text();
  return value;
}

ScryptParameters parse_cost(std::string_view text) {
  const auto parts = split(text, ':');
  if (parts.size() != 4 || parts[0] != "scrypt") refuse_text();
  const ScryptParameters cost{number(parts[1]), number(parts[2]), number(parts[3])};
  const bool bounded = cost.log_n >= 1 && cost.log_n <= kMostLogN && cost.r >= 1 && cost.r <= 64 &&
                       cost.p >= 1 && cost.p <= kMostP && memory_of(cost) <= kMostMemory;
  if (!bounded) refuse_text();
  return cost;
}

}  // namespace

Vault Vault::create() {
  Bytes key(kKeySize);
  random_bytes(key);
  return Vault(Secret(std::move(key)));
}

std::string Vault::wrap(const Secret& passphrase, const ScryptParameters& cost) const {
  const detail::ErrorQueue queue;
  std::array<std::uint8_t, kSaltSize> salt{};
  random_bytes(salt);
  const std::string head =
      fmt::format("{} scrypt:{}:{}:{} {}", kVersion, cost.log_n, cost.r, cost.p, to_base64(salt));
  const auto box = detail::seal_box(derive(passphrase, salt, cost), data_key_.bytes(), head);
  return fmt::format("{} {}", head, to_base64(box));
}

Vault Vault::unwrap(std::string_view wrapped, const Secret& passphrase) {
  const detail::ErrorQueue queue;
  const auto parts = split(trim(wrapped), ' ');
  if (parts.size() != 4 || parts[0] != kVersion) refuse_text();
  const ScryptParameters cost = parse_cost(parts[1]);
  const auto salt = from_base64(parts[2]);
  const auto box = from_base64(parts[3]);
  if (!salt || salt->size() != kSaltSize || !box || box->size() != kKeySize + detail::kBoxOverhead)
    refuse_text();
  const auto head_size =
      static_cast<std::size_t>(parts[2].data() + parts[2].size() - parts[0].data());
  const std::string_view head(parts[0].data(), head_size);
  auto data_key = detail::open_box(derive(passphrase, *salt, cost), *box, head);
  if (!data_key) {
    throw Error(ErrorKind::wrong_secret, "the passphrase does not open the store")
        .hint("use the passphrase of this store");
  }
  return Vault(std::move(*data_key));
}

Bytes Vault::seal(const Secret& plain, std::string_view thumbprint) const {
  const detail::ErrorQueue queue;
  return detail::seal_box(data_key_, plain.bytes(), thumbprint);
}

Secret Vault::open(ByteView box, std::string_view thumbprint) const {
  const detail::ErrorQueue queue;
  auto plain = detail::open_box(data_key_, box, thumbprint);
  if (!plain) {
    throw Error(
        ErrorKind::crypto,
        fmt::format("the stored private key of '{}' was altered or belongs to another certificate",
                    printable(thumbprint, 80)))
        .hint("check the store");
  }
  return std::move(*plain);
}

}  // namespace p2s::pki
