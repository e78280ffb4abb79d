// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/certificates/inspect_files.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

class Files : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    auto request = request_for({"alice"});
    request.pfx = PfxTarget{dir / "alice.pfx", {}, OnExisting::fail};
    request.pfx->protection.password = std::make_shared<const Secret>("secret");
    thumbprint = issue(request).issued.front().thumbprint;
    const auto client = inventory().find_clients("alice").front();
    const auto certificate = pki::Certificate::from_pem(client.certificate);
    put("alice.cer", client.certificate);
    put("alice.der", as_text(certificate.der()));
    put("broken.cer", "no certificate");
  }
  void put(const std::string& name, std::string_view content) {
    write_file(dir / name, as_bytes(content), Access::everyone, OnExisting::fail);
  }
  std::string path(const std::string& name) const { return (dir / name).string(); }

  std::string thumbprint;
  int asked = 0;
  std::function<Secret()> password = [this] {
    ++asked;
    return Secret("secret");
  };
};

using HashFiles = Files;
using InspectFiles = Files;

TEST_F(HashFiles, ThumbprintIsIndependentOfFormat) {
  HashRequest request{{path("alice.cer"), path("alice.der"), path("alice.pfx"), path("alice.pfx")},
                      true,
                      true,
                      password};
  std::vector<FileThumbprint> found;
  const auto failures =
      hash_files(request, services, [&](const FileThumbprint& one) { found.push_back(one); });
  EXPECT_TRUE(failures.empty());
  ASSERT_EQ(found.size(), 6U) << "each PFX holds the root too";
  for (const std::size_t i : {0U, 1U, 2U}) {
    EXPECT_EQ(found[i].thumbprint, thumbprint);
    EXPECT_EQ(found[i].subject, "CN=alice");
    EXPECT_EQ(found[i].sha256.size(), 64U);
  }
  EXPECT_EQ(asked, 1) << "one password serves all files";
}

TEST_F(HashFiles, ContinuesAfterBrokenFilesAndListsThem) {
  HashRequest request{
      {path("broken.cer"), path("alice.cer"), path("missing.cer")}, false, false, password};
  std::size_t found = 0;
  const auto failures = hash_files(request, services, [&](const FileThumbprint&) { ++found; });
  EXPECT_EQ(found, 1U);
  ASSERT_EQ(failures.size(), 2U);
  const Error error = failures_error(failures, 3);
  EXPECT_EQ(error.kind(), ErrorKind::malformed);
  EXPECT_NE(error.context().at(0).find("broken.cer"), std::string::npos);
  EXPECT_NE(error.context().at(1).find("missing.cer"), std::string::npos);
}

TEST_F(HashFiles, OneFailureKeepsItsKind) {
  const auto failures = hash_files({{path("missing.cer")}, false, false, password}, services,
                                   [](const FileThumbprint&) {});
  EXPECT_EQ(failures_error(failures, 1).kind(), ErrorKind::not_found);
}

TEST_F(InspectFiles, DetectsTypes) {
  EXPECT_EQ(inspect_file(path("alice.cer"), password, services).kind, "certificate");
  const auto pfx = inspect_file(path("alice.pfx"), password, services);
  EXPECT_EQ(pfx.kind, "pfx");
  EXPECT_TRUE(pfx.has_private_key);
  EXPECT_EQ(pfx.certificates.size(), 2U);
  EXPECT_EQ(inspect_content(as_bytes("PK\x03\x04 and more"), "x.zip", password, kNow).kind, "zip");
  EXPECT_EQ(
      inspect_content(as_bytes("-----BEGIN CERTIFICATE REQUEST-----\n"), "x", password, kNow).kind,
      "certificate-request");
  EXPECT_EQ(inspect_content(as_bytes("-----BEGIN PRIVATE KEY-----\n"), "x", password, kNow).kind,
            "private-key");
  EXPECT_EQ(error_of([&] { inspect_file(path("broken.cer"), password, services); }).kind(),
            ErrorKind::malformed);
}

TEST_F(InspectFiles, ChecksAsOfGivenDay) {
  const auto rules_at = [&](Time at) {
    auto then = services;
    then.as_of = at;
    std::vector<std::string> rules;
    for (const auto& finding : inspect_file(path("alice.cer"), password, then).findings) {
      if (finding.severity == Severity::error) rules.push_back(finding.rule);
    }
    return rules;
  };
  EXPECT_TRUE(rules_at(kNow).empty());
  EXPECT_EQ(rules_at(kNow + std::chrono::hours(24 * 400)), std::vector<std::string>{"CRT-015"});
}

}  // namespace
}  // namespace p2s::app
