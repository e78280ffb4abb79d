// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/fix.hpp>
#include <p2s/spec/detail/toml_path.hpp>
#include <p2s/spec/editing/text_places.hpp>
#include <p2s/spec/spec_editor.hpp>

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace p2s::spec::detail {

/// A table of its own lines, or a list of them; not an inline one.
bool is_header_table(const toml::node& node);
/// Throws Error(malformed).
[[noreturn]] void fail_place(const Edit& edit);
/// The offset after whitespace, comments and line breaks.
std::size_t skip_space(std::string_view text, std::size_t at);

/// Finds where edits change the text of a document.
class TextEdit {
 public:
  TextEdit(std::string_view text, const toml::table& document)
      : text_(text), document_(document), places_(text) {}

  void add(std::span<const Edit> edits);
  std::vector<TextChange> take();

 private:
  using Part = std::pair<std::size_t, std::size_t>;  // [begin, end)

  void set(const Path& path, const Edit& edit);
  void append(const Edit& edit, const std::vector<std::string>& values);
  void append_to(const toml::array& list, const std::vector<std::string>& values);
  void remove(const Path& path, const Edit& edit);
  void remove_item(const toml::array& list, std::size_t index);
  void remove_table(const toml::table& table);
  void remove_parts(const std::vector<Part>& parts, const std::set<std::size_t>& gone);
  /// A key that its table lacks.
  void insert(const Path& path, std::string_view value);
  void insert_in_line(const toml::table& table, const std::string& entry);
  void insert_at_end(const Path& path, const std::string& entry);

  Part part_of(const toml::node& node) const;
  /// Of each key with its value, or each item, in the order of the text.
  std::vector<Part> parts_of(const toml::table& table) const;
  std::vector<Part> parts_of(const toml::array& list) const;
  std::optional<Part> own_lines(const std::vector<Part>& parts, std::size_t index) const;
  /// With its keys and the tables inside it.
  std::size_t end_of(const toml::table& table) const;
  bool has_header(const toml::table& table) const;
  void change(Part part, std::string text) {
    changes_.push_back({part.first, part.second, std::move(text)});
  }

  std::string_view text_;
  const toml::table& document_;
  TextPlaces places_;
  std::vector<TextChange> changes_;
  std::map<const toml::array*, std::set<std::size_t>> gone_;  // items to remove
};

}  // namespace p2s::spec::detail
