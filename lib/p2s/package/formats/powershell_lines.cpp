// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/formats/powershell_lines.hpp"

#include <p2s/base/text/text.hpp>

#include <map>
#include <utility>

namespace p2s::package {
namespace {

constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\r'; }
constexpr bool ends_command(char c) noexcept {
  return c == '\n' || c == ';' || c == '|' || c == '{' || c == '}' || c == '(' || c == ')';
}

/// Splits a script into words and commands.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<PowerShellCommand> run() {
    while (at_ < text_.size()) step();
    finish();
    return std::move(commands_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void advance() {
    if (text_[at_++] == '\n') ++line_;
  }

  void step() {
    const char c = peek();
    if (c == '`' && (peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n'))) {
      advance();
      while (peek() == '\r') advance();
      advance();
    } else if (c == '<' && peek(1) == '#') {
      while (at_ < text_.size() && !(peek() == '#' && peek(1) == '>')) advance();
      for (int i = 0; i < 2 && at_ < text_.size(); ++i) advance();
    } else if (c == '#') {
      while (at_ < text_.size() && peek() != '\n') advance();
    } else if (is_space(c)) {
      advance();
    } else if (ends_command(c)) {
      finish();
      advance();
    } else {
      take_word();
    }
  }

  void take_word() {
    if (command_.words.empty()) command_.line = line_;
    std::string word;
    while (at_ < text_.size() && !is_space(peek()) && !ends_command(peek())) {
      if (peek() == '@' && (peek(1) == '\'' || peek(1) == '"')) {
        take_here_string(word);
      } else if (peek() == '\'' || peek() == '"') {
        take_string(word);
      } else if (peek() == '$' && peek(1) == '{') {
        while (at_ < text_.size() && peek() != '}') take(word);
        if (at_ < text_.size()) take(word);
      } else if (peek() == '=' && command_.words.empty() && !word.empty()) {
        break;  // $Name='value'
      } else if (peek() == '=' && word.empty()) {
        take(word);
        break;
      } else {
        take(word);
      }
    }
    command_.words.push_back(std::move(word));
  }

  void take(std::string& word) {
    word += peek();
    advance();
  }

  void take_string(std::string& word) {
    const char quote = peek();
    advance();
    while (at_ < text_.size()) {
      if (peek() == quote && peek(1) == quote) {
        take(word);
        advance();
      } else if (peek() == quote) {
        advance();
        return;
      } else if (quote == '"' && peek() == '`' && at_ + 1 < text_.size()) {
        advance();
        take(word);
      } else {
        take(word);
      }
    }
  }

  void take_here_string(std::string& word) {
    const char quote = peek(1);
    while (at_ < text_.size() && peek() != '\n') advance();
    if (at_ < text_.size()) advance();
    const std::string end = std::string("\n") + quote + '@';
    auto stop = text_.find(end, at_ == 0 ? 0 : at_ - 1);
    if (stop == std::string_view::npos) stop = text_.size();
    while (at_ < stop) take(word);
    for (std::size_t i = 0; i < end.size() && at_ < text_.size(); ++i) advance();
  }

  void finish() {
    for (auto& word : command_.words) {
      const auto known = values_.find(to_lower(word));
      const bool assigned =
          &word == &command_.words.front() && command_.words.size() > 1 && command_.words[1] == "=";
      if (known == values_.end() || assigned || known->second.size() > budget_) continue;
      budget_ -= known->second.size();
      word = known->second;
    }
    if (command_.words.size() == 3 && command_.words[0].starts_with('$') &&
        command_.words[1] == "=") {
      values_[to_lower(command_.words[0])] = command_.words[2];
    }
    if (!command_.words.empty()) commands_.push_back(std::exchange(command_, {}));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  PowerShellCommand command_;
  std::vector<PowerShellCommand> commands_;
  std::map<std::string, std::string> values_;
  std::size_t budget_ = std::size_t{4} << 20U;  ///< bytes that variables may still stand for
};

}  // namespace

std::string PowerShellCommand::argument(std::string_view parameter) const {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (equals_ignoring_case(word, parameter)) return i + 1 < words.size() ? words[i + 1] : "";
    if (word.size() > parameter.size() && word[parameter.size()] == ':' &&
        equals_ignoring_case(word.substr(0, parameter.size()), parameter)) {
      return std::string(word.substr(parameter.size() + 1));
    }
  }
  return {};
}

std::vector<PowerShellCommand> powershell_commands(std::string_view text) {
  return Scanner(text).run();
}

}  // namespace p2s::package
