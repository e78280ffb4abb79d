// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/formats/xml.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/clean_text.hpp>
#include <p2s/package/formats/text_file.hpp>
#include <p2s/package/formats/xml_damage.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

constexpr int kDepthLimit = 64;

[[noreturn]] void refuse(std::string_view file, std::string_view why) {
  throw Error(ErrorKind::malformed, fmt::format("'{}' {}", printable(file), why));
}

bool is_utf16(ByteView content) noexcept {
  return content.size() >= 2 &&
         ((content[0] == 0xFF && content[1] == 0xFE) || (content[0] == 0xFE && content[1] == 0xFF));
}

std::string decoded(ByteView content, std::string_view file) {
  auto text = read_text(content, file);
  // The declaration may say utf-16, but the text is already converted.
  if (is_utf16(content) && text.starts_with("<?xml"))
    text.erase(0, std::min(text.find("?>"), text.size() - 2) + 2);
  return text;
}

std::size_t line_at(std::string_view text, std::ptrdiff_t offset) {
  const auto end = text.begin() + std::clamp<std::ptrdiff_t>(offset, 0, std::ssize(text));
  return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
}

// Iterative, because recursion over a hostile document could exhaust the stack.
bool deeper_than(pugi::xml_node root, int limit) {
  int depth = 0;
  for (pugi::xml_node node = root; node;) {
    if (depth > limit) return true;
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (node == root) break;
    node = node.next_sibling();
  }
  return false;
}

}  // namespace

bool is_nil(pugi::xml_node node) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name != "nil" && !name.ends_with(":nil")) continue;
    const auto value = trim(attribute.value());
    return value == "true" || value == "1";
  }
  return false;
}

bool is_element(pugi::xml_node node) noexcept { return node.type() == pugi::node_element; }

std::string text_of(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) text += part.value();
  }
  return text;
}

std::string_view local_name(pugi::xml_node node) noexcept {
  const std::string_view name = node.name();
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

XmlFile::XmlFile(ByteView content, std::string_view file, std::string_view root_name,
                 Findings& findings, XmlForm form)
    : file_(file), form_(form), text_(decoded(content, file)), findings_(findings) {
  if (const auto damage = find_xml_damage(text_)) {
    refuse(file_,
           fmt::format("is not well-formed XML at line {}, column {}: {}",
                       damage->line + form_.first_line - 1, damage->column, damage->problem));
  }
  constexpr unsigned kFlags = pugi::parse_default | pugi::parse_doctype | pugi::parse_declaration;
  const auto result =
      document_.load_buffer(text_.data(), text_.size(), kFlags, pugi::encoding_utf8);
  if (!result) {
    refuse(file_,
           fmt::format("is not well-formed XML at line {}: {}",
                       line_at(text_, result.offset) + form_.first_line - 1, result.description()));
  }
  require_sane(root_name);
}

void XmlFile::require_sane(std::string_view root_name) {
  for (const pugi::xml_node node : document_.children()) {
    const bool plain = std::string_view(node.value()).find('[') == std::string_view::npos;
    if (node.type() == pugi::node_doctype && !(form_.doctype && plain)) {
      refuse(file_, "has a DOCTYPE, which no file of this kind needs");
    }
    if (node.type() == pugi::node_declaration) {
      const std::string encoding = to_lower(node.attribute("encoding").value());
      if (!encoding.empty() && encoding != "utf-8" && encoding != "us-ascii") {
        refuse(file_,
               fmt::format("declares the encoding '{}' but does not use it", printable(encoding)));
      }
    }
    if (is_element(node)) root_ = node;
  }
  if (!equals_ignoring_case(local_name(root_), root_name)) {
    refuse(file_,
           fmt::format("is not a {}: its root is '{}'", root_name, printable(local_name(root_))));
  }
  if (deeper_than(root_, kDepthLimit)) {
    refuse(file_, fmt::format("is nested deeper than {} levels", kDepthLimit));
  }
}

std::vector<pugi::xml_node> XmlFile::children(pugi::xml_node parent, std::string_view name) const {
  std::vector<pugi::xml_node> found;
  const auto is_it = [&](std::string_view other) {
    return form_.exact_names ? other == name : equals_ignoring_case(other, name);
  };
  for (const pugi::xml_node node : parent.children()) {
    if (is_element(node) && is_it(local_name(node)) && !is_nil(node)) found.push_back(node);
  }
  return found;
}

pugi::xml_node XmlFile::child(pugi::xml_node parent, std::string_view name) const {
  const auto found = children(parent, name);
  return found.empty() ? pugi::xml_node() : found.front();
}

std::string XmlFile::value(pugi::xml_node parent, std::string_view name) {
  auto nodes = children(parent, name);
  std::erase_if(nodes, [](pugi::xml_node node) { return clean_text(text_of(node)).text.empty(); });
  if (nodes.empty()) return {};
  std::string value = clean_value(nodes.front());
  for (const pugi::xml_node node : nodes) {
    if (clean_text(text_of(node)).text == value) continue;
    report("PKG-005", node, fmt::format("'{}' is given twice; the first value is used", name));
    break;
  }
  return value;
}

std::string XmlFile::clean_value(pugi::xml_node node) {
  auto clean = clean_text(text_of(node));
  if (clean.invisible.empty() && !clean.trimmed) return clean.text;
  const bool is_layout = clean.text.empty() && std::any_of(node.begin(), node.end(), is_element);
  if (is_layout) return {};
  const auto name = local_name(node);
  if (clean.trimmed) {
    report("PKG-015", node,
           fmt::format("'{}' has leading or trailing whitespace in its value", name),
           "remove the whitespace; kits are built without it");
  } else {
    report("PKG-016", node,
           fmt::format("'{}' contains the invisible character {}; its value is '{}'", name,
                       join(clean.invisible, ", "), printable(clean.text)),
           "remove the character; kits are built without it");
  }
  // The whole text between the tags, as long as there is nothing else.
  const pugi::xml_node part = node.first_child();
  if (part && part == node.last_child() && part.type() == pugi::node_pcdata) {
    const auto offset = static_cast<std::size_t>(part.offset_debug());
    const auto length = text_.find('<', offset) - offset;
    edits_.push_back({offset, length, clean_text(text_.substr(offset, length)).text});
  }
  return clean.text;
}

std::string XmlFile::cleaned_text() const {
  auto edits = edits_;
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.offset > b.offset; });
  std::string text = text_;
  std::size_t last = text.size() + 1;
  for (const Edit& edit : edits) {
    if (edit.offset == last) continue;  // read twice
    text.replace(edit.offset, edit.length, edit.text);
    last = edit.offset;
  }
  return text;
}

std::vector<std::string> XmlFile::values(pugi::xml_node parent, std::string_view name) {
  std::vector<std::string> found;
  const auto keep = [&](std::string_view text) {
    auto clean = clean_text(text).text;
    if (!clean.empty()) found.push_back(std::move(clean));
  };
  for (const pugi::xml_node node : children(parent, name)) {
    const std::string text = clean_value(node);
    for (const std::string_view part : split(text, ',')) keep(part);
    for (const pugi::xml_node item : node.children()) {
      if (!is_element(item) || is_nil(item)) continue;
      if (equals_ignoring_case(local_name(item), "string")) {
        keep(clean_value(item));
      } else {
        report("PKG-056", item,
               fmt::format("'{}' is not an element of '{}'", printable(local_name(item)), name));
      }
    }
  }
  return found;
}

void XmlFile::report(PackageRule rule, pugi::xml_node where, const std::string& message,
                     std::string hint) {
  findings_.push_back(
      finding(rule, file_, fmt::format("line {}: {}", line(where), message), std::move(hint)));
}

std::size_t XmlFile::line(pugi::xml_node node) const {
  return line_at(text_, node.offset_debug()) + form_.first_line - 1;
}

}  // namespace p2s::package
