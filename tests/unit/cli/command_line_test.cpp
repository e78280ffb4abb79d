// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>

#include <cli/command_line.hpp>
#include <gtest/gtest.h>

namespace p2s::cli {
namespace {

/// One option of every type, and the command line that declares them.
class CommandLineTest : public testing::Test {
 protected:
  std::vector<std::string> files_;
  std::string output_ = "kits";
  std::vector<std::string> names_;
  std::string format_;
  int rounds_ = 0;
  std::optional<std::uint64_t> clients_;
  bool force_ = false;
  bool resume_ = false;
  CommandLine line_{"p2sctl try"};

  CommandLineTest() {
    line_.argument("FILE", &files_, "files");
    line_.option("-o, --output DIR", &output_, "where to write them");
    line_.option("--name NAME", &names_, "names");
    line_.option("--format", &format_, "how").choices({"pem", "der"});
    line_.option("--rounds N", &rounds_, "how often").range(1, 10);
    line_.option("--clients N", &clients_, "how many");
    line_.flag("-f, --force", &force_, "replace files");
    line_.flag("--resume", &resume_, "go on").excludes("--force").needs("--output");
  }

  std::string error_of(const std::vector<std::string>& words) {
    try {
      line_.parse(words);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::usage);
      EXPECT_NE(error.hint(), "");
      return error.message();
    }
    return "accepted";
  }
};

using Texts = std::vector<std::string>;

TEST_F(CommandLineTest, FillsTheFields) {
  line_.parse({"a", "-o", "out", "--name", "x", "b", "--name=y", "--format", "der", "--rounds",
               "010", "--clients=7", "--force"});
  EXPECT_EQ(files_, (Texts{"a", "b"}));
  EXPECT_EQ(output_, "out");
  EXPECT_EQ(names_, (Texts{"x", "y"}));
  EXPECT_EQ(format_, "der");
  EXPECT_EQ(rounds_, 10);
  EXPECT_EQ(clients_, 7U);
  EXPECT_TRUE(force_);
}

TEST_F(CommandLineTest, LeavesDefaultsAlone) {
  line_.parse({});
  EXPECT_EQ(output_, "kits");
  EXPECT_EQ(clients_, std::nullopt);
  EXPECT_EQ(line_.find("-o")->default_value, "kits");
  EXPECT_EQ(line_.find("--rounds")->default_value, "");
}

TEST_F(CommandLineTest, KeepsArgumentsUnchanged) {
  line_.parse({"[a]", "-", "-5", "--", "--force"});
  EXPECT_EQ(files_, (Texts{"[a]", "-", "-5", "--force"}));
  EXPECT_FALSE(force_);
}

TEST_F(CommandLineTest, UsesTheNextWordAsValueEvenIfItLooksLikeAnOption) {
  line_.parse({"--output", "--force"});
  EXPECT_EQ(output_, "--force");
  EXPECT_FALSE(force_);
}

TEST_F(CommandLineTest, NamesTheOptionWithoutValue) {
  EXPECT_EQ(error_of({"--format"}), "option '--format' requires a value");
  EXPECT_EQ(error_of({"-fo"}), "option '--output' requires a value");
  EXPECT_EQ(error_of({"--output="}), "option '--output' requires a value");
}

TEST_F(CommandLineTest, RejectsInvalidValues) {
  EXPECT_EQ(error_of({"--format", "txt"}),
            "invalid value 'txt' for --format: expected one of pem, der");
  EXPECT_EQ(error_of({"--clients", "-1"}), "invalid value '-1' for --clients: expected a number");
  EXPECT_EQ(error_of({"--clients", "7x"}), "invalid value '7x' for --clients: expected a number");
  EXPECT_EQ(error_of({"--rounds", "11"}),
            "invalid value '11' for --rounds: expected a number from 1 to 10");
  EXPECT_EQ(error_of({"--rounds", "many"}),
            "invalid value 'many' for --rounds: expected a number from 1 to 10");
  EXPECT_EQ(error_of({"--force=maybe"}), "option '--force' does not accept a value");
}

TEST_F(CommandLineTest, RejectsConflictingOptions) {
  EXPECT_EQ(error_of({"--resume"}), "--resume requires --output");
  EXPECT_EQ(error_of({"--resume", "-o", "out", "-f"}),
            "--force and --resume cannot be used together");
  EXPECT_EQ(error_of({"-o", "a", "-o", "b"}), "option '--output' cannot be repeated");
}

TEST_F(CommandLineTest, RejectsUnknownOptionsAndArguments) {
  EXPECT_EQ(error_of({"--fromat", "pem"}), "unknown option '--fromat'");
  std::string one;
  CommandLine line("p2sctl one");
  line.argument("NAME", &one, "a name").required();
  line_ = std::move(line);
  EXPECT_EQ(error_of({}), "missing NAME");
  EXPECT_EQ(error_of({"a", "b"}), "unexpected argument 'b'");
  EXPECT_EQ(error_of({"a", "--", "-b"}), "unexpected argument '-b'");
}

TEST_F(CommandLineTest, ParsesCombinedShortOptions) {
  const OptionWord both = line_.read_option("-fo");
  ASSERT_EQ(both.named.size(), 2U);
  EXPECT_EQ(both.named.back()->name, "--output");
  EXPECT_TRUE(both.waits);
  EXPECT_FALSE(line_.read_option("-oout").waits);
  EXPECT_FALSE(line_.read_option("--output=out").waits);
  EXPECT_TRUE(line_.read_option("-fx").named.empty());
}

}  // namespace
}  // namespace p2s::cli
