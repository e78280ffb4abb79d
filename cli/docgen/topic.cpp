// SPDX-License-Identifier: Apache-2.0
#include "docgen/topic.hpp"

#include "docgen/roff.hpp"
#include "output/display_width.hpp"

#include <p2s/base/embedded.hpp>
#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <ostream>
#include <span>

namespace p2s::topics {
std::span<const EmbeddedFile> embedded_files();
}

namespace p2s::cli {
namespace {

constexpr std::string_view kSuffix = ".txt";
constexpr std::string_view kVerbatim = "    ";
constexpr std::size_t kTopicWidth = 80;

enum class Kind { heading, paragraph, item, verbatim };

/// A part of a topic's text.
struct TopicBlock {
  Kind kind;
  std::string term;  ///< of an item: what its text explains
  std::string text;
};

/// Reads a text line by line into blocks.
class TopicReader {
 public:
  void add(std::string_view line) {
    if (trim(line).empty()) {
      paragraph_ends_ = true;
    } else if (line.starts_with("# ")) {
      start(Kind::heading, {}, line.substr(2));
    } else if (line.starts_with(kVerbatim)) {
      continue_or_start(Kind::verbatim, line.substr(kVerbatim.size()), '\n');
    } else if (line.starts_with("  ")) {
      explain(trim(line));
    } else {
      continue_or_start(Kind::paragraph, line, ' ');
    }
  }

  std::vector<TopicBlock> take() { return std::move(blocks_); }

 private:
  void start(Kind kind, std::string_view term, std::string_view text) {
    blocks_.push_back({kind, std::string(term), std::string(text)});
    paragraph_ends_ = kind == Kind::heading;
  }

  void continue_or_start(Kind kind, std::string_view line, char separator) {
    const bool continues = !paragraph_ends_ && !blocks_.empty() && blocks_.back().kind == kind;
    if (!continues) return start(kind, {}, line);
    blocks_.back().text += separator + std::string(line);
  }

  /// The line before was a term, unless an explanation continues.
  void explain(std::string_view text) {
    auto& last = blocks_.back();
    if (last.kind == Kind::item) {
      last.text += ' ' + std::string(text);
    } else {
      last = {Kind::item, last.text, std::string(text)};
    }
  }

  std::vector<TopicBlock> blocks_;
  bool paragraph_ends_ = true;
};

Topic read_topic(const EmbeddedFile& file) {
  const auto end = file.content.find('\n');
  return {std::string(file.name.substr(0, file.name.size() - kSuffix.size())),
          std::string(file.content.substr(0, end)), file.content.substr(end + 1)};
}

std::vector<TopicBlock> blocks_of(const Topic& topic) {
  TopicReader reader;
  for (const auto line : split_lines(topic.text)) reader.add(line);
  return reader.take();
}

/// The text beside a short term, below a long one.
void print_item(std::ostream& out, const TopicBlock& block) {
  constexpr std::size_t kColumn = 14;
  const auto size = block.term.size() + 2;
  if (size + 2 <= kColumn) {
    out << "  " << block.term << std::string(kColumn - size, ' ')
        << wrap(block.text, kColumn, kTopicWidth).substr(kColumn) << '\n';
  } else {
    out << "  " << block.term << '\n' << wrap(block.text, 6, kTopicWidth) << '\n';
  }
}

void print_block(std::ostream& out, const TopicBlock& block, bool first_item) {
  if (block.kind != Kind::item || first_item) out << '\n';
  switch (block.kind) {
    case Kind::heading:
      out << to_upper(block.text) << '\n';
      break;
    case Kind::paragraph:
      out << wrap(block.text, 0, kTopicWidth) << '\n';
      break;
    case Kind::item:
      print_item(out, block);
      break;
    case Kind::verbatim:
      for (const auto line : split_lines(block.text)) out << kVerbatim << line << '\n';
      break;
  }
}

void add_block(RoffPage& page, const TopicBlock& block) {
  switch (block.kind) {
    case Kind::heading:
      return page.section(to_upper(block.text));
    case Kind::paragraph:
      return page.paragraphs(block.text);
    case Kind::item:
      return page.item(block.term, block.text);
    case Kind::verbatim:
      return page.verbatim(block.text);
  }
}

}  // namespace

std::vector<std::string> topic_names() {
  std::vector<std::string> names;
  for (const auto& file : topics::embedded_files())
    names.emplace_back(file.name.substr(0, file.name.size() - kSuffix.size()));
  return names;
}

std::optional<Topic> find_topic(std::string_view name) {
  for (const auto& file : topics::embedded_files()) {
    if (file.name == std::string(name).append(kSuffix)) return read_topic(file);
  }
  return std::nullopt;
}

void print_topic(std::ostream& out, const Topic& topic) {
  out << topic.summary << ".\n";
  auto before = Kind::heading;
  for (const auto& block : blocks_of(topic)) {
    print_block(out, block, before != Kind::item);
    before = block.kind;
  }
}

std::string man_name(const Topic& topic) { return "p2sctl-" + topic.name; }

std::string topic_page(const Topic& topic) {
  RoffPage page(man_name(topic), topic.summary, 7);
  const auto blocks = blocks_of(topic);
  if (blocks.front().kind != Kind::heading) page.section("DESCRIPTION");
  for (const auto& block : blocks) add_block(page, block);
  page.section("SEE ALSO");
  std::string others = "p2sctl(1)";
  for (const auto& name : topic_names()) {
    if (name != topic.name) others += ", p2sctl-" + name + "(7)";
  }
  page.paragraphs(others);
  return page.text();
}

void add_introduction(RoffPage& page, const Topic& topic) {
  for (const auto& block : blocks_of(topic)) {
    if (block.kind == Kind::heading) return;
    add_block(page, block);
  }
}

}  // namespace p2s::cli
