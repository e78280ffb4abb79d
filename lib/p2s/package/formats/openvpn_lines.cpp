// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/formats/openvpn_lines.hpp"

#include <p2s/base/text/text.hpp>

namespace p2s::package {
namespace {

constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }

/// The first parameter of `line`, parsed as by OpenVPN's parse_line().
std::string take_word(std::string_view& line) {
  std::string word;
  char quote = '\0';
  std::size_t at = 0;
  for (; at < line.size(); ++at) {
    const char c = line[at];
    if (quote == '\0' && is_blank(c)) break;
    if (quote != '\'' && c == '\\' && at + 1 < line.size()) {
      word += line[++at];
    } else if (quote == '\0' && (c == '"' || c == '\'')) {
      quote = c;
    } else if (quote != '\0' && c == quote) {
      quote = '\0';
    } else {
      word += c;
    }
  }
  line.remove_prefix(at);
  return word;
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (;;) {
    while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
    if (line.empty() || line.front() == '#' || line.front() == ';') return words;
    words.push_back(take_word(line));
  }
}

/// "ca" for "<ca>"; empty for any other line.
std::string_view opened_block(std::string_view line) {
  line = trim(line);
  if (line.size() < 3 || !line.starts_with('<') || !line.ends_with('>') || line[1] == '/')
    return {};
  return line.substr(1, line.size() - 2);
}

bool closes(std::string_view line, std::string_view name) {
  line = trim(line);
  return line.size() == name.size() + 3 && line.starts_with("</") && line.ends_with('>') &&
         line.substr(2, name.size()) == name;
}

}  // namespace

std::vector<OpenVpnItem> openvpn_items(std::string_view text) {
  std::vector<OpenVpnItem> items;
  const auto lines = split_lines(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view name = opened_block(lines[i]);
    if (name == "connection" || closes(lines[i], "connection")) continue;
    OpenVpnItem item;
    item.line = i + 1;
    if (name.empty()) {
      item.words = words_of(lines[i]);
      if (item.words.empty()) continue;
      // OpenVPN accepts "--up" in a file as on its command line.
      std::string& directive = item.words.front();
      if (directive.size() > 2 && directive.starts_with("--")) directive.erase(0, 2);
      items.push_back(std::move(item));
      continue;
    }
    item.words.emplace_back(name);
    item.block = true;
    const std::size_t first = i + 1;
    while (++i < lines.size() && !closes(lines[i], name)) {
    }
    item.closed = i < lines.size();
    const char* const begin =
        first < lines.size() ? lines[first].data() : text.data() + text.size();
    const char* const end = item.closed ? lines[i].data() : text.data() + text.size();
    item.content = std::string_view(begin, static_cast<std::size_t>(end - begin));
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace p2s::package
