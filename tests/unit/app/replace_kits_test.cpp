// SPDX-License-Identifier: Apache-2.0
#include "workspace_fixture.hpp"

#include <p2s/app/clients/revocation/revocations.hpp>
#include <p2s/app/clients/selection/select_clients.hpp>
#include <p2s/app/kits/build_kits.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/pfx.hpp>

#include <gtest/gtest.h>

#include <set>

namespace p2s::app {
namespace {

namespace fs = std::filesystem;

/// Kits of alice and bob, rebuilt over existing files.
class ReplaceKits : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    issue(request_for({"alice", "bob"}));
  }

  KitRequest request(OnExisting existing, kit::KitForm form = kit::KitForm::folder) const {
    KitRequest request;
    request.azure = std::string(P2S_TEST_DATA) + "/vendor/azure-2024.zip";
    request.all = true;
    request.systems = {System::gnu_linux};
    request.output = dir / "out";
    request.existing = existing;
    request.form = form;
    return request;
  }

  KitResult build(const KitRequest& wanted) { return build_kits(wanted, *workspace, {}, {}); }

  void put(const fs::path& path, std::string_view text) const {
    fs::create_directories(path.parent_path());
    write_file(path, as_bytes(text), Access::owner_only, OnExisting::replace);
  }

  /// --force and --resume fail, name `foreign` and do not change it.
  void expect_refused(const fs::path& foreign, kit::KitForm form = kit::KitForm::folder) {
    for (const bool resume : {false, true}) {
      auto wanted = request(resume ? OnExisting::fail : OnExisting::replace, form);
      wanted.resume = resume;
      const auto error = error_of([&] { build(wanted); });
      EXPECT_EQ(error.kind(), ErrorKind::conflict) << error.message();
      EXPECT_NE(error.message().find("'" + foreign.string() + "'"), std::string::npos)
          << error.message();
      EXPECT_EQ(error_of([&] { plan_kits(wanted, *workspace); }).kind(), ErrorKind::conflict);
    }
  }

  bool opens(const BuiltKit& kit) const {
    for (const auto& file : kit.files) {
      if (!file.ends_with(".pfx")) continue;
      const Secret line(read_file(kit.password_file));
      const Secret password(trim(line.text()));
      return pki::read_pfx(read_file(kit.path / file), password).leaf->thumbprint() ==
             kit.thumbprint;
    }
    return false;
  }

  const fs::path out_ = dir / "out";
  const fs::path passwords_ = dir / "out-passwords";
};

TEST_F(ReplaceKits, RejectsOtherFolders) {
  put(out_ / "alice/Documents/thesis.txt", "years");
  expect_refused(out_ / "alice/Documents/thesis.txt");
  EXPECT_EQ(as_text(read_file(out_ / "alice/Documents/thesis.txt")), "years");
  fs::remove_all(out_ / "alice");
  fs::create_directory(out_ / "alice");
  expect_refused(out_ / "alice");
  fs::remove(out_ / "alice");
  put(out_ / "alice", "years");
  expect_refused(out_ / "alice");
  fs::remove(out_ / "alice");
  put(dir / "precious/a", "years");
  fs::create_directory_symlink(dir / "precious", out_ / "alice");
  expect_refused(out_ / "alice");
  EXPECT_TRUE(fs::exists(dir / "precious/a"));
}

TEST_F(ReplaceKits, RejectsForeignChecksumList) {
  const std::string sum(64, 'a');
  put(out_ / "alice/thesis.txt", "years");
  put(out_ / "alice/SHA256SUMS", sum + "  thesis.txt\n");
  expect_refused(out_ / "alice/thesis.txt");
  put(out_ / "alice/START-HERE.html", "x");
  put(out_ / "alice/SHA256SUMS", sum + "  thesis.txt\n" + sum + "  START-HERE.html\n");
  expect_refused(out_ / "alice/thesis.txt");
}

TEST_F(ReplaceKits, RejectsKitsWithUnlistedFiles) {
  build(request(OnExisting::fail));
  const auto kit = out_ / "alice";
  for (const auto* added : {"notes.txt", "linux/.hidden", "a/b/c/d/e/f/g/h/i/j/deep.txt"}) {
    put(kit / added, "mine");
    expect_refused(kit / added);
    fs::remove(kit / added);
  }
  expect_refused(kit / "a/b/c/d/e/f/g/h/i/j");
  fs::remove_all(kit / "a");
  fs::create_symlink("/etc/hostname", kit / "linux/link");
  expect_refused(kit / "linux/link");
  fs::remove(kit / "linux/link");
  fs::remove(kit / "SHA256SUMS");
  expect_refused(kit / "START-HERE.html");
}

TEST_F(ReplaceKits, RejectsForeignPasswordFiles) {
  const auto password = passwords_ / "alice.txt";
  for (const std::string_view text : {"my own notes", "", "abcde-fghjk-mnpqr-stuvw-xyz23 and more",
                                      "abcde-fghjk-mnpqr-stuvw-xyz23\nmore"}) {
    put(password, text);
    expect_refused(password);
    EXPECT_EQ(as_text(read_file(password)), text);
  }
  fs::remove(password);
  fs::create_directory(password);
  expect_refused(password);
  fs::remove(password);
  put(dir / "mine.txt", "abcde-fghjk-mnpqr-stuvw-xyz23\n");
  fs::create_symlink(dir / "mine.txt", password);
  expect_refused(password);
  fs::remove(password);
  put(password, "abcde-fghjk-mnpqr-stuvw-xyz23\r\n");
  const auto built = build(request(OnExisting::replace));
  EXPECT_TRUE(opens(built.kits.front()));
}

TEST_F(ReplaceKits, RejectsForeignZips) {
  constexpr auto kZip = kit::KitForm::zip;
  put(out_ / "alice.zip", "no zip");
  expect_refused(out_ / "alice.zip", kZip);
  fs::remove(out_ / "alice.zip");
  fs::copy_file(std::string(P2S_TEST_DATA) + "/vendor/azure-2024.zip", out_ / "alice.zip");
  expect_refused(out_ / "alice.zip/Generic/VpnSettings.xml", kZip);
  fs::remove(out_ / "alice.zip");
  fs::create_directory(out_ / "alice.zip");
  expect_refused(out_ / "alice.zip", kZip);
  fs::remove(out_ / "alice.zip");
  build(request(OnExisting::fail, kZip));
  EXPECT_EQ(build(request(OnExisting::replace, kZip)).kits.size(), 2U);
}

TEST_F(ReplaceKits, ReplacesKitsAndPasswordsTogether) {
  const auto first = build(request(OnExisting::fail));
  for (const auto& kit : first.kits) EXPECT_TRUE(opens(kit)) << kit.path;
  const auto old_password = read_file(passwords_ / "alice.txt");

  const auto second = build(request(OnExisting::replace));
  for (const auto& kit : second.kits) EXPECT_TRUE(opens(kit)) << kit.path;
  EXPECT_NE(read_file(passwords_ / "alice.txt"), old_password);
  for (const auto& entry : fs::directory_iterator(out_))
    EXPECT_FALSE(entry.path().filename().string().starts_with(".p2s-")) << entry.path();
}

// As when the process is killed between the names of the kit and of its password.
TEST_F(ReplaceKits, ResumeRepairsMismatchedPair) {
  build(request(OnExisting::fail));
  const auto old_password = read_file(passwords_ / "alice.txt");
  build(request(OnExisting::replace));
  write_file(passwords_ / "alice.txt", old_password, Access::owner_only, OnExisting::replace);
  auto wanted = request(OnExisting::fail);
  wanted.resume = true;
  for (const auto& kit : build(wanted).kits) {
    EXPECT_EQ(kit.kept, kit.client == "bob");
    EXPECT_TRUE(opens(kit)) << kit.path;
  }
}

TEST_F(ReplaceKits, ResumeRecognisesKitsInLaterProcess) {
  build(request(OnExisting::fail));
  workspace = std::make_unique<Workspace>(choice(), services);
  auto wanted = request(OnExisting::fail);
  wanted.resume = true;
  for (const auto& kit : build(wanted).kits) EXPECT_TRUE(kit.kept) << kit.path;
  std::set<std::string> told;
  for (const auto& event : inventory().events(2)) told.insert(event.detail);
  EXPECT_EQ(told, (std::set<std::string>{"alice", "bob"})) << "an event has the name alone";
}

TEST_F(ReplaceKits, RemovedClientsStayInRevocationListAndCrl) {
  const auto empty_crl = make_crl(*workspace, "Root", {30, Period::Unit::days});
  const auto client = inventory().find_clients("alice").front();
  inventory().revoke(client.thumbprint, "key-compromise", workspace->actor());
  inventory().remove_client(client.thumbprint, workspace->actor());
  const auto revoked = revocations(*workspace, "Root");
  ASSERT_EQ(revoked.size(), 1U);
  EXPECT_EQ(revoked[0].thumbprint, client.thumbprint);
  EXPECT_EQ(revoked[0].serial, client.serial);
  EXPECT_EQ(revoked[0].revocation_reason, "key-compromise");
  const auto crl = make_crl(*workspace, "Root", {30, Period::Unit::days});
  EXPECT_GT(crl.size(), empty_crl.size());
  const auto error =
      select_clients(inventory(), {{client.thumbprint}, "", std::nullopt}, clock.now())
          .failures.at(0)
          .error;
  EXPECT_EQ(error.kind(), ErrorKind::not_found);
  EXPECT_NE(error.message().find("was removed; it was revoked on"), std::string::npos);
}

}  // namespace
}  // namespace p2s::app
