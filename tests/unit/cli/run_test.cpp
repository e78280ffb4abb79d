// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/files/files.hpp>

#include <gtest/gtest.h>
#include <support/cli_run.hpp>
#include <support/temp_dir.hpp>

namespace p2s::cli {
namespace {

class RunTest : public testing::Test {
 protected:
  test::TempDir folder_;
  test::CliRun run_;

  void init() {
    run_.prompter.secrets = {"correct horse", "correct horse"};
    ASSERT_EQ(run_({"init", (folder_ / "corp").string()}), 0) << run_.err;
    run_.variables["P2SCTL_WORKSPACE"] = (folder_ / "corp").string();
  }
};

TEST_F(RunTest, PrintsNothingOnStdoutWhenItFails) {
  EXPECT_EQ(run_({"root", "create"}), 2);
  EXPECT_EQ(run_.out, "");
  EXPECT_EQ(
      run_.err,
      "p2sctl: error: missing NAME\np2sctl: hint: usage: p2sctl root create NAME [OPTIONS]\n");
}

TEST_F(RunTest, PrintsErrorsAsJson) {
  EXPECT_EQ(run_({"root", "create", "--json"}), 2);
  EXPECT_EQ(run_.out, "");
  EXPECT_NE(run_.err.find(R"("kind": "usage")"), std::string::npos) << run_.err;
}

TEST_F(RunTest, AsksTwiceForANewPassphrase) {
  init();
  EXPECT_EQ(run_.prompter.questions.size(), 2U);
}

TEST_F(RunTest, RejectsDifferentPassphrases) {
  run_.prompter.secrets = {"one passphrase", "another passphrase"};
  EXPECT_EQ(run_({"init", (folder_ / "corp").string()}), 5);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "corp"));
}

TEST_F(RunTest, RejectsExistingWorkspace) {
  init();
  EXPECT_EQ(run_({"init", (folder_ / "corp").string()}), 4);
}

TEST_F(RunTest, DryRunWritesNothing) {
  EXPECT_EQ(run_({"init", (folder_ / "corp").string(), "--dry-run"}), 0) << run_.err;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "corp"));
}

TEST_F(RunTest, ReportsAWrongPassphrase) {
  init();
  run_.prompter.secrets = {"wrong"};
  EXPECT_EQ(run_({"root", "create", "A", "--key", "ec:p256"}), 5) << run_.err;
}

TEST_F(RunTest, ChangesNothingIfConfirmationIsDeclined) {
  init();
  run_.prompter.secrets = {"correct horse"};
  ASSERT_EQ(run_({"root", "create", "A", "--key", "ec:p256"}), 0) << run_.err;
  EXPECT_EQ(run_({"root", "remove", "A"}), 2);
  run_.prompter.agreements = {false};
  EXPECT_EQ(run_({"root", "remove", "A"}), 0);
  EXPECT_EQ(run_.err, "nothing was changed\n");
  EXPECT_EQ(run_({"root", "show", "A"}), 0);
  run_.prompter.agreements = {true};
  EXPECT_EQ(run_({"root", "remove", "A"}), 0) << run_.err;
}

TEST_F(RunTest, RejectsInvalidDate) {
  EXPECT_EQ(run_({"completion", "bash", "--as-of", "tomorrow"}), 2);
  EXPECT_EQ(run_({"completion", "bash", "--as-of", "2026-01-31"}), 0) << run_.err;
}

TEST_F(RunTest, NeverRepeatsAPasswordThatWasTypedAsASource) {
  EXPECT_EQ(run_({"root", "list", "--passphrase", "hunter2hunter2"}), 2);
  EXPECT_EQ(run_.err.find("hunter2"), std::string::npos) << run_.err;
}

}  // namespace
}  // namespace p2s::cli
