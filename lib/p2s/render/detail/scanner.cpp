// SPDX-License-Identifier: Apache-2.0
#include "p2s/render/detail/scanner.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace p2s::render::detail {
namespace {

constexpr std::size_t kDepth = 8;  // nested sections; the engine recurses

bool is_name(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

class Scanner {
 public:
  Scanner(std::string_view name, std::string_view text) : name_(name), text_(text) {}

  Scanned run() {
    if (!is_utf8(text_)) refuse("it is not UTF-8");
    const auto control = [](char c) { return c >= 0 && c < ' ' && c != '\n' && c != '\t'; };
    if (std::any_of(text_.begin(), text_.end(), control)) {
      refuse("it contains a control character or a Windows line ending");
    }
    while (position_ < text_.size()) step();
    if (!open_.empty()) refuse(fmt::format("section '{}' is not closed", open_.back().name));
    return std::move(scanned_);
  }

 private:
  [[noreturn]] void refuse(std::string_view why) const {
    const auto before = text_.substr(0, position_);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    throw Error(ErrorKind::usage,
                fmt::format("template '{}', line {}: {}", printable(name_), line, why));
  }

  // Copies the text up to the next tag, then the tag.
  void step() {
    const auto begin = std::min(text_.find("{{", position_), text_.size());
    scanned_.text += text_.substr(position_, begin - position_);
    position_ = begin;
    if (begin == text_.size()) return;
    const auto end = text_.find("}}", begin + 2);
    if (end == std::string_view::npos) refuse("a tag is not closed");
    const auto content = text_.substr(begin + 2, end - begin - 2);
    position_ = end + 2;
    if (content.starts_with('!')) return leave_out_comment();
    const bool alone = stands_alone();
    tag(content);
    scanned_.text += text_.substr(begin, position_ - begin);
    if (alone && content.starts_with('/')) scanned_.text += opposite(closed_);
  }

  // The tag that ends at the current position is alone on its line.
  bool stands_alone() const {
    const auto line = scanned_.text.substr(scanned_.text.rfind('\n') + 1);
    return line.find_first_not_of(" \t") == line.npos && text_.substr(position_).starts_with('\n');
  }

  struct Section {
    char kind;
    std::string_view name;
  };

  // An empty section for the opposite case: the engine removes lines with tags only if a section is
  // shown; without this one, a section that is not shown would leave an empty line.
  static std::string opposite(const Section& section) {
    return fmt::format("{{{{{0}{1}}}}}{{{{/{1}}}}}", section.kind == '#' ? '^' : '#', section.name);
  }

  // A comment alone on its line removes the line.
  void leave_out_comment() {
    const bool begins_line = scanned_.text.empty() || scanned_.text.back() == '\n';
    if (begins_line && text_.substr(position_).starts_with('\n')) ++position_;
  }

  void tag(std::string_view content) {
    if (content.empty()) refuse("a tag is empty");
    const char kind = content.front();
    const bool section = kind == '#' || kind == '^';
    const auto name = trim(section || kind == '/' ? content.substr(1) : content);
    if (!is_name(name)) refuse(fmt::format("'{}' is not a valid name", printable(content, 40)));
    if (kind == '/') return close(name);
    note(name, section ? Template::Use::section : Template::Use::variable);
    if (!section) return;
    open_.push_back({kind, name});
    if (open_.size() > kDepth) refuse("sections are nested too deep");
  }

  void close(std::string_view name) {
    if (open_.empty() || open_.back().name != name) {
      refuse(fmt::format("'{}' is closed but was not the last to be opened", name));
    }
    closed_ = open_.back();
    open_.pop_back();
  }

  void note(std::string_view name, Template::Use use) {
    const auto [entry, fresh] = scanned_.names.emplace(name, use);
    if (!fresh && entry->second != use) {
      refuse(fmt::format("'{}' is used as a section and as a value", name));
    }
  }

  std::string_view name_;
  std::string_view text_;
  std::size_t position_ = 0;
  std::vector<Section> open_;
  Section closed_{};
  Scanned scanned_;
};

}  // namespace

Scanned scan(std::string_view name, std::string_view text) { return Scanner(name, text).run(); }

}  // namespace p2s::render::detail
