// SPDX-License-Identifier: Apache-2.0
#include "docgen/man_page.hpp"

#include "docgen/roff.hpp"
#include "docgen/topic.hpp"
#include "global_options.hpp"
#include "help.hpp"
#include "parser.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct Row {
  std::string_view term;
  std::string_view explanation;
};

constexpr std::array<Row, 3> kFiles{{
    {"p2s.toml", "the gateway description; contains no secrets and belongs in version control"},
    {"p2s.db",
     "the store: certificates, encrypted private keys and events; only its owner can read it"},
    {"p2s.db-wal, p2s.db-shm", "parts of the store while it is open; never delete them separately"},
}};

constexpr std::array<Row, 6> kEnvironment{{
    {"P2SCTL_WORKSPACE", "the workspace if -C is not given"},
    {"P2SCTL_STORE", "the store if --store is not given"},
    {"P2SCTL_PASSPHRASE_FILE",
     "the file whose first line is the passphrase if --passphrase is not given"},
    {"P2SCTL_PIN_FILE", "the file whose first line is the PIN of a token if --pin is not given"},
    {"PKCS11_MODULE_PATH", "the PKCS#11 module of the token (default: those that p11-kit knows)"},
    {"NO_COLOR", "disables colors if not empty"},
}};

template <std::size_t N>
void add_rows(RoffPage& page, std::string_view title, const std::array<Row, N>& rows) {
  page.section(title);
  for (const Row& row : rows) page.item(row.term, row.explanation);
}

void add_options(RoffPage& page, const CommandLine& line, std::string_view group) {
  for (const Option& option : line.options()) {
    if (option.group == group) page.item(spelling(option), explanation(option));
  }
}

void add_see_also(RoffPage& page, const Command& command) {
  std::string names = "p2sctl(1)";
  for (const std::string_view path : split(command.see_also, ',')) {
    const Command* other = find_command(trim(path));
    if (other != nullptr && !other->hidden) names += fmt::format(", {}(1)", man_name(*other));
  }
  page.section("SEE ALSO");
  page.paragraphs(names);
}

}  // namespace

std::string man_name(const Command& command) {
  return "p2sctl-" + replace_all(command.path, " ", "-");
}

std::string man_page(const Command& command) {
  const DeclaredCommand declared = declare(command);
  RoffPage page(man_name(command), command.summary);
  page.section("SYNOPSIS");
  page.bold_line(usage_line(declared.line));
  page.section("DESCRIPTION");
  page.paragraphs(command.details);
  page.section("OPTIONS");
  add_options(page, declared.line, "");
  page.paragraphs("The global options in p2sctl(1) are also accepted.");
  if (!command.examples.empty()) page.section("EXAMPLES");
  for (const Example& example : command.examples) page.example(example.command, example.meaning);
  add_see_also(page, command);
  return page.text();
}

std::string overview_page() {
  RoffPage page(
      "p2sctl",
      "Manage certificates, client profiles and checks for Azure point-to-site VPN gateways");
  page.section("SYNOPSIS");
  page.bold_line("p2sctl NOUN VERB [ARGUMENT...] [OPTIONS]");
  page.section("DESCRIPTION");
  page.paragraphs(
      "Creates the certificates that an Azure point-to-site VPN gateway trusts, checks the "
      "gateway's configuration, and builds VPN profiles that users import.\n\n"
      "Results are printed to standard output, all other messages to standard error. A command "
      "that fails prints nothing to standard output.");
  page.section("COMMANDS");
  for (const Command* command : commands()) {
    if (!command->hidden) page.item(fmt::format("{}(1)", man_name(*command)), command->summary);
  }
  page.section("OPTIONS");
  page.paragraphs("These options are accepted by every command, anywhere on the command line.");
  add_options(page, declare_globals().line, kGlobalGroup);
  page.section("SECRETS");
  add_introduction(page, find_topic("secrets").value());
  add_rows(page, "FILES", kFiles);
  add_rows(page, "ENVIRONMENT", kEnvironment);
  page.section("EXIT STATUS");
  add_introduction(page, find_topic("exit-status").value());
  page.section("EXAMPLES");
  page.example(
      "p2sctl init corp --name VNet1GW\ncd corp\np2sctl root create P2SRootCert\n"
      "p2sctl root export P2SRootCert --format azure",
      "Create a workspace and a root certificate for the gateway");
  page.section("SEE ALSO");
  std::string others = "p2s.toml(5), p2sctl-rules(7)";
  for (const auto& name : topic_names()) others += fmt::format(", p2sctl-{}(7)", name);
  page.paragraphs(others);
  return page.text();
}

}  // namespace p2s::cli
