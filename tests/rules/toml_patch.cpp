// SPDX-License-Identifier: Apache-2.0
#include "rules/toml_patch.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace p2s::rules {
namespace {

void merge(toml::table& into, const toml::table& patch) {
  for (const auto& [key, node] : patch) {
    auto* inner = into[key].as_table();
    if (inner != nullptr && node.is_table())
      merge(*inner, *node.as_table());
    else
      into.insert_or_assign(key, node);
  }
}

/// The table that holds the last key of `path`, made when it is not there, and that key.
std::pair<toml::table*, std::string_view> holder(toml::table& document, std::string_view path) {
  auto* table = &document;
  for (auto dot = path.find('.'); dot != path.npos; dot = path.find('.')) {
    const auto key = path.substr(0, dot);
    table = table->insert(key, toml::table{}).first->second.as_table();
    if (table == nullptr) throw std::runtime_error(fmt::format("'{}' is not a table", key));
    path.remove_prefix(dot + 1);
  }
  return {table, path};
}

void remove_key(toml::table& document, std::string_view path) {
  const auto [table, key] = holder(document, path);
  if (table->erase(key) == 0) throw std::runtime_error(fmt::format("nothing at '{}'", path));
}

/// Appends the `number`th entry that `pattern` describes.
void append_entry(toml::array& list, const toml::node& pattern, std::int64_t number);
void append_entry(toml::array& list, const toml::table& pattern, std::int64_t number) {
  toml::table entry;
  for (const auto& [key, node] : pattern) {
    toml::array value;
    append_entry(value, node, number);
    entry.insert(key, value[0]);
  }
  list.push_back(std::move(entry));
}
void append_entry(toml::array& list, const toml::array& pattern, std::int64_t number) {
  toml::array entry;
  for (const auto& each : pattern) append_entry(entry, each, number);
  list.push_back(std::move(entry));
}
void append_entry(toml::array& list, const toml::node& pattern, std::int64_t number) {
  if (const auto* table = pattern.as_table()) return append_entry(list, *table, number);
  if (const auto* array = pattern.as_array()) return append_entry(list, *array, number);
  const auto text = pattern.value<std::string>().value();
  if (text == "{}")
    list.push_back(number);
  else
    list.push_back(fmt::format(fmt::runtime(text), number));
}

void repeat(toml::table& document, const toml::table& what) {
  const auto path = what["key"].value<std::string>().value();
  const auto [table, key] = holder(document, path);
  auto* list = table->insert(key, toml::array{}).first->second.as_array();
  if (list == nullptr) throw std::runtime_error(fmt::format("'{}' is not a list", key));
  const auto first = what["first"].value_or(std::int64_t{1});
  const auto count = what["count"].value<std::int64_t>().value();
  for (auto number = first; number < first + count; ++number)
    append_entry(*list, *what["entry"].node(), number);
}

}  // namespace

void change(toml::table& document, toml::table patch) {
  toml::array removed;
  toml::array repeated;
  if (auto* list = patch["remove"].as_array()) removed = std::move(*list);
  if (auto* list = patch["repeat"].as_array()) repeated = std::move(*list);
  patch.erase("remove");
  patch.erase("repeat");
  for (const auto& path : removed) remove_key(document, path.value<std::string>().value());
  merge(document, patch);
  for (const auto& each : repeated) repeat(document, *each.as_table());
}

}  // namespace p2s::rules
