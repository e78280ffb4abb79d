// SPDX-License-Identifier: Apache-2.0
#include <p2s/spec/editing/text_edit.hpp>

#include <algorithm>

namespace p2s::spec::detail {

void TextEdit::remove(const Path& path, const Edit& edit) {
  const auto* node = find_node(document_, path);
  if (node == nullptr) fail_place(edit);
  if (!edit.value.empty()) {
    const auto* list = node->as_array();
    const auto item = parse_value(edit.value);
    const auto index = list == nullptr ? std::nullopt : find_item(*list, *item.get("value"));
    if (!index) fail_place(edit);
    return remove_item(*list, *index);
  }
  auto holder = path;
  if (path.back().index) {
    holder.back().index.reset();
    return remove_item(*find_node(document_, holder)->as_array(), *path.back().index);
  }
  if (is_header_table(*node)) {
    if (const auto* table = node->as_table()) return remove_table(*table);
    for (const auto& each : *node->as_array()) remove_table(*each.as_table());
    return;
  }
  holder.pop_back();
  const auto& parent = *find_node(document_, holder)->as_table();
  const auto end = part_of(*node).second;
  const auto parts = parts_of(parent);
  const auto at = std::find_if(parts.begin(), parts.end(),
                               [&](const Part& part) { return part.second == end; });
  if (at == parts.end()) fail_place(edit);
  if (parent.is_inline())
    return remove_parts(parts, {static_cast<std::size_t>(at - parts.begin())});
  change({places_.line_begin(at->first), places_.next_line(end)}, {});
}

void TextEdit::remove_item(const toml::array& list, std::size_t index) {
  const auto* table = list[index].as_table();
  if (table != nullptr && !table->is_inline()) return remove_table(*table);
  gone_[&list].insert(index);
}

std::size_t TextEdit::end_of(const toml::table& table) const {
  auto end = places_.line_end(part_of(table).first);
  for (const auto& part : parts_of(table)) end = std::max(end, part.second);
  for (const auto& [key, node] : table) {
    if (!is_header_table(node)) continue;
    if (const auto* inner = node.as_table()) end = std::max(end, end_of(*inner));
    if (const auto* list = node.as_array()) {
      for (const auto& each : *list) end = std::max(end, end_of(*each.as_table()));
    }
  }
  return end;
}

/// With the blank line below it, so that no two follow each other.
void TextEdit::remove_table(const toml::table& table) {
  auto after = places_.next_line(end_of(table));
  if (after < text_.size() && places_.is_blank(after, places_.line_end(after)))
    after = places_.next_line(after);
  change({places_.line_begin(part_of(table).first), after}, {});
}

void TextEdit::remove_parts(const std::vector<Part>& parts, const std::set<std::size_t>& gone) {
  // What the list ends in after them.
  auto kept = parts.size();
  while (kept > 0 && gone.contains(kept - 1)) --kept;
  for (const auto index : gone) {
    const auto [begin, end] = parts[index];
    if (const auto line = own_lines(parts, index))
      change(*line, {});
    else if (index < kept)
      change({begin, parts[index + 1].first}, {});
    else
      change({kept == 0 ? begin : parts[kept - 1].second, end}, {});
  }
  if (kept == 0 && gone.size() > 1 && !own_lines(parts, 0))  // the commas between them
    change({parts.front().first, parts.back().second}, {});
}

/// The lines of an item that shares them with no other; nullopt if it does.
std::optional<TextEdit::Part> TextEdit::own_lines(const std::vector<Part>& parts,
                                                  std::size_t index) const {
  const auto [begin, end] = parts[index];
  const auto line = places_.line_begin(begin);
  const auto comma = skip_space(text_, end);
  const bool has_comma = comma < text_.size() && text_[comma] == ',';
  const auto last = has_comma ? comma + 1 : end;
  const auto next = places_.next_line(last);
  const bool is_alone = places_.is_blank(line, begin) && skip_space(text_, last) >= next &&
                        (index + 1 == parts.size() || parts[index + 1].first >= next);
  return is_alone ? std::optional(Part{line, next}) : std::nullopt;
}

}  // namespace p2s::spec::detail
