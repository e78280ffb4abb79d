// SPDX-License-Identifier: Apache-2.0
#include "support/run_program.hpp"
#include "workspace_fixture.hpp"

#include <p2s/app/kits/build_kits.hpp>
#include <p2s/app/kits/kit_signer.hpp>
#include <p2s/app/packages/check_package.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace p2s::app {
namespace {

constexpr std::size_t kClients = 8;

/// Kits of the sample package for macOS and iOS with signed profiles.
class SignedKitsTest : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kClients; ++i) names.push_back(fmt::format("client {}", i));
    auto wanted = request_for(names);
    wanted.key = pki::KeyKind::rsa2048;
    issue(wanted);
    save("root.pem", root.pem());
    save_signer();
  }

  void save_signer() const {
    save("signer.pem", leaf.pem() + root.pem());
    save("signer.key", key.pem().text());
  }

  std::string save(const std::string& name, std::string_view content) const {
    write_file(dir / name, as_bytes(content), Access::owner_only, OnExisting::replace);
    return (dir / name).string();
  }

  KitRequest request(const std::string& output, bool sign) const {
    KitRequest request;
    request.azure = std::string(P2S_TEST_DATA) + "/vendor/azure-2024.zip";
    request.all = true;
    request.systems = {System::macos, System::ios};
    request.output = dir / output;
    request.jobs = 4;
    const auto nobody = []() -> Secret { throw Error(ErrorKind::wrong_secret, "nobody to ask"); };
    if (sign) {
      request.settings.signer = kit_signer({dir / "signer.pem", dir / "signer.key"}, nobody, clock);
    }
    return request;
  }

  /// The content of a signed profile, verified by OpenSSL; empty if that fails.
  std::optional<std::string> verified(ByteView profile) const {
    auto result = test::run_program(
        {"openssl", "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-attime",
         std::to_string(kNow.time_since_epoch().count()), "-CAfile", (dir / "root.pem").string()},
        as_text(profile));
    if (result.exit_code != 0) return std::nullopt;
    return std::move(result.out);
  }

  static std::vector<std::filesystem::path> profiles_of(const BuiltKit& kit) {
    std::vector<std::filesystem::path> paths;
    for (const auto& file : kit.files) {
      if (file.ends_with(".mobileconfig")) paths.push_back(kit.path / file);
    }
    return paths;
  }

  std::vector<std::string> errors_of(const BuiltKit& kit, const std::filesystem::path& azure = {}) {
    const auto checked = check_package({.path = kit.path, .azure = azure}, *workspace);
    EXPECT_EQ(checked.kind, "kit");
    std::vector<std::string> ids;
    for (const auto& finding : checked.findings) {
      if (finding.severity == Severity::error) ids.push_back(finding.rule);
    }
    return ids;
  }

  pki::PrivateKey root_key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  pki::Certificate root = pki::make_root("Signers", root_key, kNow, {10, Period::Unit::years});
  pki::PrivateKey key = pki::PrivateKey::generate(pki::KeyKind::rsa2048);
  pki::Issuer issuer{{root}, pki::PrivateKey::from_pkcs8(root_key.pkcs8())};
  pki::Certificate leaf = issuer.issue({"IT", {}, kNow, {1, Period::Unit::years}}, key);
};

TEST_F(SignedKitsTest, EveryProfileIsSignedAndTamperProof) {
  const auto built = build_kits(request("signed", true), *workspace, [](const BuiltKit&) {}, {});
  ASSERT_EQ(built.kits.size(), kClients);
  for (const auto& kit : built.kits) {
    const auto paths = profiles_of(kit);
    ASSERT_EQ(paths.size(), 2U) << kit.path;
    for (const auto& path : paths) {
      auto content = read_file(path);
      const auto plist = verified(content);
      ASSERT_TRUE(plist) << path;
      EXPECT_TRUE(plist->starts_with("<?xml")) << path;
      EXPECT_NE(plist->find("<string>" + kit.client + "</string>"), std::string::npos) << path;
      content[as_text(content).find(kit.client)] ^= 1U;
      EXPECT_FALSE(verified(content)) << path;
    }
  }
}

TEST_F(SignedKitsTest, PassCheckOfKits) {
  for (const bool sign : {true, false}) {
    const auto wanted = request(sign ? "signed" : "plain", sign);
    const auto built = build_kits(wanted, *workspace, [](const BuiltKit&) {}, {});
    EXPECT_EQ(errors_of(built.kits.front()), std::vector<std::string>()) << sign;
    // The sample package does not trust the root of this test.
    EXPECT_EQ(errors_of(built.kits.front(), wanted.azure), std::vector<std::string>{"KIT-067"})
        << sign;
  }
}

TEST_F(SignedKitsTest, AreKeptOnResume) {
  auto wanted = request("signed", true);
  build_kits(wanted, *workspace, [](const BuiltKit&) {}, {});
  wanted.resume = true;
  for (const auto& kit : build_kits(wanted, *workspace, [](const BuiltKit&) {}, {}).kits)
    EXPECT_TRUE(kit.kept) << kit.path;
}

TEST_F(SignedKitsTest, AreRebuiltForDifferentSigner) {
  build_kits(request("signed", true), *workspace, [](const BuiltKit&) {}, {});
  key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  leaf = issuer.issue({"IT", {}, kNow, {1, Period::Unit::years}}, key);
  save_signer();
  auto wanted = request("signed", true);
  wanted.resume = true;
  for (const auto& kit : build_kits(wanted, *workspace, [](const BuiltKit&) {}, {}).kits)
    EXPECT_FALSE(kit.kept) << kit.path;
}

TEST_F(SignedKitsTest, AreRebuiltIfSigningIsEnabled) {
  build_kits(request("kits", false), *workspace, [](const BuiltKit&) {}, {});
  auto wanted = request("kits", true);
  wanted.resume = true;
  for (const auto& kit : build_kits(wanted, *workspace, [](const BuiltKit&) {}, {}).kits) {
    EXPECT_FALSE(kit.kept) << kit.path;
    for (const auto& path : profiles_of(kit)) EXPECT_TRUE(verified(read_file(path))) << path;
  }
}

}  // namespace
}  // namespace p2s::app
