// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/azure_vpn/azure_editor.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/xml.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>

#include <optional>
#include <vector>

namespace p2s::kit {
namespace {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Position of the element in the text, from its '<' to just after its last '>'.
std::optional<Range> place_of(pugi::xml_node element, std::string_view text) {
  const auto name = static_cast<std::size_t>(element.offset_debug());
  const auto open_end = text.find('>', name);
  if (name == 0 || open_end == std::string_view::npos) return std::nullopt;
  if (text[open_end - 1] == '/') return Range{name - 1, open_end + 1};
  const auto close = text.find(fmt::format("</{}", element.name()), open_end);
  const auto close_end = close == std::string_view::npos ? close : text.find('>', close);
  if (close_end == std::string_view::npos) return std::nullopt;
  return Range{name - 1, close_end + 1};
}

// Including an element with i:nil, which the reader treats as absent.
pugi::xml_node child_of(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node each : parent.children()) {
    if (equals_ignoring_case(package::local_name(each), name)) return each;
  }
  return {};
}

pugi::xml_node node_at(const package::XmlFile& xml, AzureEditor::Path path) {
  auto node = xml.root();
  for (const auto name : path) node = child_of(node, name);
  return node;
}

// The line break and the indentation before the closing tag at `close`; empty within a line.
std::string_view indentation(std::string_view text, std::size_t close) {
  const auto last = text.find_last_not_of(" \t\r\n", close - 1);
  const auto gap = text.substr(last + 1, close - last - 1);
  return gap.find('\n') == std::string_view::npos ? std::string_view() : gap;
}

}  // namespace

AzureEditor::AzureEditor(std::string text, std::string_view file)
    : text_(std::move(text)), file_(file) {}
AzureEditor::~AzureEditor() { wipe(text_); }

void AzureEditor::change(std::string text, std::size_t begin, std::size_t length,
                         std::string_view content) {
  text.replace(begin, length, content);
  wipe(text_);
  text_ = std::move(text);
}

bool AzureEditor::replace(Path path, std::string_view content) {
  Findings ignored;
  const package::XmlFile xml(as_bytes(text_), file_, "AzVpnProfile", ignored);
  const auto node = node_at(xml, path);
  const auto place = node ? place_of(node, xml.text()) : std::nullopt;
  if (!place) return false;
  change(xml.text(), place->begin, place->end - place->begin, content);
  return true;
}

bool AzureEditor::set(Path path, std::string_view name, std::string_view value) {
  const auto element = fmt::format("<{0}>{1}</{0}>", name, render::escape_xml(value));
  std::vector<std::string_view> whole(path.begin(), path.end());
  whole.push_back(name);
  if (replace(whole, element)) return true;
  Findings ignored;
  const package::XmlFile xml(as_bytes(text_), file_, "AzVpnProfile", ignored);
  const auto node = node_at(xml, path);
  const auto place = node ? place_of(node, xml.text()) : std::nullopt;
  const std::string_view text = xml.text();
  if (!place || text.substr(place->begin, place->end - place->begin).ends_with("/>")) return false;
  const auto close = text.rfind("</", place->end - 1);
  const auto gap = indentation(text, close);
  const auto deeper = gap.empty() ? std::string() : std::string(gap) + "  ";
  change(xml.text(), close - gap.size(), 0, deeper + element);
  return true;
}

}  // namespace p2s::kit
