// SPDX-License-Identifier: Apache-2.0
#include <p2s/pki/detail/objects.hpp>

#include <openssl/decoder.h>

#include <utility>

namespace p2s::pki::detail {
namespace {

using DecoderHandle = Handle<OSSL_DECODER_CTX, OSSL_DECODER_CTX_free>;

// One for each thread: with OpenSSL 3.0, finding the decoders takes several times as long as
// decoding.
class Decoder {
 public:
  KeyHandle decode(ByteView pkcs8) {
    const unsigned char* at = pkcs8.data();
    std::size_t left = pkcs8.size();
    const int decoded = OSSL_DECODER_from_data(context_.get(), &at, &left);
    KeyHandle key(std::exchange(key_, nullptr));
    if (decoded != 1 || left != 0) key.reset();
    return key;
  }

 private:
  EVP_PKEY* key_ = nullptr;  // where the context puts the key
  DecoderHandle context_{
      require(OSSL_DECODER_CTX_new_for_pkey(&key_, "DER", "PrivateKeyInfo", nullptr,
                                            EVP_PKEY_KEYPAIR, nullptr, nullptr),
              "read private keys")};
};

}  // namespace

KeyHandle decode_key(ByteView pkcs8) {
  thread_local Decoder decoder;
  return decoder.decode(pkcs8);
}

KeyHandle decode_key(const PKCS8_PRIV_KEY_INFO* pkcs8) {
  const Secret der(encode(pkcs8, i2d_PKCS8_PRIV_KEY_INFO, "read the private key"));
  return decode_key(der.bytes());
}

}  // namespace p2s::pki::detail
