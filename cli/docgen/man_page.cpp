#include "docgen/man_page.hpp"

#include "docgen/roff.hpp"
#include "global_options.hpp"
#include "help.hpp"
#include "parser.hpp"

#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct Row {
  std::string_view term;
  std::string_view explanation;
};

constexpr std::array<Row, 6> kSources{{
    {"env:NAME", "the value of an environment variable"},
    {"file:PATH", "the first line of a file"},
    {"fd:N", "the first line of an open descriptor"},
    {"stdin", "the first line of standard input; only one secret or file may come from there"},
    {"prompt", "asked for on the terminal, without echo; new secrets twice"},
    {"generate", "a strong one is made; for new PFX passwords only"},
}};

constexpr std::array<Row, 3> kFiles{{
    {"p2s.toml", "the desired gateway; no secrets; belongs into version control"},
    {"p2s.db",
     "the store: certificates, sealed private keys and events; readable by its owner only"},
    {"p2s.db-wal, p2s.db-shm", "parts of the store while it is open; never remove them alone"},
}};

constexpr std::array<Row, 4> kEnvironment{{
    {"P2SCTL_WORKSPACE", "the workspace when -C is not given"},
    {"P2SCTL_STORE", "the store when --store is not given"},
    {"P2SCTL_PASSPHRASE_FILE",
     "a file whose first line is the passphrase when --passphrase is not given"},
    {"NO_COLOR", "no colours when set to anything"},
}};

constexpr std::array<Row, 9> kExitCodes{{
    {"0", "done; or checked, and no finding is an error"},
    {"1", "could not be done: disk, store, cryptography, environment"},
    {"2", "the command line is wrong"},
    {"3", "checked, and a finding is an error"},
    {"4", "a named thing does not exist, or exists already"},
    {"5", "wrong or missing passphrase or password"},
    {"6", "the input file is malformed"},
    {"130", "interrupted, or the answer to a question was no"},
    {"141", "the reader of standard output went away"},
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
  page.paragraphs("The options of p2sctl(1) can be given as well.");
  if (!command.examples.empty()) page.section("EXAMPLES");
  for (const Example& example : command.examples) page.example(example.command, example.meaning);
  add_see_also(page, command);
  return page.text();
}

std::string overview_page() {
  RoffPage page("p2sctl", "certificates, profiles and checks for Azure Point-to-Site VPN gateways");
  page.section("SYNOPSIS");
  page.bold_line("p2sctl NOUN VERB [ARGUMENT...] [OPTIONS]");
  page.section("DESCRIPTION");
  page.paragraphs(
      "Makes the certificates that a Point-to-Site gateway trusts, checks its address pools, and "
      "turns the package "
      "that Azure generates into profiles that users import.\n\n"
      "The product of a command goes to standard output, everything else to standard error. A "
      "command that fails "
      "prints nothing on standard output.");
  page.section("COMMANDS");
  for (const Command* command : commands()) {
    if (!command->hidden) page.item(fmt::format("{}(1)", man_name(*command)), command->summary);
  }
  page.section("OPTIONS");
  page.paragraphs("These mean the same for every command and can stand anywhere.");
  add_options(page, declare_globals().line, kGlobalGroup);
  page.section("SECRETS");
  page.paragraphs("A secret is never given as a value. A SOURCE says where it comes from:");
  for (const Row& row : kSources) page.item(row.term, row.explanation);
  add_rows(page, "FILES", kFiles);
  add_rows(page, "ENVIRONMENT", kEnvironment);
  add_rows(page, "EXIT STATUS", kExitCodes);
  page.section("EXAMPLES");
  page.example(
      "p2sctl init corp --name VNet1GW\ncd corp\np2sctl root create P2SRootCert\n"
      "p2sctl root export P2SRootCert --format azure",
      "From nothing to a root certificate for the gateway");
  return page.text();
}

}  // namespace p2s::cli
