// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/clients/files/password_file.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/pki/verify.hpp>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <set>

namespace p2s::app {
namespace {

using IssueClients = WorkspaceTest;
namespace fs = std::filesystem;

unsigned mode_of(const fs::path& file) {
  return static_cast<unsigned>(fs::status(file).permissions()) & 0777U;
}

TEST_F(IssueClients, StoresCertificateAndSealedKey) {
  const auto result = issue(request_for({"alice"}));
  ASSERT_EQ(result.issued.size(), 1U);
  const auto client = inventory().find_clients("alice").front();
  EXPECT_EQ(client.thumbprint, result.issued[0].thumbprint);
  const auto certificate = pki::Certificate::from_pem(client.certificate);
  const auto root = pki::Certificate::from_pem(find_root(inventory(), "").certificate);
  EXPECT_EQ(pki::chain_problem(certificate, {root}, kNow), std::nullopt);
  const auto key =
      pki::PrivateKey::from_pkcs8(workspace->vault().open(client.sealed_key, client.thumbprint));
  EXPECT_TRUE(pki::matches(key, certificate));
}

TEST_F(IssueClients, ReportsEachDurableClient) {
  std::vector<std::string> names;
  for (int i = 0; i < 150; ++i) names.push_back("client" + std::to_string(i));
  std::set<std::string> reported;
  std::size_t last = 0;
  Workspace other(choice(), services);
  auto request = request_for(names);
  request.jobs = 4;
  issue_clients(
      request, *workspace,
      [&](const IssuedClient& client) {
        reported.insert(client.name);
        EXPECT_FALSE(other.inventory().find_clients(client.name).empty());
      },
      [&](std::size_t done, std::size_t total) {
        EXPECT_GT(done, last);
        EXPECT_EQ(total, 150U);
        last = done;
      });
  EXPECT_EQ(reported.size(), 150U);
  EXPECT_EQ(last, 150U);
  std::set<std::string> serials;
  for (const auto& client : inventory().clients()) serials.insert(client.serial);
  EXPECT_EQ(serials.size(), 150U);
}

TEST_F(IssueClients, WritesPfxAndPasswordOwnerOnly) {
  auto request = request_for({"alice", "../../x"});
  request.pfx = PfxTarget{dir / "pfx", {}, OnExisting::fail};
  const auto result = issue(request);
  ASSERT_EQ(result.issued.size(), 2U);
  for (const auto& client : result.issued) {
    EXPECT_EQ(client.pfx.parent_path(), dir / "pfx");
    EXPECT_EQ(mode_of(client.pfx), 0600U);
    EXPECT_EQ(mode_of(client.password_file), 0600U);
    const Bytes line = read_file(client.password_file);
    const Secret password(as_text(line).substr(0, line.size() - 1));
    const auto content = pki::read_pfx(read_file(client.pfx), password);
    ASSERT_TRUE(content.leaf && content.key);
    EXPECT_EQ(content.leaf->thumbprint(), client.thumbprint);
    EXPECT_EQ(content.others.size(), 1U);
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(dir / "pfx"), fs::directory_iterator()), 4)
      << "nothing is left over";
  EXPECT_FALSE(fs::exists(dir / "x.pfx"));
}

TEST_F(IssueClients, NeverWritesChosenPassword) {
  auto request = request_for({"alice"});
  request.pfx = PfxTarget{dir / "alice.pfx", {}, OnExisting::fail};
  request.pfx->protection.password = std::make_shared<const Secret>("chosen");
  const auto result = issue(request);
  EXPECT_TRUE(result.issued.at(0).password_file.empty());
  EXPECT_FALSE(fs::exists(password_file_of(dir / "alice.pfx")));
  EXPECT_TRUE(pki::read_pfx(read_file(dir / "alice.pfx"), Secret("chosen")).key);
}

TEST_F(IssueClients, RejectsNameWithValidCertificate) {
  issue(request_for({"alice"}));
  const Error error = error_of([&] { issue(request_for({"bob", "alice"})); });
  EXPECT_EQ(error.kind(), ErrorKind::conflict);
  EXPECT_NE(error.hint().find("--if-missing"), std::string::npos);
  EXPECT_TRUE(inventory().find_clients("bob").empty());
}

TEST_F(IssueClients, SkipsLiveNamesWithIfMissing) {
  issue(request_for({"alice"}));
  auto request = request_for({"alice", "bob"});
  request.live = LiveClients::skip;
  const auto result = issue(request);
  ASSERT_EQ(result.skipped.size(), 1U);
  EXPECT_EQ(result.skipped[0].client, "alice");
  ASSERT_EQ(result.issued.size(), 1U);
  EXPECT_EQ(result.issued[0].name, "bob");
}

TEST_F(IssueClients, RevokedNameCanBeIssuedAgain) {
  issue(request_for({"alice"}));
  inventory().revoke(inventory().find_clients("alice").front().thumbprint, "superseded",
                     workspace->actor());
  EXPECT_EQ(issue(request_for({"alice"})).issued.size(), 1U);
}

TEST_F(IssueClients, ChecksEverythingBeforeFirstKey) {
  EXPECT_EQ(error_of([&] { issue(request_for({})); }).kind(), ErrorKind::usage);
  EXPECT_EQ(error_of([&] { issue(request_for({"a", "a"})); }).kind(), ErrorKind::usage);
  EXPECT_EQ(error_of([&] { issue(request_for({"a\nb"})); }).kind(), ErrorKind::usage);
  EXPECT_EQ(error_of([&] { issue(request_for({std::string(300, 'x')})); }).kind(),
            ErrorKind::usage);
  auto request = request_for({"alice"});
  request.issuer = "Nobody";
  EXPECT_EQ(error_of([&] { issue(request); }).kind(), ErrorKind::not_found);
  EXPECT_TRUE(inventory().clients().empty());
}

TEST_F(IssueClients, NeverReplacesFileWithoutForce) {
  write_file(dir / "alice.pfx", as_bytes("mine"), Access::owner_only, OnExisting::fail);
  auto request = request_for({"alice"});
  request.pfx = PfxTarget{dir / "alice.pfx", {}, OnExisting::fail};
  EXPECT_EQ(error_of([&] { issue(request); }).kind(), ErrorKind::conflict);
  EXPECT_TRUE(inventory().clients().empty());
  request.pfx->existing = OnExisting::replace;
  EXPECT_EQ(issue(request).issued.size(), 1U);
  EXPECT_NE(read_file(dir / "alice.pfx"), to_bytes("mine"));
}

TEST_F(IssueClients, StopsCleanlyWhenCancelled) {
  std::vector<std::string> names;
  for (int i = 0; i < 500; ++i) names.push_back("client" + std::to_string(i));
  std::size_t reported = 0;
  const Error error = error_of([&] {
    issue_clients(request_for(names), *workspace,
                  [&](const IssuedClient&) {
                    ++reported;
                    cancelled = true;
                  },
                  {});
  });
  EXPECT_EQ(error.kind(), ErrorKind::interrupted);
  EXPECT_EQ(inventory().clients().size(), reported);
  EXPECT_LT(reported, 500U);
}

TEST_F(IssueClients, UnwritableFileAddsNoClient) {
  write_file(dir / "file", as_bytes("no folder"), Access::owner_only, OnExisting::fail);
  auto request = request_for({"alice"});
  request.pfx = PfxTarget{dir / "file" / "pfx", {}, OnExisting::fail};
  EXPECT_EQ(error_of([&] { issue(request); }).kind(), ErrorKind::conflict);
  EXPECT_TRUE(inventory().clients().empty());
}

TEST(PfxTarget, PathWithPfxSuffixIsFile) {
  EXPECT_TRUE((PfxTarget{"out/alice.PFX", {}, OnExisting::fail}.is_file()));
  EXPECT_TRUE((PfxTarget{"alice.p12", {}, OnExisting::fail}.is_file()));
  EXPECT_FALSE((PfxTarget{"pfx/", {}, OnExisting::fail}.is_file()));
  EXPECT_EQ((PfxTarget{"pfx", {}, OnExisting::fail}.file_for("alice")), fs::path("pfx/alice.pfx"));
}

}  // namespace
}  // namespace p2s::app
