// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/detail/pbe.hpp>
#include <p2s/pki/detail/pem.hpp>
#include <p2s/pki/key.hpp>

#include <openssl/pem.h>

#include <algorithm>
#include <climits>

namespace p2s::pki {
namespace {

[[noreturn]] void refuse_malformed(std::string message) {
  throw Error(ErrorKind::malformed, std::move(message))
      .hint("use a private key as PEM or DER (PKCS#8, PKCS#1 or SEC 1)");
}

[[noreturn]] void refuse_password(const Secret* password) {
  if (password == nullptr) {
    throw Error(ErrorKind::wrong_secret, "the private key is encrypted, and no password was given")
        .hint("specify the password of the key");
  }
  throw Error(ErrorKind::wrong_secret, "wrong password for the private key");
}

detail::KeyHandle from_plain(ByteView der) {
  const unsigned char* at = der.data();
  detail::KeyHandle key(
      d2i_AutoPrivateKey_ex(nullptr, &at, static_cast<long>(der.size()), nullptr, nullptr));
  if (!key || at != der.data() + der.size()) refuse_malformed("not a private key");
  return key;
}

// PKCS#8 EncryptedPrivateKeyInfo; nothing when the bytes are not of that form.
detail::SignatureBoxHandle encrypted_box(ByteView der) {
  const unsigned char* at = der.data();
  detail::SignatureBoxHandle box(d2i_X509_SIG(nullptr, &at, static_cast<long>(der.size())));
  if (box && at != der.data() + der.size()) box.reset();
  return box;
}

detail::KeyHandle from_encrypted(const X509_SIG* box, const Secret* password) {
  const X509_ALGOR* algorithm = nullptr;
  X509_SIG_get0(box, &algorithm, nullptr);
  detail::IterationBudget().spend(algorithm);
  if (password == nullptr) refuse_password(password);
  const detail::Pkcs8Handle plain(
      PKCS8_decrypt(box, password->text().data(), static_cast<int>(password->size())));
  if (!plain) {
    if (detail::algorithm_missing()) {
      throw Error(
          ErrorKind::unsupported,
          "the private key uses an encryption that this version of OpenSSL does not support")
          .hint("encrypt it again: openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW");
    }
    refuse_password(password);
  }
  auto key = detail::decode_key(plain.get());
  if (!key) refuse_malformed("the private key is damaged or of an unknown type");
  return key;
}

detail::KeyHandle from_der(ByteView der, const Secret* password) {
  if (der.size() > INT_MAX) refuse_malformed("the private key is too large");
  if (const auto box = encrypted_box(der)) return from_encrypted(box.get(), password);
  return from_plain(der);
}

int give_password(char* out, int size, int /*writing*/, void* user) {
  const auto* password = static_cast<const Secret*>(user);
  if (password == nullptr || password->size() > static_cast<std::size_t>(size)) return -1;
  std::copy(password->text().begin(), password->text().end(), out);
  return static_cast<int>(password->size());
}

// RFC 1421 encryption, which old tools write inside PKCS#1 and SEC 1 armour.
detail::KeyHandle from_old_armour(std::string_view block, const Secret* password) {
  if (password == nullptr) refuse_password(password);
  const detail::BioHandle in(BIO_new_mem_buf(block.data(), static_cast<int>(block.size())));
  detail::require(in.get(), "read the private key");
  detail::KeyHandle key(
      PEM_read_bio_PrivateKey(in.get(), nullptr, give_password, const_cast<Secret*>(password)));
  if (!key) refuse_password(password);
  return key;
}

detail::KeyHandle from_text(std::string_view text, const Secret* password) {
  for (const auto& block : detail::pem_blocks(text)) {
    if (!block.label.ends_with("PRIVATE KEY")) continue;
    if (block.label == "OPENSSH PRIVATE KEY")
      refuse_malformed("this is an SSH key, not one for certificates");
    if (block.body.find("Proc-Type: 4,ENCRYPTED") != std::string_view::npos) {
      return from_old_armour(block.whole, password);
    }
    const Secret der(detail::pem_content(block));
    return from_der(der.bytes(), password);
  }
  refuse_malformed("no private key found in the file");
}

bool is_utf16(ByteView content) noexcept {
  return content.size() >= 2 &&
         ((content[0] == 0xFF && content[1] == 0xFE) || (content[0] == 0xFE && content[1] == 0xFF));
}

detail::KeyHandle from_any(ByteView content, const Secret* password) {
  if (as_text(content).find("-----BEGIN ") != std::string_view::npos)
    return from_text(as_text(content), password);
  if (!is_utf16(content)) return from_der(content, password);
  auto decoded = decode_text(content);
  if (!decoded) refuse_malformed("the file is not valid UTF-16");
  const Secret text{std::string_view(*decoded)};
  wipe(*decoded);
  return from_text(text.text(), password);
}

}  // namespace

PrivateKey PrivateKey::from_pkcs8(const Secret& der) {
  const detail::ErrorQueue queue;
  auto key = detail::decode_key(der.bytes());
  if (!key) refuse_malformed("the private key is damaged or of an unknown type");
  return detail::wrap_key(std::move(key));
}

PrivateKey PrivateKey::from_file(ByteView content, const Secret* password) {
  const detail::ErrorQueue queue;
  return detail::wrap_key(from_any(content, password));
}

}  // namespace p2s::pki
