// SPDX-License-Identifier: Apache-2.0
#include <cli/output/display_width.hpp>
#include <cli/output/output.hpp>
#include <gtest/gtest.h>
#include <support/cli_run.hpp>

namespace p2s::cli {
namespace {

std::string printed(const Table& table, bool terminal) {
  const FixedClock clock{Time{}};
  test::ListPrompter prompter;
  secrets::StandardInput standard_input;
  const app::Services services{clock, prompter, standard_input,
                               [](const std::string&) { return std::nullopt; }, "tester"};
  const GlobalOptions globals;
  std::ostringstream out;
  std::ostringstream err;
  Context context(out, err, globals, services, {terminal, false, 80});
  table.print(context);
  return out.str();
}

Table example() {
  Table table({"NAME", "KEY"});
  table.add({"alice", "rsa:2048"});
  table.add({"zoë", "ec:p256"});
  return table;
}

TEST(Table, AlignsUnderHeadingsOnATerminal) {
  EXPECT_EQ(printed(example(), true), "NAME   KEY\nalice  rsa:2048\nzoë    ec:p256\n");
}

TEST(Table, SeparatesByTabsWithoutHeadingsElsewhere) {
  EXPECT_EQ(printed(example(), false), "alice\trsa:2048\nzoë\tec:p256\n");
}

TEST(Table, WrapsTheLastCellBelowItselfOnATerminal) {
  const std::string words =
      "deleting the gateway and creating a new one changes its public address";
  Table table({"METHOD", "EFFECT"});
  table.add({"recreate", words + ' ' + words});
  EXPECT_EQ(printed(table, true),
            "METHOD    EFFECT\n"
            "recreate  deleting the gateway and creating a new one changes its public address\n"
            "          deleting the gateway and creating a new one changes its public address\n");
  EXPECT_EQ(printed(table, false), "recreate\t" + words + ' ' + words + '\n');
}

TEST(Table, LeavesMinorColumnsOutOfANarrowTerminal) {
  const std::string wide(40, 'x');
  Table table({"NAME", "ZONES", "SITES", "ADVICE"}, {"ZONES", "SITES"});
  table.add({wide, "yes", "30", "no: for development and tests only"});
  EXPECT_EQ(printed(table, true), "NAME" + std::string(38, ' ') + "SITES  ADVICE\n" + wide +
                                      "  30     no: for development and tests\n" +
                                      std::string(49, ' ') + "only\n");
  EXPECT_EQ(printed(table, false), wide + "\tyes\t30\tno: for development and tests only\n");
}

TEST(Table, PrintsNoHeadingsForNoRows) { EXPECT_EQ(printed(Table({"NAME"}), true), ""); }

TEST(Table, EscapesControlCharactersInCells) {
  Table table({"NAME"});
  table.add({"a\tb\033[2J\n"});
  EXPECT_EQ(printed(table, false), "a\\x09b\\x1B[2J\\x0A\n");
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width("alice"), 5U);
  EXPECT_EQ(display_width("zoë"), 3U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("日本"), 4U);
}

}  // namespace
}  // namespace p2s::cli
