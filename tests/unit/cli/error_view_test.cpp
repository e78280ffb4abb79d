// SPDX-License-Identifier: Apache-2.0
#include <cli/exit_code.hpp>
#include <cli/output/error_view.hpp>
#include <gtest/gtest.h>

#include <sstream>

namespace p2s::cli {
namespace {

std::string shown(const Error& error, bool json) {
  std::ostringstream err;
  print_error(err, error, json);
  return err.str();
}

const Error kError = Error(ErrorKind::wrong_secret, "cannot open the key of 'alice'")
                         .hint("try again")
                         .context("while exporting");

TEST(ErrorView, PrintsMessageContextAndHint) {
  EXPECT_EQ(shown(kError, false),
            "p2sctl: error: cannot open the key of 'alice'\np2sctl:   while exporting\np2sctl: "
            "hint: try again\n");
}

TEST(ErrorView, PrintsTheSameAsJson) {
  EXPECT_EQ(shown(kError, true),
            "{\n  \"error\": {\n    \"kind\": \"wrong_secret\",\n    \"message\": \"cannot open "
            "the key of 'alice'\",\n"
            "    \"hint\": \"try again\",\n    \"context\": [\n      \"while exporting\"\n    ]\n  "
            "}\n}\n");
}

TEST(ErrorView, ReplacesInvalidUtf8InJson) {
  EXPECT_NE(shown(Error(ErrorKind::io, "bad \xFF byte"), true).find("\"kind\": \"io\""),
            std::string::npos);
}

TEST(ExitCodes, FollowTheKindOfError) {
  EXPECT_EQ(exit_code(ErrorKind::io), ExitCode::could_not);
  EXPECT_EQ(exit_code(ErrorKind::crypto), ExitCode::could_not);
  EXPECT_EQ(exit_code(ErrorKind::unsupported), ExitCode::could_not);
  EXPECT_EQ(exit_code(ErrorKind::internal), ExitCode::could_not);
  EXPECT_EQ(exit_code(ErrorKind::usage), ExitCode::usage);
  EXPECT_EQ(exit_code(ErrorKind::not_found), ExitCode::named_thing);
  EXPECT_EQ(exit_code(ErrorKind::conflict), ExitCode::named_thing);
  EXPECT_EQ(exit_code(ErrorKind::wrong_secret), ExitCode::secret);
  EXPECT_EQ(exit_code(ErrorKind::malformed), ExitCode::malformed);
  EXPECT_EQ(exit_code(ErrorKind::interrupted), ExitCode::interrupted);
}

TEST(ExitCodes, AreThreeOnlyForFindingsThatAreErrors) {
  EXPECT_EQ(exit_code(Findings{}), ExitCode::done);
  EXPECT_EQ(exit_code(Findings{{"R", Severity::warning, "", "", "", ""}}), ExitCode::done);
  EXPECT_EQ(exit_code(Findings{{"R", Severity::error, "", "", "", ""}}), ExitCode::findings);
}

}  // namespace
}  // namespace p2s::cli
