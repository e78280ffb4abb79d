// SPDX-License-Identifier: Apache-2.0
#include "support/run_program.hpp"
#include "workspace_fixture.hpp"

#include <p2s/app/kits/kit_signer.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>
#include <p2s/pki/pfx.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

using p2s::test::run_program;

class KitSignerTest : public testing::Test {
 protected:
  std::string save(const std::string& name, std::string_view content) const {
    write_file(dir / name, as_bytes(content), Access::owner_only, OnExisting::replace);
    return (dir / name).string();
  }

  static Secret nobody() { throw Error(ErrorKind::wrong_secret, "nobody to ask"); }

  /// The files can sign, and OpenSSL verifies the content.
  void expect_signs(const SignerFiles& files, const std::function<Secret()>& password) const {
    const auto made = kit_signer(files, password, clock).sign(as_bytes("<plist/>"));
    const auto verified =
        run_program({"openssl", "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any",
                     "-attime", std::to_string(kNow.time_since_epoch().count()), "-CAfile",
                     save("trusted.pem", root.pem())},
                    made.text());
    EXPECT_EQ(verified.exit_code, 0) << verified.err;
    EXPECT_EQ(verified.out, "<plist/>");
  }

  Error refused(const SignerFiles& files) const {
    return error_of([&] { kit_signer(files, nobody, clock); });
  }

  /// An encrypted copy of the key, as OpenSSL writes it.
  std::string encrypted_key() const {
    return run_program({"openssl", "pkcs8", "-topk8", "-v2", "aes-256-cbc", "-passout", "pass:pw"},
                       key.pem().text())
        .out;
  }

  test::TempDir dir;
  FixedClock clock{kNow};
  pki::PrivateKey root_key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  pki::Certificate root = pki::make_root("Signers", root_key, kNow, {10, Period::Unit::years});
  pki::PrivateKey key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  pki::Certificate leaf = pki::Issuer({root}, pki::PrivateKey::from_pkcs8(root_key.pkcs8()))
                              .issue({"IT of Example", {}, kNow, {1, Period::Unit::years}}, key);
};

TEST_F(KitSignerTest, ReadsCertificateAndKeyInAllFormats) {
  const auto pem = save("signer.pem", leaf.pem());
  const auto chain = save("chain.pem", root.pem() + leaf.pem());
  const auto der = save("signer.cer", as_text(leaf.der()));
  const auto plain = save("signer.key", key.pem().text());
  expect_signs({pem, plain}, nobody);
  expect_signs({chain, plain}, nobody);
  expect_signs({der, plain}, nobody);
  expect_signs({save("both.pem", std::string(key.pem().text()) + leaf.pem()), {}}, nobody);
}

TEST_F(KitSignerTest, AsksForPasswordOnceIfRequired) {
  int asked = 0;
  const auto password = [&] {
    ++asked;
    return Secret("pw");
  };
  const auto certificate = save("signer.pem", leaf.pem());
  expect_signs({certificate, save("plain.key", key.pem().text())}, password);
  EXPECT_EQ(asked, 0);
  expect_signs({certificate, save("signer.key", encrypted_key())}, password);
  EXPECT_EQ(asked, 1);
  const auto pfx = pki::make_pfx(key, leaf, {root}, Secret("pw"),
                                 {pki::PfxEncryption::aes256_sha256, 2048, "signer"});
  expect_signs({save("signer.pfx", pfx.text()), {}}, password);
  EXPECT_EQ(asked, 2);
}

TEST_F(KitSignerTest, ReportsProblemsOfFiles) {
  const auto certificate = save("signer.pem", leaf.pem());
  const auto other = save("other.key", root_key.pem().text());
  EXPECT_EQ(refused({certificate, other}).kind(), ErrorKind::usage);
  EXPECT_EQ(refused({certificate, save("key", encrypted_key())}).kind(), ErrorKind::wrong_secret);
  EXPECT_EQ(refused({certificate, {}}).kind(), ErrorKind::malformed);
  EXPECT_EQ(refused({dir / "missing.pem", other}).kind(), ErrorKind::not_found);
  const auto pfx = pki::make_pfx(key, leaf, {}, Secret("pw"),
                                 {pki::PfxEncryption::aes256_sha256, 2048, "signer"});
  EXPECT_EQ(refused({save("signer.pfx", pfx.text()), other}).kind(), ErrorKind::usage);
}

TEST_F(KitSignerTest, RejectsExpiredSigner) {
  clock = FixedClock{kNow + std::chrono::days(400)};
  const auto error = refused({save("signer.pem", leaf.pem()), save("key", key.pem().text())});
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_NE(error.message().find("expired"), std::string::npos) << error.message();
}

}  // namespace
}  // namespace p2s::app
