// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/flat_keys.hpp"

#include <p2s/spec/detail/toml_document.hpp>

#include <sstream>

namespace p2s::spec {
namespace {

using Keys = std::map<std::string, std::string>;

/// On one line.
std::string shown(const toml::node& node) {
  if (const auto* list = node.as_array()) {
    std::string text;
    for (const auto& each : *list) text += (text.empty() ? "" : ", ") + shown(each);
    return '[' + text + ']';
  }
  if (const auto* table = node.as_table()) {
    std::string text;
    for (const auto& [key, value] : *table)
      text += (text.empty() ? "" : ", ") + std::string(key.str()) + " = " + shown(value);
    return "{ " + text + " }";
  }
  std::ostringstream text;
  node.visit([&](const auto& value) {
    if constexpr (toml::is_value<decltype(value)>)
      text << toml::toml_formatter(
          value, toml::toml_formatter::default_flags & ~toml::format_flags::allow_literal_strings);
  });
  return text.str();
}

void add(const toml::table& table, const std::string& path, Keys& keys) {
  for (const auto& [key, node] : table) {
    auto full = path.empty() ? std::string(key.str()) : path + '.' + std::string(key.str());
    const auto* inner = node.as_table();
    if (inner == nullptr)
      keys.emplace(std::move(full), shown(node));
    else
      add(*inner, full, keys);
  }
}

}  // namespace

Keys flat_keys(std::string_view text, std::string_view name) {
  Keys keys;
  add(detail::parse_document(text, name), "", keys);
  return keys;
}

}  // namespace p2s::spec
