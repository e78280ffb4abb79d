// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>

#include <cli/parser.hpp>
#include <gtest/gtest.h>
#include <support/cli_run.hpp>

namespace p2s::cli {
namespace {

TEST(Help, ListsEveryVisibleCommandAndNoHiddenOne) {
  test::CliRun run;
  ASSERT_EQ(run({"--help"}), 0);
  for (const Command* command : commands()) {
    const bool listed =
        run.out.find("\n  " + std::string(command->path) + " ") != std::string::npos;
    EXPECT_EQ(listed, !command->hidden) << command->path;
  }
}

TEST(Help, ShowsHowToUseEveryCommand) {
  test::CliRun run;
  for (const Command* command : commands()) {
    std::vector<std::string> line;
    for (const std::string_view word : split(command->path, ' ')) line.emplace_back(word);
    line.emplace_back("--help");
    ASSERT_EQ(run(line), 0) << command->path;
    EXPECT_NE(run.out.find("Usage: p2sctl " + std::string(command->path)), std::string::npos);
  }
}

TEST(Help, OfANounListsItsVerbs) {
  test::CliRun run;
  ASSERT_EQ(run({"store", "--help"}), 0);
  EXPECT_NE(run.out.find("  store rekey "), std::string::npos);
  EXPECT_EQ(run.out.find("root create"), std::string::npos);
}

TEST(Help, NamesACommandByItsVerb) {
  test::CliRun run;
  ASSERT_EQ(run({"revoke", "alice"}), 2);
  EXPECT_NE(run.err.find("did you mean: p2sctl client revoke\n"), std::string::npos) << run.err;
  ASSERT_EQ(run({"list", "root"}), 2);
  EXPECT_NE(run.err.find("did you mean: p2sctl root list\n"), std::string::npos) << run.err;
}

TEST(Help, IsAnOverviewIfNothingIsTyped) {
  test::CliRun run;
  ASSERT_EQ(run({}), 0);
  EXPECT_TRUE(run.err.empty()) << run.err;
  for (const std::string& noun : nouns())
    EXPECT_NE(run.out.find("\n  " + noun + " "), std::string::npos) << noun;
}

TEST(Version, IsPrintedAnywhereOnTheCommandLine) {
  test::CliRun run;
  ASSERT_EQ(run({"root", "--version"}), 0);
  EXPECT_TRUE(run.out.starts_with("p2sctl ")) << run.out;
}

}  // namespace
}  // namespace p2s::cli
