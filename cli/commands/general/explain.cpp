// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/diagnosis/explanation_view.hpp"
#include "output/output.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/diagnosis/diagnose_client.hpp>
#include <p2s/app/gateway/rule_catalogue.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/explain.hpp>
#include <p2s/diagnosis/readers/client_text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct ExplainOptions {
  std::vector<std::string> words;
};

void add_options(CommandLine& line, ExplainOptions& options) {
  line.argument("CODE|RULE|TEXT", &options.words,
                "Error code, rule ID, or part of a message; - reads a message or a log from "
                "standard input (default: list all errors)");
}

/// Matches shown in full; further ones get one line each.
constexpr std::size_t kShownInFull = 3;
constexpr std::size_t kShownAtAll = 8;

void print_found(Context& context, const diagnosis::Explanation& found, bool all_in_full) {
  ExplanationPrinter printer(context);
  std::size_t shown = 0;
  for (const auto* error : found.errors) {
    if (all_in_full || shown < kShownInFull) {
      printer.print(*error);
    } else if (shown < kShownAtAll) {
      printer.print_short(*error);
    }
    ++shown;
  }
  for (const auto& rule : found.rules) printer.print(rule);
}

/// All errors, and the rules of `diagnose`.
ExitCode list_all(Context& context) {
  diagnosis::Explanation all;
  for (const auto& error : diagnosis::known_errors()) all.errors.push_back(&error);
  for (const Rule& rule : app::rule_catalogue()) {
    if (rule.id.starts_with("DIAG-")) all.rules.push_back({rule, true, {}});
  }
  if (context.globals().json) {
    print_explanation_json(context, all);
    return ExitCode::done;
  }
  Table table({"NAME", "WHAT IS SHOWN"});
  for (const auto* error : all.errors) table.add({error->name, error->message});
  for (const auto& rule : all.rules)
    table.add({std::string(rule.rule.id), std::string(rule.rule.title)});
  table.print(context);
  context.info("for the cause and fix: p2sctl explain NAME, also with the ID of a rule");
  return ExitCode::done;
}

Error nothing_known(const std::string& question, const diagnosis::Explanation& found) {
  auto message = found.unknown.empty()
                     ? fmt::format("no explanation found for '{}'", printable(question, 80))
                     : fmt::format("error '{}' is unknown", printable(found.unknown, 80));
  if (!found.nearest.empty()) message += fmt::format("; nearest: {}", join(found.nearest, ", "));
  auto hint = std::string("list all errors with: p2sctl explain");
  if (!found.nearest.empty()) {
    hint = fmt::format("did you mean: p2sctl explain {}", found.nearest.front());
  } else if (found.translated) {
    hint =
        "use the number that Windows shows, which is the same in every language, for example: "
        "p2sctl explain 809";
  }
  return Error(ErrorKind::not_found, std::move(message)).hint(std::move(hint));
}

ExitCode run(const ExplainOptions& options, Context& context) {
  if (options.words.empty()) return list_all(context);
  const bool pasted = options.words == std::vector<std::string>{"-"};
  const auto question =
      pasted
          ? app::client_text(app::read_input("-", context.services(), diagnosis::kClientTextLimit))
          : join(options.words, " ");
  if (trim(question).empty()) {
    throw Error(ErrorKind::usage, "nothing to explain")
        .hint("p2sctl explain 798, or list all errors with: p2sctl explain");
  }
  const auto found = diagnosis::explain(question, app::rule_catalogue());
  if (found.empty()) throw nothing_known(std::string(trim(question)), found);
  if (context.globals().json) {
    print_explanation_json(context, found);
  } else {
    print_found(context, found, pasted);
  }
  return ExitCode::done;
}

constexpr std::array kExplainExamples{
    Example{"p2sctl explain 798", "A Windows error code"},
    Example{"p2sctl explain -2146893018", "The same as 0x80090326"},
    Example{"p2sctl explain 'no usable TLS client certificate'", "Part of a message"},
    Example{"p2sctl explain POOL-020", "A rule"},
    Example{"journalctl -u strongswan | p2sctl explain -", "All known errors in a log"}};

}  // namespace

extern const Command explain{
    .path = "explain",
    .summary = "Explain an error and how to fix it",
    .details =
        "Finds the cause and the fix of an error of Windows, the Azure VPN Client, Entra ID, "
        "macOS, strongSwan, NetworkManager, OpenVPN, the portal, PowerShell or Terraform, with the "
        "source.\n\n"
        "A number or a symbol decides, whatever the words around it are: 809, 0x80090326, "
        "-2146893018, AADSTS50105, NO_PROPOSAL_CHOSEN. A number counts if it is all of the text, "
        "its first word, after a word such as 'error' or 'code', or at the end of a message of "
        "RasClient. A number that the catalogue lacks is unknown, and the nearest ones are "
        "named.\n\n"
        "Without a number, the longest phrase of the catalogue that the text contains decides; "
        "then the words, if enough of them agree. Letter case does not matter and typing errors "
        "are tolerated. A name such as strongSwan or macOS limits the words to its messages. If "
        "too few words agree, nothing is shown. A text of several lines is read as a log.\n\n"
        "A cause that no source confirms is marked as unconfirmed. Also explains every rule that "
        "gateway rules lists. Exits with status 4 if nothing is found.",
    .examples = kExplainExamples,
    .see_also = "diagnose",
    .declare = make_command<ExplainOptions, add_options, run>,
};

}  // namespace p2s::cli
