// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/strongswan/strongswan_lines.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::kit {
namespace {

constexpr std::size_t kDeepest = 16;

/// Up to the first of `ends` that is not in double quotes.
std::string_view unquoted_start(std::string_view text, std::string_view ends) {
  bool in_quotes = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_quotes && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      in_quotes = !in_quotes;
    } else if (!in_quotes && ends.find(text[i]) != ends.npos) {
      return text.substr(0, i);
    }
  }
  return text;
}

std::string without_quotes(std::string_view value) {
  value = trim(value);
  if (!value.starts_with('"')) return std::string(value);
  std::string plain;
  for (std::size_t i = 1; i < value.size() && value[i] != '"'; ++i) {
    if (value[i] == '\\' && i + 1 < value.size()) ++i;
    plain += value[i];
  }
  return plain;
}

/// The braces of swanctl.conf.
class Sections {
 public:
  void open(std::string_view name) {
    names_.emplace_back(name);
    if (names_.size() > kDeepest)
      throw Error(ErrorKind::malformed, fmt::format("has more than {} levels", kDeepest));
  }
  void close() {
    if (names_.empty()) throw Error(ErrorKind::malformed, "has a '}' without '{'");
    names_.pop_back();
  }
  std::string innermost() const { return names_.empty() ? std::string() : names_.back(); }
  bool all_closed() const noexcept { return names_.empty(); }

 private:
  std::vector<std::string> names_;
};

/// Reads the first statement of a line and removes it.
void take_statement(std::string_view& line, Sections& sections,
                    std::vector<StrongSwanSetting>& settings) {
  const auto word = unquoted_start(line, "={}");
  const char end = word.size() == line.size() ? '\0' : line[word.size()];
  line.remove_prefix(word.size() + (end == '\0' ? 0 : 1));
  if (end == '{') sections.open(trim(word));
  if (end == '=') {
    const auto value = unquoted_start(line, "}");
    settings.push_back({sections.innermost(), std::string(trim(word)), without_quotes(value)});
    line.remove_prefix(value.size());
  }
  if (end == '}') sections.close();
}

}  // namespace

std::vector<StrongSwanSetting> swanctl_settings(std::string_view text) {
  std::vector<StrongSwanSetting> settings;
  Sections sections;
  for (const auto whole : split_lines(text)) {
    auto line = unquoted_start(whole, "#");
    while (!line.empty()) take_statement(line, sections, settings);
  }
  if (!sections.all_closed()) throw Error(ErrorKind::malformed, "ends before its last '}'");
  return settings;
}

std::vector<StrongSwanSetting> ipsec_settings(std::string_view text) {
  std::vector<StrongSwanSetting> settings;
  std::string section;
  for (const auto whole : split_lines(text)) {
    const auto line = unquoted_start(whole, "#");
    const auto key = unquoted_start(line, "=");
    if (key.size() < line.size()) {
      settings.push_back(
          {section, std::string(trim(key)), without_quotes(line.substr(key.size() + 1))});
    } else if (!trim(line).empty()) {
      section = trim(line);
    }
  }
  return settings;
}

}  // namespace p2s::kit
