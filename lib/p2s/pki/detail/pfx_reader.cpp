// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/pki/detail/der.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/detail/pbe.hpp>
#include <p2s/pki/pfx.hpp>

#include <algorithm>
#include <array>
#include <climits>

namespace p2s::pki {
namespace {

[[noreturn]] void refuse_pfx(std::string message) {
  throw Error(ErrorKind::malformed, std::move(message))
      .hint("export the PFX again from where it came");
}

[[noreturn]] void refuse_password() {
  throw Error(ErrorKind::wrong_secret, "the password does not open the PFX")
      .hint("check the password");
}

[[noreturn]] void refuse_cipher() {
  throw Error(
      ErrorKind::unsupported,
      "the PFX is encrypted with an old cipher, such as RC2, that OpenSSL 3 does not support")
      .hint(
          "write it again: openssl pkcs12 -legacy -in OLD.pfx -nodes -out tmp.pem, then "
          "openssl pkcs12 -export -in tmp.pem -out NEW.pfx");
}

/// Opens a PFX with a password and collects its content.
class Reader {
 public:
  explicit Reader(const Secret& password)
      : text_(password.empty() ? "" : password.text().data()),
        size_(static_cast<int>(password.size())) {}

  void open(PKCS12* pfx);
  PfxContent take();

 private:
  void check_mac(PKCS12* pfx);
  void read_safe(PKCS7* safe);
  void read_bags(const STACK_OF(PKCS12_SAFEBAG) * bags, int depth);
  void read_bag(const PKCS12_SAFEBAG* bag, int depth);
  void read_key(const PKCS8_PRIV_KEY_INFO* plain);
  void read_encrypted_key(const X509_SIG* box);
  void read_certificate(const PKCS12_SAFEBAG* bag);
  [[noreturn]] void refuse_decryption() const;

  const char* text_;
  int size_;
  bool password_proven_ = false;
  detail::IterationBudget budget_;
  PfxContent content_;
  std::vector<Certificate> certificates_;
};

void Reader::open(PKCS12* pfx) {
  check_mac(pfx);
  const detail::SafesHandle safes(PKCS12_unpack_authsafes(pfx));
  if (!safes) refuse_pfx("cannot read the content of the PFX");
  for (int i = 0; i < sk_PKCS7_num(safes.get()); ++i) read_safe(sk_PKCS7_value(safes.get(), i));
}

void Reader::check_mac(PKCS12* pfx) {
  if (PKCS12_mac_present(pfx) != 1) return;
  const ASN1_INTEGER* iterations = nullptr;
  PKCS12_get0_mac(nullptr, nullptr, nullptr, &iterations, pfx);
  if (iterations != nullptr) {
    const long count = ASN1_INTEGER_get(iterations);
    budget_.spend(count < 0 ? LONG_MAX : count);
  }
  if (PKCS12_verify_mac(pfx, text_, size_) == 1) {
    password_proven_ = true;
    return;
  }
  if (size_ == 0 && PKCS12_verify_mac(pfx, nullptr, 0) == 1) {
    text_ = nullptr;  // some programs distinguish no password from an empty one
    password_proven_ = true;
    return;
  }
  if (detail::algorithm_missing()) refuse_cipher();
  const std::string reason = detail::drain_errors();
  if (!reason.empty()) refuse_pfx("cannot check the integrity of the PFX: " + reason);
  refuse_password();
}

void Reader::refuse_decryption() const {
  if (detail::algorithm_missing()) refuse_cipher();
  if (password_proven_)
    refuse_pfx("cannot decrypt a part of the PFX, although the password is correct");
  refuse_password();
}

void Reader::read_safe(PKCS7* safe) {
  if (PKCS7_type_is_data(safe)) {
    const detail::BagsHandle bags(PKCS12_unpack_p7data(safe));
    if (!bags) refuse_pfx("cannot read a part of the PFX");
    read_bags(bags.get(), 0);
    return;
  }
  if (!PKCS7_type_is_encrypted(safe) || safe->d.encrypted == nullptr ||
      safe->d.encrypted->enc_data == nullptr) {
    return;  // encrypted for a private key: not supported, skipped
  }
  budget_.spend(safe->d.encrypted->enc_data->algorithm);
  if (content_.encryption.empty())
    content_.encryption = detail::encryption_name(safe->d.encrypted->enc_data->algorithm);
  const detail::BagsHandle bags(PKCS12_unpack_p7encdata(safe, text_, size_));
  if (!bags) refuse_decryption();
  read_bags(bags.get(), 0);
}

void Reader::read_bags(const STACK_OF(PKCS12_SAFEBAG) * bags, int depth) {
  constexpr int kDeepest = 8;
  if (depth > kDeepest) refuse_pfx("the PFX is nested too deeply");
  for (int i = 0; i < sk_PKCS12_SAFEBAG_num(bags); ++i)
    read_bag(sk_PKCS12_SAFEBAG_value(bags, i), depth);
}

void Reader::read_bag(const PKCS12_SAFEBAG* bag, int depth) {
  switch (PKCS12_SAFEBAG_get_nid(bag)) {
    case NID_keyBag:
      read_key(PKCS12_SAFEBAG_get0_p8inf(bag));
      break;
    case NID_pkcs8ShroudedKeyBag:
      read_encrypted_key(PKCS12_SAFEBAG_get0_pkcs8(bag));
      break;
    case NID_certBag:
      read_certificate(bag);
      break;
    case NID_safeContentsBag:
      read_bags(PKCS12_SAFEBAG_get0_safes(bag), depth + 1);
      return;
    default:
      return;
  }
  if (!content_.friendly_name.empty()) return;
  const detail::TextHandle name(PKCS12_get_friendlyname(const_cast<PKCS12_SAFEBAG*>(bag)));
  if (name) content_.friendly_name = name.get();
}

void Reader::read_encrypted_key(const X509_SIG* box) {
  const X509_ALGOR* algorithm = nullptr;
  X509_SIG_get0(box, &algorithm, nullptr);
  budget_.spend(algorithm);
  content_.encryption = detail::encryption_name(algorithm);
  const detail::Pkcs8Handle plain(PKCS8_decrypt(box, text_, size_));
  if (!plain) refuse_decryption();
  read_key(plain.get());
}

void Reader::read_key(const PKCS8_PRIV_KEY_INFO* plain) {
  if (content_.key) return;
  auto key = detail::decode_key(plain);
  if (!key) refuse_pfx("the private key in the PFX is damaged or of an unknown type");
  content_.key = detail::wrap_key(std::move(key));
}

void Reader::read_certificate(const PKCS12_SAFEBAG* bag) {
  if (PKCS12_SAFEBAG_get_bag_nid(bag) != NID_x509Certificate) return;
  const detail::X509Handle x509(PKCS12_SAFEBAG_get1_cert(bag));
  if (!x509) refuse_pfx("cannot read a certificate in the PFX");
  certificates_.push_back(
      Certificate::from_der(detail::encode(x509.get(), i2d_X509, "read the PFX")));
}

PfxContent Reader::take() {
  auto leaf = certificates_.begin();
  if (content_.key) {
    const auto own =
        std::find_if(certificates_.begin(), certificates_.end(),
                     [&](const Certificate& each) { return matches(*content_.key, each); });
    if (own != certificates_.end()) leaf = own;
  }
  if (leaf != certificates_.end()) {
    content_.leaf = *leaf;
    certificates_.erase(leaf);
  }
  content_.others = std::move(certificates_);
  return std::move(content_);
}

}  // namespace

PfxContent read_pfx(ByteView content, const Secret& password) {
  const detail::ErrorQueue queue;
  const unsigned char* at = content.data();
  const long size = content.size() > INT_MAX ? 0 : static_cast<long>(content.size());
  const detail::Pkcs12Handle pfx(d2i_PKCS12(nullptr, &at, size));
  if (!pfx || at != content.data() + content.size()) refuse_pfx("not a complete PFX");
  Reader reader(password);
  reader.open(pfx.get());
  return reader.take();
}

PfxContent read_pfx(ByteView content, const std::function<Secret()>& password) {
  try {
    return read_pfx(content, Secret());
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::wrong_secret || !password) throw;
  }
  const auto given = password();
  if (given.empty()) {
    throw Error(ErrorKind::wrong_secret, "the PFX does not open with an empty password")
        .hint("write its password in the first line of the source");
  }
  return read_pfx(content, given);
}

bool looks_like_pfx(ByteView content) noexcept {
  constexpr std::array<std::uint8_t, 3> kVersion{0x02, 0x01, 0x03};
  // 1.2.840.113549.1.7.1 (data) or .2 (signed data)
  constexpr std::array<std::uint8_t, 10> kPkcs7{0x06, 0x09, 0x2A, 0x86, 0x48,
                                                0x86, 0xF7, 0x0D, 0x01, 0x07};
  const auto take = [&](const auto& expected) {
    const bool found = content.size() >= expected.size() &&
                       std::equal(expected.begin(), expected.end(), content.begin());
    if (found) content = content.subspan(expected.size());
    return found;
  };
  return detail::enter_element(content, detail::kSequence) && take(kVersion) &&
         detail::enter_element(content, detail::kSequence) && take(kPkcs7) && !content.empty() &&
         (content[0] == 1 || content[0] == 2);
}

}  // namespace p2s::pki
