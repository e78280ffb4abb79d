// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>

#include <gtest/gtest.h>
#include <support/cli_run.hpp>
#include <support/temp_dir.hpp>

namespace p2s::cli {
namespace {

class CompleteTest : public testing::Test {
 protected:
  test::TempDir folder_;
  test::CliRun run_;

  std::vector<std::string> candidates(std::vector<std::string> words) {
    std::vector<std::string> line{"internal", "complete", "--"};
    line.insert(line.end(), words.begin(), words.end());
    EXPECT_EQ(run_(line), 0) << run_.err;
    std::vector<std::string> found;
    for (const std::string_view row : split_lines(run_.out))
      found.emplace_back(row.substr(0, row.find('\t')));
    return found;
  }
};

using Texts = std::vector<std::string>;

TEST_F(CompleteTest, OffersNounsAndCommandsFirst) {
  EXPECT_EQ(candidates({"sto"}), Texts{"store"});
  EXPECT_EQ(candidates({"ini"}), Texts{"init"});
  EXPECT_EQ(candidates({"inter"}), Texts{});
}

TEST_F(CompleteTest, OffersVerbsOfTheNoun) {
  EXPECT_EQ(candidates({"store", "re"}), (Texts{"restore", "rekey"}));
  EXPECT_EQ(candidates({"--json", "-C", "x", "store", "rek"}), Texts{"rekey"});
}

TEST_F(CompleteTest, OffersOptionsOfTheCommandAndGlobalOnes) {
  EXPECT_EQ(candidates({"root", "create", "--va"}), Texts{"--validity"});
  EXPECT_EQ(candidates({"root", "create", "--js"}), Texts{"--json"});
  EXPECT_EQ(candidates({"--js"}), Texts{"--json"});
}

TEST_F(CompleteTest, OffersValuesOfAnOption) {
  EXPECT_EQ(candidates({"root", "create", "--key", "ec"}), (Texts{"ec:p256", "ec:p384"}));
  EXPECT_EQ(candidates({"root", "create", "--key=ec"}), (Texts{"--key=ec:p256", "--key=ec:p384"}));
  EXPECT_EQ(candidates({"root", "list", "--passphrase", "f"}), (Texts{"file:", "fd:"}));
  EXPECT_EQ(candidates({"--color", "n"}), Texts{"never"});
}

TEST_F(CompleteTest, OffersTheIdsOfRules) {
  EXPECT_EQ(candidates({"gateway", "rules", "POOL-00"}).size(), 9U);
  EXPECT_EQ(candidates({"gateway", "rules", "POOL-020"}), Texts{"POOL-020"});
  EXPECT_EQ(candidates({"gateway", "rules", "--area", "TU"}), Texts{"TUN"});
}

TEST_F(CompleteTest, OffersErrorsAndRulesForExplain) {
  EXPECT_EQ(candidates({"explain", "138"}),
            (Texts{"13801", "13806", "13805", "13834", "13843", "13868"}));
  EXPECT_EQ(candidates({"explain", "POOL-02"}).front(), "POOL-020");
  EXPECT_EQ(candidates({"explain", "DIAG-00"}).size(), 9U);
  EXPECT_EQ(candidates({"diagnose", ""}), Texts{":files "});
}

TEST_F(CompleteTest, LeavesFilesToTheShell) {
  EXPECT_EQ(candidates({"root", "export", "-o", ""}), Texts{":files "});
  EXPECT_EQ(candidates({"root", "list", "-C", ""}), Texts{":directories "});
}

TEST_F(CompleteTest, LeavesFilesAfterAPrefixToTheShell) {
  EXPECT_EQ(candidates({"root", "export", "--output=a"}), Texts{":files --output="});
  EXPECT_EQ(candidates({"root", "list", "--passphrase", "file:a"}), Texts{":files file:"});
  EXPECT_EQ(candidates({"root", "list", "--passphrase=file:a"}),
            Texts{":files --passphrase=file:"});
}

TEST_F(CompleteTest, OffersNamesFromTheGivenStore) {
  run_.prompter.secrets = {"correct horse", "correct horse", "correct horse"};
  const std::string workspace = (folder_ / "corp").string();
  ASSERT_EQ(run_({"init", workspace}), 0) << run_.err;
  ASSERT_EQ(run_({"-C", workspace, "root", "create", "Test-Root", "--key", "ec:p256"}), 0)
      << run_.err;
  EXPECT_EQ(candidates({"-C", workspace, "root", "show", "T"}), Texts{"Test-Root"});
}

TEST_F(CompleteTest, OffersNoNamesWithoutAStore) {
  run_.variables["P2SCTL_STORE"] = (folder_ / "missing.db").string();
  EXPECT_EQ(candidates({"root", "show", ""}), Texts{});
}

}  // namespace
}  // namespace p2s::cli
