// SPDX-License-Identifier: Apache-2.0
#include "command_line.hpp"
#include "usage_error.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>

// The only file that uses CLI11. CLI11 separates options from values; the values and the
// relations between options are checked here, against our own records.

namespace p2s::cli {
namespace {

/// "Any number of values" for CLI11.
constexpr int kAnyNumber = 1 << 20;

struct Given {
  const Option* option;
  CLI::Option* parsed;
};

CLI::Option* declare(CLI::App& app, const Option& option) {
  const std::string names = option.letter.empty() ? option.name : option.letter + "," + option.name;
  CLI::Option* declared = nullptr;
  if (option.is_flag()) {
    declared = app.add_flag(names);
  } else if (option.is_argument) {
    // Each has a name of its own, which newer versions of CLI11 require.
    const auto name = "argument-" + std::to_string(app.get_options().size());
    declared = app.add_option(name)->expected(option.is_repeatable() ? kAnyNumber : 1);
  } else {
    declared = app.add_option(names);  // one value each time: the next argument is not swallowed
  }
  return declared->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

template <typename Number>
bool store_number(const std::string& text, Number& field) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return false;
  field = number;
  return true;
}

/// Stores a value in the field of an option. False if the text is not of that type.
struct Store {
  const std::string& text;

  bool operator()(bool* field) const {
    *field = text != "false";
    return text == "true" || text == "false";
  }
  bool operator()(std::string* field) const {
    *field = text;
    return true;
  }
  bool operator()(std::vector<std::string>* field) const {
    field->push_back(text);
    return true;
  }
  template <typename Number>
  bool operator()(std::optional<Number>* field) const {
    return store_number(text, field->emplace());
  }
  template <typename Number>
  bool operator()(Number* field) const {
    return store_number(text, *field);
  }
};

bool is_in(const Range& range, const std::string& text) {
  std::int64_t number = 0;
  return store_number(text, number) && number >= range.min && number <= range.max;
}

void store_values(const CommandLine& line, const Option& option,
                  const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    if (!option.values.empty() &&
        std::find(option.values.begin(), option.values.end(), value) == option.values.end()) {
      throw not_a_choice(line, option, value);
    }
    if (option.limits && !is_in(*option.limits, value)) throw out_of_range(line, option, value);
    if (!std::visit(Store{value}, option.target)) {
      throw option.is_flag() ? unwanted_value(line, option) : not_a_number(line, option, value);
    }
  }
  if (values.size() > 1 && !option.is_flag() && !option.is_repeatable())
    throw repeated_option(line, option);
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void check_relations(const CommandLine& line, const std::vector<Given>& all) {
  for (const Given& one : all) {
    if (one.parsed->count() == 0) {
      if (one.option->is_required) throw missing_option(line, *one.option);
      continue;
    }
    for (const Given& other : all) {
      const bool given = other.parsed->count() > 0;
      if (!given && contains(one.option->needed, other.option->name))
        throw missing_companion(line, *one.option, *other.option);
      if (given && (contains(one.option->excluded, other.option->name) ||
                    contains(other.option->excluded, one.option->name))) {
        throw conflicting_options(line, *one.option, *other.option);
      }
    }
  }
}

void refuse_the_rest(const CommandLine& line, const std::vector<std::string>& rest) {
  const auto marker = std::find(rest.begin(), rest.end(), "--");
  const auto option = std::find_if(rest.begin(), marker, [](const std::string& word) {
    return word.size() > 1 && word.front() == '-';
  });
  if (option != marker) throw unknown_option(line, *option);
  for (const std::string& word : rest) {
    if (word != "--") throw unexpected_argument(line, word);
  }
}

}  // namespace

void CommandLine::parse(const std::vector<std::string>& words) const {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<Given> all;
  for (const Option& option : options_) all.push_back({&option, cli::declare(app, option)});
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ArgumentMismatch&) {
    throw missing_value(*this, words.back());  // only the last word can have none after it
  }
  for (const Given& given : all) store_values(*this, *given.option, given.parsed->results());
  check_relations(*this, all);
  refuse_the_rest(*this, app.remaining());
}

}  // namespace p2s::cli
