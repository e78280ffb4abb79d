// SPDX-License-Identifier: Apache-2.0
#include "fixtures.hpp"
#include "support/run_program.hpp"
#include "support/temp_dir.hpp"

#include <p2s/base/files/files.hpp>
#include <p2s/pki/cms.hpp>

#include <gtest/gtest.h>

#include <regex>

namespace p2s::pki {
namespace {

using namespace test;
using p2s::test::run_program;
using p2s::test::TempDir;

// Bytes that a text mode would change.
const std::string kContent = std::string("<plist>\r\nna\xC3\xAFve\n\0\r</plist>", 26);

struct Signer {
  PrivateKey key = make_key();
  Certificate certificate = issuer().issue(request("signer"), key);
  Secret sign(Time when = kNow) const {
    return sign_cms(as_bytes(kContent), certificate, key, {issuer().certificate()}, when);
  }
};

// What OpenSSL's own program says of the bytes, with the root as the one to trust.
p2s::test::ProgramResult verify(std::string_view made) {
  const TempDir dir;
  write_file(dir / "root.pem", as_bytes(issuer().certificate().pem()), Access::owner_only,
             OnExisting::fail);
  return run_program(
      {"openssl", "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-attime",
       std::to_string(kNow.time_since_epoch().count()), "-CAfile", (dir / "root.pem").string()},
      made);
}

TEST(SignCms, VerifiesWithOpensslAndContainsTheSameBytes) {
  const auto verified = verify(Signer().sign().text());
  EXPECT_EQ(verified.exit_code, 0) << verified.err;
  EXPECT_EQ(verified.out, kContent);
}

TEST(SignCms, SignsWithEveryTypeOfKey) {
  for (const auto kind : {KeyKind::rsa2048, KeyKind::ec_p256, KeyKind::ec_p384}) {
    const auto key = PrivateKey::generate(kind);
    const auto certificate = issuer().issue(request("signer"), key);
    const auto verified = verify(sign_cms(as_bytes(kContent), certificate, key, {}, kNow).text());
    EXPECT_EQ(verified.exit_code, 0) << to_string(kind) << verified.err;
    EXPECT_EQ(verified.out, kContent);
  }
}

TEST(SignCms, FailsVerificationAfterAnyBitIsChanged) {
  const Signer signer;
  const std::string made(signer.sign().text());
  const auto at = made.find(kContent);
  ASSERT_NE(at, std::string::npos);
  for (const auto place : {at, at + kContent.size() - 1, made.size() - 1}) {
    auto changed = made;
    changed[place] = static_cast<char>(changed[place] ^ 1);
    EXPECT_NE(verify(changed).exit_code, 0) << place;
  }
}

TEST(SignCms, ContainsSignerChainAndSigningTimeOnce) {
  const Signer signer;
  const auto& root = issuer().certificate();
  const auto made = sign_cms(as_bytes(kContent), signer.certificate, signer.key,
                             {root, signer.certificate, root}, kNow);
  const auto shown =
      run_program({"openssl", "cms", "-cmsout", "-print", "-inform", "DER"}, made.text());
  // Versions of OpenSSL differ in spaces.
  const auto text = std::regex_replace(shown.out, std::regex(" +"), " ");
  const auto count = [&](std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count("subject: CN=signer"), 1U) << shown.out;
  EXPECT_EQ(count("subject: CN=P2SRootCert"), 1U);
  EXPECT_EQ(count("UTCTIME:Jan 31 12:00:00 2026 GMT"), 1U);
  EXPECT_EQ(count("algorithm: sha256 "), 2U);  // of the message and of the signer
}

TEST(SignDetachedCms, VerifiesWithOpensslAndOnlyWithItsContent) {
  const Signer signer;
  const auto made = sign_detached_cms(as_bytes(kContent), signer.certificate, signer.key,
                                      {issuer().certificate()}, kNow);
  EXPECT_EQ(made.text().find(kContent), std::string_view::npos);
  const TempDir dir;
  const auto save = [&](const std::string& name, std::string_view content) {
    write_file(dir / name, as_bytes(content), Access::owner_only, OnExisting::replace);
    return (dir / name).string();
  };
  const auto exit_code = [&](std::string_view content) {
    return run_program({"openssl", "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any",
                        "-attime", std::to_string(kNow.time_since_epoch().count()), "-CAfile",
                        save("root.pem", issuer().certificate().pem()), "-content",
                        save("content", content)},
                       made.text())
        .exit_code;
  };
  EXPECT_EQ(exit_code(kContent), 0);
  EXPECT_NE(exit_code(kContent + "\n"), 0);
}

TEST(VerifyDetachedCms, NamesTheSignerOfThisContentAlone) {
  const Signer signer;
  const auto made = sign_detached_cms(as_bytes(kContent), signer.certificate, signer.key,
                                      {issuer().certificate()}, kNow);
  EXPECT_EQ(verify_detached_cms(made.bytes(), as_bytes(kContent)).sha256(),
            signer.certificate.sha256());
  const auto refused = [](ByteView signature, std::string_view content) {
    return kind_of([&] { verify_detached_cms(signature, as_bytes(content)); }) ==
           ErrorKind::malformed;
  };
  EXPECT_TRUE(refused(made.bytes(), kContent + "\n"));
  EXPECT_TRUE(refused(made.bytes(), ""));
  EXPECT_TRUE(refused(made.bytes().subspan(1), kContent));
  EXPECT_TRUE(refused(made.bytes().first(made.size() - 1), kContent));
  EXPECT_TRUE(refused({}, kContent));
  EXPECT_TRUE(refused(made.bytes(), {}));
  EXPECT_TRUE(refused(signer.certificate.der(), kContent));
  const std::string longer = std::string(made.text()) + "x";
  EXPECT_TRUE(refused(as_bytes(longer), kContent));
  // It has its own content, which is not this one.
  EXPECT_TRUE(refused(signer.sign().bytes(), "other"));
}

TEST(SignCms, IsReproducibleWithAnRsaKey) {
  const auto key = PrivateKey::generate(KeyKind::rsa2048);
  const auto certificate = issuer().issue(request("signer"), key);
  const auto sign = [&](Time when) {
    return std::string(sign_cms(as_bytes(kContent), certificate, key, {}, when).text());
  };
  EXPECT_EQ(sign(kNow), sign(kNow));
  EXPECT_NE(sign(kNow), sign(kNow + std::chrono::seconds(1)));
}

TEST(SignCms, RejectsUnsuitableSigners) {
  const Signer signer;
  const auto refused = [](auto action) { return kind_of(action) == ErrorKind::usage; };
  EXPECT_TRUE(
      refused([&] { sign_cms(as_bytes(kContent), signer.certificate, make_key(), {}, kNow); }));
  EXPECT_TRUE(refused([&] { signer.sign(kNow + std::chrono::days(400)); }));
  EXPECT_TRUE(refused([&] { signer.sign(kNow - std::chrono::days(1)); }));
  EXPECT_TRUE(refused([&] { sign_cms({}, signer.certificate, signer.key, {}, kNow); }));
  // A root of ours is for certificates and lists alone.
  const auto key = make_key();
  const auto root = make_root("Root", key, kNow, kYear);
  EXPECT_TRUE(refused([&] { sign_cms(as_bytes(kContent), root, key, {}, kNow); }));
}

TEST(SignCms, RejectsKeysThatCmsDoesNotSupport) {
  const auto made = run_program({"openssl", "req", "-x509", "-newkey", "ed25519", "-nodes", "-subj",
                                 "/CN=ed", "-keyout", "/dev/stdout"});
  const auto key = PrivateKey::from_file(as_bytes(made.out), nullptr);
  const auto certificate = Certificate::from_pem(made.out.substr(made.out.find("-----BEGIN CERT")));
  EXPECT_EQ(kind_of([&] {
              sign_cms(as_bytes(kContent), certificate, key, {}, certificate.facts().not_before);
            }),
            ErrorKind::unsupported);
}

}  // namespace
}  // namespace p2s::pki
