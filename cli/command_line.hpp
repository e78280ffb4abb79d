// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace p2s::cli {

/// The field that an option fills. The type of the field says what the option is: a flag (bool),
/// one value, or repeatable values (vector).
using Target =
    std::variant<bool*, std::string*, std::vector<std::string>*, int*, unsigned*, std::uint64_t*,
                 std::optional<std::int64_t>*, std::optional<std::uint64_t>*>;

struct Range {
  std::int64_t min;
  std::int64_t max;
};

/// Which clients a command can act on.
enum class Offered { all, revoked, unrevoked };

/// One argument or option of a command. The parser, its errors, help, man pages and
/// completion all use this record.
///
/// The metavariable is what help shows for the value and what completion offers: FILE, DIR, SOURCE,
/// RULE, ROOT, CLIENT, CODE, or the values themselves as "a|b|c". Other names are
/// shown but not completed.
struct Option {
  Target target;
  bool is_argument = false;
  std::string name;           ///< "--output"; of an argument the word that errors use: "FILE"
  std::string letter;         ///< "-o"; empty if there is none
  std::string metavariable;   ///< "FILE", "cer|pem"; empty for a flag
  std::string description;    ///< the help text
  std::string default_value;  ///< empty: help shows none
  std::string_view group;     ///< the heading in help; empty for the command's own options
  bool is_required = false;
  std::vector<std::string> values;  ///< the only ones allowed; empty: any
  Offered offered = Offered::all;   ///< the clients that completion offers
  std::optional<Range> limits;
  std::vector<std::string> needed;    ///< names of options that must be given too
  std::vector<std::string> excluded;  ///< names of options that must not be given too

  Option& choices(std::vector<std::string> allowed);
  Option& range(std::int64_t min, std::int64_t max);
  Option& required();
  Option& offers(Offered which);
  Option& needs(std::string_view other);
  Option& excludes(std::string_view other);

  bool is_flag() const { return std::holds_alternative<bool*>(target); }
  bool is_repeatable() const { return std::holds_alternative<std::vector<std::string>*>(target); }
};

/// A word that starts with '-'. "-qC" contains two options, of which the last needs a value.
struct OptionWord {
  std::vector<const Option*> named;  ///< in their order; empty: at least one is unknown
  bool waits = false;                ///< the next word is the value of the last
};

/// The arguments and options of a command, and their parser.
///   line.argument("FILE", &options.files, "Files of any type").required();
///   line.option("-o, --output FILE", &options.output, "Output file");
///   line.option("--format", &options.format, "Output format").choices({"pem", "der"});
///   line.flag("--force", &options.force, "Replace existing files");
class CommandLine {
 public:
  /// `command` as typed: "p2sctl client issue".
  explicit CommandLine(std::string command) : command_(std::move(command)) {}

  Option& argument(std::string_view name, Target target, std::string_view help);
  Option& option(std::string_view spelling, Target target, std::string_view help);
  Option& flag(std::string_view spelling, bool* target, std::string_view help);
  /// Options declared from here on are shown under this heading.
  void group(std::string_view heading) { group_ = heading; }

  const std::string& command() const { return command_; }
  const std::deque<Option>& options() const { return options_; }
  /// By "--output", "-o" or the name of an argument; null if there is none.
  const Option* find(std::string_view name) const;
  OptionWord read_option(std::string_view word) const;

  /// Stores the values in `words` in the fields of the options. Error(usage), with a hint.
  void parse(const std::vector<std::string>& words) const;

 private:
  Option& add(Option option, std::string_view help);

  std::string command_;
  std::string_view group_;
  std::deque<Option> options_;  // a deque, because add() returns references
};

}  // namespace p2s::cli
