// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/diagnosis/explanation_view.hpp"
#include "output/output.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/app/diagnosis/diagnose_client.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/diagnosis/explain.hpp>
#include <p2s/diagnosis/readers/client_text.hpp>
#include <p2s/kit/rule_search.hpp>

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

void print_found(Context& context, const diagnosis::Explanation& found, bool all_in_full) {
  ExplanationPrinter printer(context);
  std::size_t shown = 0;
  for (const auto& match : found.errors) {
    if (all_in_full || shown++ < kShownInFull) {
      printer.print(*match.error);
    } else {
      printer.print_short(*match.error);
    }
  }
  for (const auto& rule : found.rules) printer.print(rule);
}

/// All errors and rules, except the rules of `gateway check`.
ExitCode list_all(Context& context) {
  diagnosis::Explanation all;
  for (const auto* error : diagnosis::known_errors()) all.errors.push_back({error, 1});
  for (const auto& rule : diagnosis::explained_rules()) {
    if (rule.id.starts_with("DIAG-")) all.rules.push_back({rule, true, {}});
  }
  if (context.globals().json) {
    print_explanation_json(context, all);
    return ExitCode::done;
  }
  Table table({"NAME", "WHAT IS SHOWN"});
  for (const auto& match : all.errors)
    table.add({std::string(match.error->name), std::string(match.error->message)});
  for (const auto& rule : all.rules)
    table.add({std::string(rule.rule.id), std::string(rule.rule.title)});
  table.print(context);
  context.info("for the cause and fix: p2sctl explain NAME, also with the ID of a rule");
  return ExitCode::done;
}

Error nothing_known(const std::string& question) {
  const auto near = diagnosis::closest_question(question);
  return Error(ErrorKind::not_found,
               fmt::format("no explanation found for '{}'", printable(question, 80)))
      .hint(near ? fmt::format("did you mean: p2sctl explain {}", *near)
                 : "list all errors with: p2sctl explain");
}

ExitCode show(const Rule& rule, Context& context) {
  if (context.globals().json) {
    print_explanation_json(context, rule);
  } else {
    ExplanationPrinter(context).print(rule);
  }
  return ExitCode::done;
}

ExitCode run(const ExplainOptions& options, Context& context) {
  if (options.words.empty()) return list_all(context);
  if (options.words.size() == 1) {
    if (const Rule* rule = kit::find_rule(diagnosis::rule_id(options.words.front())))
      return show(*rule, context);
  }
  const bool pasted = options.words == std::vector<std::string>{"-"};
  const auto question = pasted ? app::client_text(app::read_input("-", diagnosis::kClientTextLimit))
                               : join(options.words, " ");
  if (trim(question).empty()) {
    throw Error(ErrorKind::usage, "nothing to explain")
        .hint("p2sctl explain 798, or list all errors with: p2sctl explain");
  }
  const auto found = pasted ? diagnosis::explain_text(question) : diagnosis::explain(question);
  if (found.empty()) throw nothing_known(std::string(trim(question)));
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
        "Finds the cause and the fix of an error shown by a client, its log or the Azure portal, "
        "with the source. Codes can be decimal, hexadecimal (with or without 0x) or negative. A "
        "few words of a message are enough; letter case does not matter and typing errors are "
        "tolerated. Several matches are listed best first. A cause that no source confirms is "
        "marked as unconfirmed.\n\n"
        "Also explains the rules of gateway check, diagnose and the package commands. Exits with "
        "status 4 if nothing is found.",
    .examples = kExplainExamples,
    .see_also = "diagnose",
    .declare = make_command<ExplainOptions, add_options, run>,
};

}  // namespace p2s::cli
