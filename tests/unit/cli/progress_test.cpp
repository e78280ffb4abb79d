// SPDX-License-Identifier: Apache-2.0
#include <cli/output/output.hpp>
#include <gtest/gtest.h>
#include <support/cli_run.hpp>

namespace p2s::cli {
namespace {

std::string reported(bool terminal, bool quiet) {
  const FixedClock clock{Time{}};
  test::ListPrompter prompter;
  secrets::StandardInput standard_input;
  const app::Services services{clock, prompter, standard_input,
                               [](const std::string&) { return std::nullopt; }, "tester"};
  GlobalOptions globals;
  globals.quiet = quiet;
  std::ostringstream out;
  std::ostringstream err;
  Context context(out, err, globals, services, {false, terminal, 80});
  const app::Progress report = progress(context, "issuing");
  for (std::size_t done = 0; done <= 100; ++done) report(done, 100);
  return out.str() + err.str();
}

TEST(Progress, IsSilentWithoutATerminal) { EXPECT_EQ(reported(false, false), ""); }
TEST(Progress, IsSilentWithQuiet) { EXPECT_EQ(reported(true, true), ""); }
TEST(Progress, IsSilentForShortWork) { EXPECT_EQ(reported(true, false), ""); }

}  // namespace
}  // namespace p2s::cli
