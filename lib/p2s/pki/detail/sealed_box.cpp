// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/detail/sealed_box.hpp"

#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/detail/openssl_handles.hpp>
#include <p2s/pki/random.hpp>

#include <climits>

namespace p2s::pki::detail {
namespace {

constexpr std::size_t kNonce = 12;
constexpr int kTag = 16;

CipherContextHandle new_context() {
  CipherContextHandle context(EVP_CIPHER_CTX_new());
  require(context.get(), "prepare encryption");
  return context;
}

}  // namespace

Bytes seal_box(const Secret& key, ByteView plain, std::string_view associated) {
  constexpr std::string_view doing = "seal a private key";
  Bytes box(kBoxOverhead + plain.size());
  const std::span<std::uint8_t> nonce = std::span(box).first(kNonce);
  random_bytes(nonce);
  const auto context = new_context();
  const auto text = as_bytes(associated);
  int done = 0;
  std::uint8_t* out = box.data() + kNonce;
  require(EVP_EncryptInit_ex2(context.get(), EVP_aes_256_gcm(), key.bytes().data(), nonce.data(),
                              nullptr),
          doing);
  require(
      EVP_EncryptUpdate(context.get(), nullptr, &done, text.data(), static_cast<int>(text.size())),
      doing);
  require(
      EVP_EncryptUpdate(context.get(), out, &done, plain.data(), static_cast<int>(plain.size())),
      doing);
  out += done;
  require(EVP_EncryptFinal_ex(context.get(), out, &done), doing);
  require(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, kTag, out + done), doing);
  return box;
}

std::optional<Secret> open_box(const Secret& key, ByteView box, std::string_view associated) {
  constexpr std::string_view doing = "open a private key";
  if (box.size() < kBoxOverhead || box.size() > INT_MAX) return std::nullopt;
  const ByteView sealed = box.subspan(kNonce, box.size() - kBoxOverhead);
  Bytes tag(box.end() - kTag, box.end());
  Bytes memory(sealed.size());
  const auto context = new_context();
  const auto text = as_bytes(associated);
  int done = 0;
  require(EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(), key.bytes().data(), box.data(),
                              nullptr),
          doing);
  require(
      EVP_DecryptUpdate(context.get(), nullptr, &done, text.data(), static_cast<int>(text.size())),
      doing);
  require(EVP_DecryptUpdate(context.get(), memory.data(), &done, sealed.data(),
                            static_cast<int>(sealed.size())),
          doing);
  Secret plain(std::move(memory));  // wiped also when the tag is wrong
  require(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, kTag, tag.data()), doing);
  std::uint8_t nothing = 0;
  if (EVP_DecryptFinal_ex(context.get(), &nothing, &done) != 1) return std::nullopt;
  return plain;
}

}  // namespace p2s::pki::detail
