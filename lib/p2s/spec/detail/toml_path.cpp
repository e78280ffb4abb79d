// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/toml_path.hpp"

#include <p2s/base/text/text.hpp>

#include <charconv>

namespace p2s::spec::detail {

Path parse_path(std::string_view text) {
  Path path;
  for (const auto part : split(text, '.')) {
    const auto open = part.find('[');
    auto& step = path.emplace_back(PathStep{std::string(part.substr(0, open)), {}});
    if (open == std::string_view::npos) continue;
    std::size_t index = 0;
    std::from_chars(part.data() + open + 1, part.data() + part.size(), index);
    step.index = index;
  }
  return path;
}

const toml::node* find_node(const toml::table& document, const Path& path) {
  const toml::node* node = &document;
  for (const auto& [name, index] : path) {
    const auto* table = node->as_table();
    node = table == nullptr ? nullptr : table->get(name);
    if (node == nullptr) return nullptr;
    if (!index) continue;
    const auto* list = node->as_array();
    node = list == nullptr ? nullptr : list->get(*index);
    if (node == nullptr) return nullptr;
  }
  return node;
}

toml::table parse_value(std::string_view value) {
  return toml::parse("value = " + std::string(value));
}

std::optional<std::size_t> find_item(const toml::array& list, const toml::node& value) {
  const auto wanted = value.value_or(std::string());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto* text = list[i].as_string();
    if (text != nullptr && equals_ignoring_case(text->get(), wanted)) return i;
  }
  return std::nullopt;
}

}  // namespace p2s::spec::detail
