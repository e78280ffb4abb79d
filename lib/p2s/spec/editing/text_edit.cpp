// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/editing/text_edit.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace p2s::spec::detail {

bool is_header_table(const toml::node& node) {
  const auto* table = node.as_table();
  if (table != nullptr) return !table->is_inline();
  const auto* list = node.as_array();
  return list != nullptr && !list->empty() && is_header_table(list->front());
}

void fail_place(const Edit& edit) {
  throw Error(ErrorKind::malformed,
              fmt::format("no place to {} '{}'", to_string(edit.change), edit.key));
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text[at] == '#')
      at = std::min(text.find('\n', at), text.size());
    else if (std::string_view(" \t\r\n").find(text[at]) == std::string_view::npos)
      break;
    else
      ++at;
  }
  return at;
}

void TextEdit::add(std::span<const Edit> edits) {
  std::map<std::string_view, std::vector<std::string>> added;  // by list
  for (const auto& edit : edits) {
    if (edit.change == Change::set) set(parse_path(edit.key), edit);
    if (edit.change == Change::remove) remove(parse_path(edit.key), edit);
    if (edit.change == Change::add) added[edit.key].push_back(edit.value);
  }
  for (const auto& [key, values] : added) append({Change::add, std::string(key)}, values);
  for (const auto& [list, items] : gone_) remove_parts(parts_of(*list), items);
}

std::vector<TextChange> TextEdit::take() {
  std::stable_sort(changes_.begin(), changes_.end(), [](const TextChange& a, const TextChange& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  std::vector<TextChange> merged;
  for (auto& each : changes_) {
    const bool overlaps = !merged.empty() && each.begin < merged.back().end;
    if (overlaps && !(each.text.empty() && merged.back().text.empty()))
      throw Error(ErrorKind::malformed, "two edits change the same part of the file");
    if (overlaps)  // neighbours that go share the comma between them
      merged.back().end = std::max(merged.back().end, each.end);
    else
      merged.push_back(std::move(each));
  }
  for (auto& each : merged) each.place = places_.position_of(each.begin, each.end);
  return merged;
}

TextEdit::Part TextEdit::part_of(const toml::node& node) const {
  return {places_.offset_of(node.source().begin), places_.offset_of(node.source().end)};
}

std::vector<TextEdit::Part> TextEdit::parts_of(const toml::table& table) const {
  std::vector<Part> parts;
  for (const auto& [key, node] : table) {
    if (!is_header_table(node))
      parts.emplace_back(places_.offset_of(key.source().begin), part_of(node).second);
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

std::vector<TextEdit::Part> TextEdit::parts_of(const toml::array& list) const {
  std::vector<Part> parts;
  for (const auto& node : list) parts.push_back(part_of(node));
  return parts;
}

bool TextEdit::has_header(const toml::table& table) const {
  const auto begin = part_of(table).first;
  // A table that only its subtables name has the place of the first of them.
  const bool is_implied = std::any_of(table.begin(), table.end(), [&](const auto& entry) {
    const auto& node = entry.second;
    return is_header_table(node) && part_of(node).first == begin;
  });
  return begin < text_.size() && text_[begin] == '[' && !is_implied;
}

void TextEdit::set(const Path& path, const Edit& edit) {
  const auto* node = find_node(document_, path);
  if (node == nullptr && path.back().index) fail_place(edit);
  if (node == nullptr) return insert(path, edit.value);
  if (is_header_table(*node)) fail_place(edit);
  change(part_of(*node), edit.value);
}

void TextEdit::insert(const Path& path, std::string_view value) {
  const auto entry = fmt::format("{} = {}", path.back().name, value);
  const auto* parent = find_node(document_, Path(path.begin(), path.end() - 1));
  const auto* table = parent == nullptr ? nullptr : parent->as_table();
  if (table == nullptr) return insert_at_end(path, entry);
  if (table->is_inline()) return insert_in_line(*table, entry);
  const auto parts = parts_of(*table);
  if (parts.empty() && !has_header(*table)) return insert_at_end(path, entry);
  // Below the last key, with its indentation and, of dotted keys, what precedes the last part.
  const auto last = parts.empty() ? part_of(*table).first : parts.back().first;
  const auto end = parts.empty() ? last : parts.back().second;
  const auto begin = places_.line_begin(last);
  const auto before = parts.empty() ? std::string_view{} : text_.substr(begin, last - begin);
  const auto at = places_.line_end(end);
  change({at, at}, fmt::format("{}{}{}", places_.line_break(), before, entry));
}

void TextEdit::insert_in_line(const toml::table& table, const std::string& entry) {
  const auto parts = parts_of(table);
  if (parts.empty()) return change(part_of(table), fmt::format("{{ {} }}", entry));
  change({parts.back().second, parts.back().second}, ", " + entry);
}

void TextEdit::insert_at_end(const Path& path, const std::string& entry) {
  std::string header;
  for (auto step = path.begin(); step + 1 != path.end(); ++step) {
    if (step->index) throw Error(ErrorKind::malformed, "no place for a key of a list of tables");
    header += (header.empty() ? "" : ".") + step->name;
  }
  const auto line = places_.line_break();
  const bool ended = text_.empty() || text_.ends_with('\n');
  change({text_.size(), text_.size()},
         fmt::format("{}{}[{}]{}{}{}", ended ? "" : line, text_.empty() ? "" : line, header, line,
                     entry, line));
}

void TextEdit::append(const Edit& edit, const std::vector<std::string>& values) {
  const auto path = parse_path(edit.key);
  const auto* node = find_node(document_, path);
  const auto all = join(values, ", ");
  if (node == nullptr) return insert(path, fmt::format("[{}]", all));
  if (is_header_table(*node)) fail_place(edit);
  if (const auto* list = node->as_array()) return append_to(*list, values);
  const auto [begin, end] = part_of(*node);  // one value stands for a list of it
  change({begin, end}, fmt::format("[{}, {}]", text_.substr(begin, end - begin), all));
}

void TextEdit::append_to(const toml::array& list, const std::vector<std::string>& values) {
  if (list.empty()) return change(part_of(list), fmt::format("[{}]", join(values, ", ")));
  const auto [begin, end] = parts_of(list).back();
  const auto line = places_.line_begin(begin);
  if (!places_.is_blank(line, begin)) return change({end, end}, ", " + join(values, ", "));
  // Items that have lines of their own keep the comments of these lines.
  const auto comma = skip_space(text_, end);
  const bool ends_in_comma = comma < text_.size() && text_[comma] == ',';
  if (!ends_in_comma) change({end, end}, ",");
  const auto close = part_of(list).second - 1;
  const auto at = std::min(places_.line_end(ends_in_comma ? comma : end), close);
  const auto margin = fmt::format("{}{}", places_.line_break(), text_.substr(line, begin - line));
  change({at, at},
         fmt::format("{}{}{}", margin, join(values, "," + margin), ends_in_comma ? "," : ""));
}

}  // namespace p2s::spec::detail
