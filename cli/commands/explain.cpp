#include "../command.hpp"
#include "../options/options.hpp"
#include "../output/output.hpp"

#include <p2s/app/diagnose_client.hpp>
#include <p2s/app/hash_files.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/gateway/explain.hpp>
#include <p2s/gateway/readers/client_text.hpp>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

struct ExplainOptions {
  std::vector<std::string> words;
};

void add_options(CLI::App& app, ExplainOptions& options) {
  app.add_option(
         "code", options.words,
         "an error code, the id of a rule, a message or a part of one; - reads a message or "
         "a log from standard input; without it every error is listed")
      ->type_name("CODE|RULE|TEXT");
}

/// What is shown in full; further matches are named in a line each.
constexpr std::size_t kShownInFull = 3;

Json json_of(const gateway::KnownError& error) {
  auto rules = Json::array();
  for (const auto rule : split(error.rules, ' ')) {
    if (!rule.empty()) rules.push_back(std::string(rule));
  }
  return {{"kind", "error"},           {"name", error.name},
          {"message", error.message},  {"cause", error.cause},
          {"fix", error.fix},          {"source", error.source},
          {"rules", std::move(rules)}, {"confirmed", error.confirmed}};
}

Json json_of(const gateway::RuleExplanation& explained) {
  const auto& rule = explained.rule;
  auto errors = Json::array();
  for (const auto* error : explained.errors) errors.push_back(std::string(error->name));
  return {{"kind", "rule"},
          {"name", rule.id},
          {"title", rule.title},
          {"severity", rule.severity ? Json(to_string(*rule.severity)) : Json(nullptr)},
          {"source", rule.reference},
          {"dated", rule.dated},
          {"unchecked", rule.unchecked},
          {"errors", std::move(errors)}};
}

Json json_of(const gateway::Explanation& found) {
  auto rows = Json::array();
  for (const auto& match : found.errors) rows.push_back(json_of(*match.error));
  for (const auto& rule : found.rules) rows.push_back(json_of(rule));
  return {{"explanations", std::move(rows)}};
}

class Printer {
 public:
  explicit Printer(Context& context) : context_(context) {}

  void print(const gateway::KnownError& error) {
    title(error.name, std::string(error.message));
    line("cause",
         error.confirmed ? std::string(error.cause) : fmt::format("{} (unconfirmed)", error.cause));
    line("fix", std::string(error.fix));
    line("see", std::string(error.source));
    line("rules", replace_all(error.rules, " ", ", "));
  }

  void print(const gateway::RuleExplanation& explained) {
    const auto& rule = explained.rule;
    title(rule.id, std::string(rule.title));
    if (rule.severity) line("severity", std::string(to_string(*rule.severity)));
    if (explained.by_diagnose) {
      line("judged", "by p2sctl diagnose, on the client");
    } else {
      line("judged", rule.unchecked.empty() ? std::string("by p2sctl gateway check")
                                            : fmt::format("no: {}", rule.unchecked));
    }
    if (rule.dated) line("dated", "the verdict depends on the day (--as-of)");
    line("see", std::string(rule.reference));
    std::vector<std::string> names;
    for (const auto* error : explained.errors) names.emplace_back(error->name);
    line("errors", join(names, ", "));
  }

  /// One line for a match that is not shown in full.
  void print_short(const gateway::KnownError& error) {
    context_.out() << (shorts_++ == 0 ? "\nalso:\n" : "")
                   << fmt::format("  {}  {}\n", error.name, error.message);
  }

 private:
  void title(std::string_view name, const std::string& message) {
    if (!first_) context_.out() << '\n';
    first_ = false;
    context_.out() << (context_.out_has_colour() ? fmt::format("\033[1m{}\033[0m", name)
                                                 : std::string(name))
                   << "  " << message << '\n';
  }
  void line(std::string_view label, const std::string& text) {
    if (!text.empty()) context_.out() << "  " << label << ": " << text << '\n';
  }

  Context& context_;
  bool first_ = true;
  std::size_t shorts_ = 0;
};

void print_found(Context& context, const gateway::Explanation& found, bool all_in_full) {
  Printer printer(context);
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

/// Everything that can be asked, but for the rules that `gateway check` judges.
ExitCode list_all(Context& context) {
  gateway::Explanation all;
  for (const auto* error : gateway::known_errors()) all.errors.push_back({error, 1});
  for (const auto& rule : gateway::explained_rules()) {
    if (rule.id.starts_with("DIAG-")) all.rules.push_back({rule, true, {}});
  }
  if (context.globals().json) {
    print_json(context, json_of(all));
    return ExitCode::done;
  }
  Table table({"NAME", "WHAT IS SHOWN"});
  for (const auto& match : all.errors)
    table.add({std::string(match.error->name), std::string(match.error->message)});
  for (const auto& rule : all.rules)
    table.add({std::string(rule.rule.id), std::string(rule.rule.title)});
  table.print(context);
  context.say("cause and fix of one: p2sctl explain NAME; the ids of rules can be asked too");
  return ExitCode::done;
}

Error nothing_known(const std::string& question) {
  const auto near = gateway::closest_question(question);
  return Error(ErrorKind::not_found,
               fmt::format("nothing is known of '{}'", printable(question, 80)))
      .hint(near ? fmt::format("did you mean: p2sctl explain {}", *near)
                 : "p2sctl explain lists every error; other words of the message may fit better");
}

ExitCode run(const ExplainOptions& options, Context& context) {
  if (options.words.empty()) return list_all(context);
  const bool pasted = options.words == std::vector<std::string>{"-"};
  const auto question = pasted ? app::client_text(app::read_input("-", gateway::kClientTextLimit))
                               : join(options.words, " ");
  if (trim(question).empty()) {
    throw Error(ErrorKind::usage, "there is nothing to explain")
        .hint("p2sctl explain 798, or p2sctl explain to list every error");
  }
  const auto found = pasted ? gateway::explain_text(question) : gateway::explain(question);
  if (found.empty()) throw nothing_known(std::string(trim(question)));
  if (context.globals().json) {
    print_json(context, json_of(found));
  } else {
    print_found(context, found, pasted);
  }
  return ExitCode::done;
}

constexpr std::array kExamples{
    Example{"p2sctl explain 798", "an error code of Windows"},
    Example{"p2sctl explain -2146893018", "the same as 0x80090326"},
    Example{"p2sctl explain 'no usable TLS client certificate'", "words of a message"},
    Example{"p2sctl explain POOL-020", "a rule"},
    Example{"journalctl -u strongswan | p2sctl explain -", "every known error in a log"}};

}  // namespace

extern const Command explain{
    .path = "explain",
    .summary = "say what an error means and how to fix it",
    .details =
        "Finds the cause and the fix of an error that a client, its log or the portal shows, with "
        "the source. Codes may be decimal, hex with or without 0x, or negative; of a message a few "
        "words are enough, in any letter case and with typing errors. Several matches are listed "
        "best first. A cause that no source confirms is marked unconfirmed.\n\n"
        "Ids of rules are explained too: those of gateway check and of diagnose. Exit code 4 when "
        "nothing is known.",
    .examples = kExamples,
    .see_also = "diagnose",
    .declare = [](CLI::App& app) { return bound<ExplainOptions>(app, add_options, run); },
};

}  // namespace p2s::cli
