// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/editing/document_edit.hpp"

#include <p2s/spec/detail/toml_path.hpp>

#include <algorithm>

namespace p2s::spec::detail {
namespace {

/// The table that holds the last step; missing ones are made.
toml::table* parent_of(toml::table& document, const Path& path) {
  auto* table = &document;
  for (std::size_t i = 0; i + 1 < path.size() && table != nullptr; ++i) {
    const auto& [name, index] = path[i];
    if (table->get(name) == nullptr && !index) table->insert(name, toml::table());
    auto* node = table->get(name);
    if (node != nullptr && index) {
      auto* list = node->as_array();
      node = list == nullptr ? nullptr : list->get(*index);
    }
    table = node == nullptr ? nullptr : node->as_table();
  }
  return table;
}

void set(toml::table& table, const PathStep& step, const toml::node& value) {
  if (!step.index) {
    table.insert_or_assign(step.name, value);
    return;
  }
  auto* list = table.get(step.name) == nullptr ? nullptr : table.get(step.name)->as_array();
  if (list != nullptr && *step.index < list->size())
    list->replace(list->cbegin() + static_cast<std::ptrdiff_t>(*step.index), value);
}

void add(toml::table& table, const PathStep& step, const toml::node& value) {
  auto* node = table.get(step.name);
  if (node == nullptr || !node->is_array()) {
    toml::array list;
    if (node != nullptr) list.push_back(*node);
    table.insert_or_assign(step.name, std::move(list));
  }
  table.get(step.name)->as_array()->push_back(value);
}

void remove(toml::table& table, const PathStep& step, const Edit& edit) {
  auto* node = table.get(step.name);
  auto* list = node == nullptr ? nullptr : node->as_array();
  if (edit.value.empty() && !step.index) {
    table.erase(step.name);
    return;
  }
  if (list == nullptr) return;
  const auto index =
      step.index ? step.index : find_item(*list, *parse_value(edit.value).get("value"));
  if (!index || *index >= list->size()) return;
  const auto* inner = list->get(*index)->as_table();
  const bool has_header = inner != nullptr && !inner->is_inline();
  list->erase(list->cbegin() + static_cast<std::ptrdiff_t>(*index));
  if (has_header && list->empty()) table.erase(step.name);  // [[name]] that is not there
}

}  // namespace

void edit_document(toml::table& document, std::span<const Edit> edits) {
  std::vector<std::pair<Path, const Edit*>> ordered;
  for (const auto& edit : edits) ordered.emplace_back(parse_path(edit.key), &edit);
  // What is removed last cannot move what others name; later items go before earlier ones.
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
    const bool a_removes = a.second->change == Change::remove;
    const bool b_removes = b.second->change == Change::remove;
    if (a_removes != b_removes) return b_removes;
    return a_removes && a.first > b.first;
  });
  for (const auto& [path, edit] : ordered) {
    auto* table = parent_of(document, path);
    if (table == nullptr) continue;
    if (edit->change == Change::remove) {
      remove(*table, path.back(), *edit);
      continue;
    }
    const auto parsed = parse_value(edit->value);
    if (edit->change == Change::set) set(*table, path.back(), *parsed.get("value"));
    if (edit->change == Change::add) add(*table, path.back(), *parsed.get("value"));
  }
}

}  // namespace p2s::spec::detail
