// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <cli/parser.hpp>
#include <gtest/gtest.h>

namespace p2s::cli {
namespace {

std::vector<std::string> words(const std::string& line) {
  std::vector<std::string> found;
  for (const std::string_view word : split(line, ' ')) {
    if (!word.empty()) found.emplace_back(word == "''" ? "" : word);
  }
  return found;
}

struct Wrong {
  std::string line;
  std::string message;
  std::string hint;
};

class WrongLine : public testing::TestWithParam<Wrong> {};

TEST_P(WrongLine, IsRefusedWithAHintBeforeAnyWork) {
  try {
    const ParsedCommand parsed = recognise(words(GetParam().line));
    parse(parsed);
    FAIL() << "accepted: " << GetParam().line;
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_EQ(error.message(), GetParam().message);
    EXPECT_EQ(error.hint(), GetParam().hint);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Lines, WrongLine,
    testing::Values(
        Wrong{"rot list", "unknown command 'rot'", "did you mean: p2sctl root"},
        Wrong{"root lst", "unknown command 'root lst'", "did you mean: p2sctl root list"},
        Wrong{"root", "'root' requires a verb",
              "p2sctl root create|import|list|show|export|default|rotate|remove"},
        Wrong{"--jsn root list", "unknown option '--jsn'", "did you mean --json?"},
        Wrong{"--key rsa:2048 root create X", "unknown option '--key' before the command",
              "put the options of a command after it: p2sctl NOUN VERB [OPTIONS]"},
        Wrong{"root create", "missing NAME", "usage: p2sctl root create NAME [OPTIONS]"},
        Wrong{"root create A B", "unexpected argument 'B'",
              "usage: p2sctl root create NAME [OPTIONS]"},
        Wrong{"root create A --validty 1y", "unknown option '--validty'",
              "did you mean --validity?"},
        Wrong{"root create A --key", "option '--key' requires a value",
              "--key rsa:2048|rsa:3072|rsa:4096|ec:p256|ec:p384|pkcs11:URI"},
        Wrong{"client issue A --key dsa",
              "invalid value 'dsa' for --key: expected one of rsa:2048, rsa:3072, rsa:4096, "
              "ec:p256, ec:p384",
              "p2sctl client issue --help"},
        Wrong{"root create A --key rsa:2048 --key rsa:3072", "option '--key' cannot be repeated",
              "p2sctl root create --help"},
        Wrong{"root list --color blue",
              "invalid value 'blue' for --color: expected one of auto, always, never",
              "p2sctl root list --help"},
        Wrong{"completion tcsh",
              "invalid value 'tcsh' for SHELL: expected one of bash, zsh, fish, powershell",
              "p2sctl completion --help"},
        Wrong{"gateway policies --sa-lifetime-seconds soon",
              "invalid value 'soon' for --sa-lifetime-seconds: expected a number",
              "p2sctl gateway policies --help"},
        Wrong{"gateway migrate --to", "option '--to' requires a value",
              "--to openvpn|ikev2|ikev2,openvpn|ikev2,sstp"},
        Wrong{"gateway migrate --too x", "unknown option '--too'", "did you mean --to?"},
        Wrong{"gateway skus --generation 3",
              "invalid value '3' for --generation: expected one of 1, 2",
              "p2sctl gateway skus --help"},
        Wrong{"gateway skus --clients -1",
              "invalid value '-1' for --clients: expected a number from 0 to 1000000000",
              "p2sctl gateway skus --help"},
        Wrong{"gateway check a.toml b.toml", "unexpected argument 'b.toml'",
              "usage: p2sctl gateway check [FILE] [OPTIONS]"},
        Wrong{"gateway check --format yaml",
              "invalid value 'yaml' for --format: expected one of text, json, sarif",
              "p2sctl gateway check --help"},
        Wrong{"gateway rules --severity fatal",
              "invalid value 'fatal' for --severity: expected one of error, warning, note",
              "p2sctl gateway rules --help"},
        Wrong{"explain --cod 798", "unknown option '--cod'", "p2sctl explain --help"},
        Wrong{"diagnose --vnet", "option '--vnet' requires a value", "--vnet PREFIX"},
        Wrong{"client list --expiring 1d --revoked",
              "--expiring and --revoked cannot be used together", "p2sctl client list --help"},
        Wrong{"gateway rules POOL-020 --area POOL", "RULE and --area cannot be used together",
              "p2sctl gateway rules --help"},
        Wrong{"root import Corp --private-key k.pem", "--private-key requires --cert",
              "p2sctl root import --help"},
        Wrong{"root list --json=maybe", "option '--json' does not accept a value",
              "p2sctl root list --help"},
        Wrong{"store log --last many", "invalid value 'many' for --last: expected a number",
              "p2sctl store log --help"}));

struct Right {
  std::string line;
  std::string path;
};

class RightLine : public testing::TestWithParam<Right> {};

TEST_P(RightLine, NamesItsCommand) {
  const ParsedCommand parsed = recognise(words(GetParam().line));
  ASSERT_EQ(parsed.kind, ParsedCommand::Kind::command);
  EXPECT_EQ(parsed.command->path, GetParam().path);
  EXPECT_NO_THROW(parse(parsed));
}

INSTANTIATE_TEST_SUITE_P(
    Lines, RightLine,
    testing::Values(
        Right{"root list", "root list"}, Right{"--json root list", "root list"},
        Right{"root --json list -q", "root list"}, Right{"-C corp root list", "root list"},
        Right{"-Ccorp root -qn list", "root list"}, Right{"-qC corp root list", "root list"},
        Right{"--workspace=corp root list", "root list"}, Right{"root create list", "root create"},
        Right{"root create root", "root create"}, Right{"root create -- -x", "root create"},
        Right{"gateway policies plan.toml --dh-group ECP384 --sa-lifetime-seconds 27000",
              "gateway policies"},
        Right{"gateway migrate --from sstp --to ikev2,openvpn", "gateway migrate"},
        Right{"gateway skus --clients 700 --from VpnGw1 --bgp", "gateway skus"},
        Right{"explain", "explain"}, Right{"explain -2146893018", "explain"},
        Right{"explain -", "explain"}, Right{"explain no proposal chosen", "explain"},
        Right{"diagnose", "diagnose"}, Right{"diagnose a - --pool 10.0.0.0/24 b", "diagnose"},
        Right{"gateway clients plan.toml --tunnel ikev2 --auth radius --os linux",
              "gateway clients"},
        Right{"internal complete -- client --he", "internal complete"},
        Right{"gateway check", "gateway check"},
        Right{"gateway check p2s.toml --format sarif", "gateway check"},
        Right{"gateway rules POOL-020", "gateway rules"},
        Right{"gateway rules --area POOL --severity error", "gateway rules"},
        Right{"internal complete -- ''", "internal complete"}));

TEST(Globals, AreAcceptedAnywhereOnTheCommandLine) {
  for (const char* line :
       {"-C corp --json root list --color never", "root -C corp list --json --color=never",
        "root list --color never --json --workspace corp"}) {
    const Invocation invocation = parse(recognise(words(line)));
    EXPECT_EQ(invocation.globals.workspace, "corp") << line;
    EXPECT_TRUE(invocation.globals.json) << line;
    EXPECT_EQ(invocation.globals.color, "never") << line;
  }
}

TEST(Help, IsAcceptedAnywhereOnTheCommandLine) {
  EXPECT_EQ(recognise({"--help"}).kind, ParsedCommand::Kind::help);
  EXPECT_EQ(recognise({"root", "-h"}).noun, "root");
  EXPECT_EQ(recognise({"root", "create", "--help"}).command->path, "root create");
  EXPECT_EQ(recognise({"root", "list", "-qh"}).kind, ParsedCommand::Kind::help);
  EXPECT_EQ(recognise({"root", "list", "--version"}).kind, ParsedCommand::Kind::version);
  EXPECT_EQ(recognise({"internal", "complete", "--", "--help"}).kind, ParsedCommand::Kind::command);
}

TEST(Commands, AreDeclaredWithoutClashes) {
  for (const Command* command : commands()) {
    EXPECT_NO_THROW(declare(*command)) << command->path;
    EXPECT_FALSE(command->summary.empty()) << command->path;
  }
}

TEST(Commands, NameOptionsOnceAndRelateThemToOptionsThatExist) {
  for (const Command* command : commands()) {
    const DeclaredCommand declared = declare(*command);
    for (const Option& option : declared.line.options()) {
      const auto where = std::string(command->path) + " " + option.name;
      if (!option.is_argument) {
        EXPECT_EQ(declared.line.find(option.name), &option) << where;
      }
      if (!option.letter.empty()) {
        EXPECT_EQ(declared.line.find(option.letter), &option) << where;
      }
      for (const std::string& other : option.needed)
        EXPECT_NE(declared.line.find(other), nullptr) << where << " -> " << other;
      for (const std::string& other : option.excluded)
        EXPECT_NE(declared.line.find(other), nullptr) << where << " -> " << other;
    }
  }
}

TEST(Commands, PointAtCommandsThatExist) {
  for (const Command* command : commands()) {
    if (command->see_also.empty()) continue;
    for (const std::string_view path : split(command->see_also, ',')) {
      EXPECT_NE(find_command(trim(path)), nullptr) << command->path << " -> " << path;
    }
  }
}

}  // namespace
}  // namespace p2s::cli
