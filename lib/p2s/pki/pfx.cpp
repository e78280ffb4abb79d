// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/pfx.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/code_point.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::pki {
namespace {

constexpr std::string_view kMakingPfx = "write the PFX";
constexpr int kMacSalt = 8;               // some importers refuse longer ones
constexpr int kMostIterations = 600'000;  // .NET and Windows refuse more

/// What one encryption means: the same for key and certificates, since importers refuse mixtures.
struct Recipe {
  int cipher;
  const EVP_MD* mac;
};

Recipe recipe_of(PfxEncryption encryption) {
  if (encryption == PfxEncryption::tripledes_sha1) {
    return {NID_pbe_WithSHA1And3_Key_TripleDES_CBC, EVP_sha1()};
  }
  return {NID_aes_256_cbc, EVP_sha256()};
}

void require_options(const Secret& password, const PfxOptions& options) {
  if (options.iterations < 1 || options.iterations > kMostIterations) {
    throw Error(ErrorKind::usage, fmt::format("{} iterations are not between 1 and {}",
                                              options.iterations, kMostIterations))
        .hint("Windows reads at most 600000; 100000 is the default");
  }
  // PKCS#12 turns the password into UTF-16 and ends it with a zero.
  if (!is_utf8(password.text()) || password.text().find('\0') != std::string_view::npos) {
    throw Error(ErrorKind::wrong_secret, "the password of the PFX is not valid UTF-8 text")
        .hint("choose a password of letters, digits and punctuation");
  }
}

// OpenSSL wants its end marked.
Secret terminated(std::string_view text) {
  Bytes copy;
  copy.reserve(text.size() + 1);
  copy.assign(text.begin(), text.end());
  copy.push_back(0);
  return Secret(std::move(copy));
}

detail::CertificatesHandle to_stack(const std::vector<Certificate>& chain) {
  detail::CertificatesHandle stack(sk_X509_new_null());
  detail::require(stack.get(), kMakingPfx);
  for (const auto& certificate : chain) {
    X509* x509 = detail::raw(certificate);
    detail::require(X509_up_ref(x509), kMakingPfx);
    detail::X509Handle shared(x509);
    detail::require(sk_X509_push(stack.get(), x509), kMakingPfx);
    static_cast<void>(shared.release());  // the stack owns this reference now
  }
  return stack;
}

// PKCS#9's friendlyName is a BMPString, which OpenSSL makes of 16 bits a character: without others.
std::string bmp_text(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const auto first = first_code_point(text);
    const auto piece = text.substr(0, std::max<std::size_t>(first.bytes, 1));
    if (first.bytes != 0 && first.code <= 0xFFFF) kept += piece;
    text.remove_prefix(piece.size());
  }
  return std::string(trim(kept));
}

Bytes write_pfx(const PrivateKey& key, const Certificate& leaf,
                const std::vector<Certificate>& chain, const Secret& password,
                const PfxOptions& options) {
  const Recipe recipe = recipe_of(options.encryption);
  const Secret text = terminated(password.text());
  const std::string shown = bmp_text(options.friendly_name);
  const char* name = shown.empty() ? nullptr : shown.c_str();
  const auto stack = to_stack(chain);
  const detail::Pkcs12Handle pfx(
      PKCS12_create_ex(text.text().data(), name, detail::raw(key), detail::raw(leaf), stack.get(),
                       recipe.cipher, recipe.cipher, options.iterations, -1, 0, nullptr, nullptr));
  detail::require(pfx.get(), kMakingPfx);
  detail::require(PKCS12_set_mac(pfx.get(), text.text().data(), -1, nullptr, kMacSalt,
                                 options.iterations, recipe.mac),
                  kMakingPfx);
  return detail::encode(pfx.get(), i2d_PKCS12, kMakingPfx);
}

bool same_certificates(const std::vector<Certificate>& a, const std::vector<Certificate>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Certificate& x, const Certificate& y) { return x.der() == y.der(); });
}

bool same_bytes(const Secret& a, const Secret& b) {
  return std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin(), b.bytes().end());
}

}  // namespace

std::string_view to_string(PfxEncryption encryption) noexcept {
  return encryption == PfxEncryption::tripledes_sha1 ? "tripledes-sha1" : "aes256-sha256";
}

std::optional<PfxEncryption> parse_pfx_encryption(std::string_view text) noexcept {
  for (const auto encryption : {PfxEncryption::aes256_sha256, PfxEncryption::tripledes_sha1}) {
    if (to_string(encryption) == text) return encryption;
  }
  return std::nullopt;
}

Secret make_pfx(const PrivateKey& key, const Certificate& leaf,
                const std::vector<Certificate>& chain, const Secret& password,
                const PfxOptions& options) {
  require_options(password, options);
  if (!matches(key, leaf)) {
    throw Error(ErrorKind::usage,
                fmt::format("the private key does not match the certificate of '{}'",
                            printable(leaf.facts().common_name, 80)))
        .hint("use the key that belongs to this certificate");
  }
  const detail::ErrorQueue queue;
  Secret pfx(write_pfx(key, leaf, chain, password, options));
  const auto back = read_pfx(pfx.bytes(), password);
  const bool same = back.key && same_bytes(back.key->pkcs8(), key.pkcs8()) && back.leaf &&
                    back.leaf->der() == leaf.der() && same_certificates(back.others, chain);
  if (!same) throw Error(ErrorKind::internal, "the new PFX does not contain the expected content");
  return pfx;
}

}  // namespace p2s::pki
