// SPDX-License-Identifier: Apache-2.0
#include "command_line.hpp"

#include <p2s/base/text/text.hpp>

#include <type_traits>
#include <utility>

namespace p2s::cli {
namespace {

std::string shown_default(const Target& target) {
  return std::visit(
      [](const auto* field) -> std::string {
        using Field = std::remove_cvref_t<decltype(*field)>;
        if constexpr (std::is_same_v<Field, std::string>) {
          return *field;
        } else if constexpr (std::is_integral_v<Field> && !std::is_same_v<Field, bool>) {
          return *field == 0 ? "" : std::to_string(*field);
        } else {
          return "";
        }
      },
      target);
}

/// "-o, --output FILE" into its parts; letter and metavariable may be missing.
Option spelled(std::string_view spelling, Target target) {
  Option option;
  option.target = target;
  if (const std::size_t comma = spelling.find(", "); comma != std::string_view::npos) {
    option.letter = spelling.substr(0, comma);
    spelling.remove_prefix(comma + 2);
  }
  const std::size_t space = spelling.find(' ');
  option.name = spelling.substr(0, space);
  if (space != std::string_view::npos) option.metavariable = spelling.substr(space + 1);
  return option;
}

}  // namespace

Option& Option::choices(std::vector<std::string> allowed) {
  values = std::move(allowed);
  metavariable = join(values, "|");
  return *this;
}

Option& Option::range(std::int64_t min, std::int64_t max) {
  limits = Range{min, max};
  return *this;
}

Option& Option::required() {
  is_required = true;
  return *this;
}

Option& Option::offers(Offered which) {
  offered = which;
  return *this;
}

Option& Option::needs(std::string_view other) {
  needed.emplace_back(other);
  return *this;
}

Option& Option::excludes(std::string_view other) {
  excluded.emplace_back(other);
  return *this;
}

Option& CommandLine::add(Option option, std::string_view help) {
  option.description = help;
  option.default_value = shown_default(option.target);
  option.group = group_;
  return options_.emplace_back(std::move(option));
}

Option& CommandLine::argument(std::string_view name, Target target, std::string_view help) {
  Option option;
  option.target = target;
  option.is_argument = true;
  option.name = name;
  option.metavariable = name;
  return add(std::move(option), help);
}

Option& CommandLine::option(std::string_view spelling, Target target, std::string_view help) {
  return add(spelled(spelling, target), help);
}

Option& CommandLine::flag(std::string_view spelling, bool* target, std::string_view help) {
  return add(spelled(spelling, target), help);
}

const Option* CommandLine::find(std::string_view name) const {
  if (name.empty()) return nullptr;
  for (const Option& option : options_) {
    if (option.name == name || option.letter == name) return &option;
  }
  return nullptr;
}

OptionWord CommandLine::read_option(std::string_view word) const {
  if (word.starts_with("--")) {
    const std::size_t equals = word.find('=');
    const Option* option = find(word.substr(0, equals));
    if (option == nullptr) return {};
    return {{option}, !option->is_flag() && equals == std::string_view::npos};
  }
  OptionWord read;
  for (std::size_t i = 1; i < word.size(); ++i) {
    const Option* option = find(std::string{'-', word[i]});
    if (option == nullptr) return {};
    read.named.push_back(option);
    if (!option->is_flag()) {
      read.waits = i + 1 == word.size();  // otherwise the rest is its value
      break;
    }
  }
  return read;
}

}  // namespace p2s::cli
