// SPDX-License-Identifier: Apache-2.0
#include "fixtures.hpp"
#include "support/run_program.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/pki/vault.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace p2s::pki {
namespace {

using namespace test;
using p2s::test::run_program;

TEST(PrivateKey, ReadsBackFromEveryFormat) {
  const auto key = make_key();
  const auto der = key.pkcs8();
  EXPECT_EQ(key.kind(), "ec:p256");
  EXPECT_EQ(PrivateKey::from_pkcs8(der).pkcs8().text(), der.text());
  EXPECT_EQ(PrivateKey::from_file(der.bytes(), nullptr).pkcs8().text(), der.text());
  EXPECT_EQ(PrivateKey::from_file(key.pem().bytes(), nullptr).pkcs8().text(), der.text());
  const auto pem = std::string(key.pem().text());
  const Secret password("pass");
  const Secret wrong("wrong");
  const std::vector<std::vector<std::string>> forms{
      {"openssl", "ec"},
      {"openssl", "ec", "-aes256", "-passout", "pass:pass"},
      {"openssl", "pkcs8", "-topk8", "-passout", "pass:pass"},
      {"openssl", "pkcs8", "-topk8", "-scrypt", "-passout", "pass:pass"},
      {"openssl", "pkcs8", "-topk8", "-v1", "PBE-SHA1-3DES", "-outform", "DER", "-passout",
       "pass:pass"}};
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const auto made = run_program(forms[i], pem);
    ASSERT_EQ(made.exit_code, 0) << made.err;
    EXPECT_EQ(PrivateKey::from_file(as_bytes(made.out), &password).pkcs8().text(), der.text()) << i;
    if (i == 0) continue;
    EXPECT_EQ(kind_of([&] { PrivateKey::from_file(as_bytes(made.out), nullptr); }),
              ErrorKind::wrong_secret)
        << i;
    EXPECT_EQ(kind_of([&] { PrivateKey::from_file(as_bytes(made.out), &wrong); }),
              ErrorKind::wrong_secret)
        << i;
  }
  EXPECT_EQ(kind_of([] { PrivateKey::from_file(as_bytes("no key"), nullptr); }),
            ErrorKind::malformed);
}

TEST(PrivateKey, KindsMixedWithDamagedOnesAreReadOnOneThread) {
  const auto rsa = PrivateKey::generate(KeyKind::rsa2048).pkcs8();
  const auto ec = PrivateKey::generate(KeyKind::ec_p384).pkcs8();
  Bytes longer(ec.bytes().begin(), ec.bytes().end());
  longer.push_back(0);
  const Bytes shorter(rsa.bytes().begin(), rsa.bytes().end() - 1);
  const auto refused = [](Bytes der) {
    return kind_of([&] { PrivateKey::from_pkcs8(Secret(std::move(der))); });
  };
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(refused(longer), ErrorKind::malformed);
    EXPECT_EQ(PrivateKey::from_pkcs8(rsa).kind(), "rsa:2048");
    EXPECT_EQ(refused(shorter), ErrorKind::malformed);
    EXPECT_EQ(PrivateKey::from_pkcs8(ec).kind(), "ec:p384");
    EXPECT_EQ(refused({}), ErrorKind::malformed);
  }
}

TEST(Vault, OpensOnlyItsOwnBoxes) {
  const auto vault = Vault::create();
  const Secret plain("key");
  const auto box = vault.seal(plain, "AA");
  EXPECT_EQ(vault.open(box, "AA").text(), "key");
  EXPECT_EQ(kind_of([&] { vault.open(box, "BB"); }), ErrorKind::crypto);
  EXPECT_EQ(kind_of([&] { Vault::create().open(box, "AA"); }), ErrorKind::crypto);
  for (std::size_t i = 0; i < box.size(); ++i) {
    auto altered = box;
    altered[i] ^= 1U;
    EXPECT_EQ(kind_of([&] { vault.open(altered, "AA"); }), ErrorKind::crypto);
  }
  EXPECT_EQ(kind_of([&] { vault.open(ByteView(box).first(5), "AA"); }), ErrorKind::crypto);
}

TEST(Vault, IsEncryptedUnderAPassphrase) {
  const auto vault = Vault::create();
  const auto text = vault.wrap(Secret("phrase"));
  EXPECT_TRUE(text.starts_with("p2s-vault-1 scrypt:17:8:1 ")) << text;
  const auto box = vault.seal(Secret("key"), "AA");
  EXPECT_EQ(Vault::unwrap(text, Secret("phrase")).open(box, "AA").text(), "key");
  EXPECT_EQ(kind_of([&] { Vault::unwrap(text, Secret("other")); }), ErrorKind::wrong_secret);
  for (const std::string_view work :
       {"scrypt:30:8:1", "scrypt:20:64:1", "scrypt:17:8:99", "scrypt:0:8:1", "x"}) {
    const auto hostile = replace_all(text, "scrypt:17:8:1", work);
    EXPECT_EQ(kind_of([&] { Vault::unwrap(hostile, Secret("phrase")); }), ErrorKind::malformed)
        << work;
  }
}

TEST(Vault, OpensStoresOfAllowedCosts) {
  const auto vault = Vault::create();
  const auto box = vault.seal(Secret("key"), "AA");
  for (const ScryptParameters& cost :
       {ScryptParameters{10, 8, 1}, ScryptParameters{15, 8, 1}, ScryptParameters{12, 32, 4}}) {
    const auto text = vault.wrap(Secret("phrase"), cost);
    EXPECT_NE(text.find(fmt::format(" scrypt:{}:{}:{} ", cost.log_n, cost.r, cost.p)),
              std::string::npos)
        << text;
    EXPECT_EQ(Vault::unwrap(text, Secret("phrase")).open(box, "AA").text(), "key") << text;
  }
}

}  // namespace
}  // namespace p2s::pki
