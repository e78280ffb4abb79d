// SPDX-License-Identifier: Apache-2.0
#include "fixtures.hpp"
#include "support/run_program.hpp"

#include <p2s/base/thumbprint.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <gtest/gtest.h>

namespace p2s::pki {
namespace {

using namespace test;
using p2s::test::run_program;

struct Sample {
  PrivateKey key = make_key();
  Certificate leaf = issuer().issue(request("alice"), key);
  Secret pfx(const Secret& password, PfxEncryption encryption) const {
    return make_pfx(key, leaf, {issuer().certificate()}, password, {encryption, 2048, "alice"});
  }
};

TEST(MakePfx, HasTheEncryptionThatOpensslReports) {
  const Sample sample;
  const Secret password("pass");
  const auto info = [](const Secret& pfx) {
    const auto shown =
        run_program({"openssl", "pkcs12", "-info", "-noout", "-passin", "pass:pass"}, pfx.text());
    EXPECT_EQ(shown.exit_code, 0) << shown.err;
    return shown.err;
  };
  const auto modern = info(sample.pfx(password, PfxEncryption::aes256_sha256));
  EXPECT_NE(modern.find("MAC: sha256, Iteration 2048"), std::string::npos) << modern;
  EXPECT_NE(modern.find("PKCS7 Encrypted data: PBES2, PBKDF2, AES-256-CBC"), std::string::npos)
      << modern;
  EXPECT_NE(modern.find(
                "Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 2048, PRF hmacWithSHA256"),
            std::string::npos)
      << modern;
  const auto old = info(sample.pfx(password, PfxEncryption::tripledes_sha1));
  EXPECT_NE(old.find("MAC: sha1"), std::string::npos) << old;
  EXPECT_NE(old.find("PKCS7 Encrypted data: pbeWithSHA1And3-KeyTripleDES-CBC"), std::string::npos)
      << old;
}

TEST(ReadPfx, ReadsKeyLeafChainAndName) {
  const Sample sample;
  for (const std::string word : {"", "pass", "pässwörd€"}) {
    const Secret password{std::string_view(word)};
    const auto pfx = sample.pfx(password, PfxEncryption::aes256_sha256);
    EXPECT_TRUE(looks_like_pfx(pfx.bytes()));
    const auto back = read_pfx(pfx.bytes(), password);
    ASSERT_TRUE(back.key && back.leaf);
    EXPECT_EQ(back.leaf->der(), sample.leaf.der());
    ASSERT_EQ(back.others.size(), 1U);
    EXPECT_EQ(back.others[0].der(), issuer().certificate().der());
    EXPECT_EQ(back.friendly_name, "alice");
    EXPECT_EQ(kind_of([&] { read_pfx(pfx.bytes(), Secret("wrong")); }), ErrorKind::wrong_secret);
    EXPECT_EQ(kind_of([&] { read_pfx(pfx.bytes().first(pfx.size() - 1), password); }),
              ErrorKind::malformed);
  }
}

TEST(ReadPfx, ReadsForeignFilesAndReportsOldCiphers) {
  const Sample sample;
  const std::string input = std::string(sample.key.pem().text()) + sample.leaf.pem();
  const auto made = [&](std::vector<std::string> more) {
    std::vector<std::string> argv{"openssl", "pkcs12", "-export", "-passout", "pass:pass"};
    argv.insert(argv.end(), more.begin(), more.end());
    return run_program(argv, input).out;
  };
  EXPECT_TRUE(read_pfx(as_bytes(made({"-nomac"})), Secret("pass")).key);
  EXPECT_TRUE(
      read_pfx(as_bytes(made({"-keypbe", "NONE", "-certpbe", "NONE"})), Secret("pass")).key);
  const auto old = made({"-legacy"});
  ASSERT_FALSE(old.empty());
  EXPECT_EQ(kind_of([&] { read_pfx(as_bytes(old), Secret("pass")); }), ErrorKind::unsupported);
}

TEST(CertificatesIn, ReadsEveryFormat) {
  const Sample sample;
  const auto& der = sample.leaf.der();
  const std::vector<Bytes> wanted{der};
  const auto none = std::function<Secret()>();
  EXPECT_EQ(certificates_in(der, none), wanted);
  EXPECT_EQ(certificates_in(as_bytes(to_base64(der)), none), wanted);
  EXPECT_EQ(certificates_in(as_bytes("\xEF\xBB\xBFsubject=x\r\n" + sample.leaf.pem()), none),
            wanted);
  EXPECT_EQ(
      certificates_in(
          as_bytes("0 text\n" + sample.leaf.pem() + "more\n" + issuer().certificate().pem()), none)
          .size(),
      2U);
  Bytes wide{0xFF, 0xFE};
  for (const char c : sample.leaf.pem()) wide.insert(wide.end(), {static_cast<std::uint8_t>(c), 0});
  EXPECT_EQ(certificates_in(wide, none), wanted);
  const auto trusted =
      run_program({"openssl", "x509", "-trustout", "-addtrust", "clientAuth"}, sample.leaf.pem());
  EXPECT_EQ(certificates_in(as_bytes(trusted.out), none), wanted);
  for (const std::string form : {"PEM", "DER"}) {
    const auto box =
        run_program({"openssl", "crl2pkcs7", "-nocrl", "-outform", form, "-certfile", "/dev/stdin"},
                    sample.leaf.pem());
    EXPECT_EQ(certificates_in(as_bytes(box.out), none), wanted) << form << box.err;
  }
  const auto pfx = sample.pfx(Secret("pass"), PfxEncryption::aes256_sha256);
  EXPECT_EQ(certificates_in(pfx.bytes(), [] { return Secret("pass"); }).size(), 2U);
}

TEST(CertificatesIn, RejectsFilesWithoutCertificates) {
  const Sample sample;
  const auto refused = [](ByteView content) {
    return kind_of([&] { certificates_in(content, {}); }) == ErrorKind::malformed;
  };
  Bytes longer = sample.leaf.der();
  longer.push_back(0);
  EXPECT_TRUE(refused(longer));
  EXPECT_TRUE(refused({}));
  EXPECT_TRUE(refused(as_bytes("hello")));
  EXPECT_TRUE(refused(sample.key.pem().bytes()));
  EXPECT_TRUE(refused(as_bytes("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")));
  EXPECT_TRUE(refused(as_bytes("-----BEGIN CERTIFICATE-----\nAAAA\n")));
}

TEST(Thumbprint, EqualsOpensslsAndToleratesPastedWhitespace) {
  const Sample sample;
  const auto shown =
      run_program({"openssl", "x509", "-noout", "-fingerprint", "-sha1"}, sample.leaf.pem());
  const auto pasted = shown.out.substr(shown.out.find('=') + 1);
  EXPECT_EQ(normalise_thumbprint("\xE2\x80\x8E" + pasted), sample.leaf.thumbprint());
  EXPECT_FALSE(normalise_thumbprint("abc"));
  EXPECT_FALSE(normalise_thumbprint(sample.leaf.thumbprint() + "0"));
  EXPECT_EQ(normalise_thumbprint_prefix("ab:cd"), "ABCD");
  EXPECT_FALSE(normalise_thumbprint_prefix("abc"));
}

}  // namespace
}  // namespace p2s::pki
