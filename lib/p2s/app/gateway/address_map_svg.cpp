// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/address_map_svg.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/net/span.hpp>
#include <p2s/render/templates.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

constexpr double kWidth = 960;
constexpr double kMargin = 20;
constexpr double kBarWidth = kWidth - 2 * kMargin;
constexpr double kLaneHeight = 22;   // the ranges of one depth
constexpr double kHeadHeight = 44;   // from a block's title to its bar
constexpr double kRowHeight = 20;    // one range in the list
constexpr double kThinnest = 3;      // minimum width, so that small ranges are visible
constexpr double kLetterWidth = 26;  // narrower ranges have their letter in the list only

std::string px(double value) { return fmt::format("{:.1f}", value); }

std::string label(const planning::MapRange& range, const std::string& letter) {
  auto text = fmt::format("{}  {}  {}", letter, range.prefix.to_string(),
                          planning::display_name(range.kind));
  if (!range.origin.empty()) text += fmt::format("  ({})", printable(range.origin));
  if (range.conflict) text += "  OVERLAPS";
  return text;
}

double bar_height(const planning::MapBlock& block) {
  unsigned deepest = 0;
  for (const auto& range : block.ranges) deepest = std::max(deepest, range.depth);
  return kLaneHeight * (deepest + 1);
}

double list_height(const planning::MapBlock& block) {
  return kRowHeight * static_cast<double>(block.ranges.size() + (block.free.empty() ? 0 : 1));
}

render::Model range_model(const planning::MapBlock& block, std::size_t place, double bar_y) {
  const auto& range = block.ranges[place];
  const auto span = net::span_in(block.block, range.prefix);
  const double width = std::max(kThinnest, (span.end - span.start) * kBarWidth);
  const double x = std::min(kMargin + span.start * kBarWidth, kWidth - kMargin - width);
  const double y = bar_y + kLaneHeight * range.depth;
  const double row_y = bar_y + bar_height(block) + 12 + kRowHeight * static_cast<double>(place);
  const auto letter = range_letter(place);
  render::Model model;
  model.text("kind", std::string(to_string(range.kind))).flag("conflict", range.conflict);
  model.text("x", px(x)).text("y", px(y));
  model.text("range_width", px(width)).text("range_height", px(kLaneHeight));
  model.flag("wide", width >= kLetterWidth).text("letter", letter);
  model.text("letter_x", px(x + width / 2)).text("letter_y", px(y + kLaneHeight - 7));
  model.text("plate_x", px(x + width / 2 - 10)).text("plate_y", px(y + 4));
  model.text("swatch_y", px(row_y)).text("label_x", px(kMargin + 26));
  model.text("label_y", px(row_y + 11)).text("label", label(range, letter));
  return model;
}

render::Model block_model(const planning::MapBlock& block, double top) {
  const double bar_y = top + kHeadHeight;
  std::vector<render::Model> ranges;
  for (std::size_t i = 0; i < block.ranges.size(); ++i)
    ranges.push_back(range_model(block, i, bar_y));
  render::Model model;
  model.text("block", block.block.to_string() + (block.enlarged ? " (enlarged)" : ""));
  model.text("first", block.block.first().to_string());
  model.text("last", block.block.last().to_string());
  model.text("left", px(kMargin)).text("right", px(kWidth - kMargin));
  model.text("title_y", px(top + 20)).text("edge_y", px(top + 36)).text("bar_y", px(bar_y));
  model.text("bar_width", px(kBarWidth)).text("bar_height", px(bar_height(block)));
  model.list("ranges", std::move(ranges));
  model.flag("has_free", !block.free.empty()).text("free", "free: " + planning::free_blocks(block));
  model.text("free_y", px(bar_y + bar_height(block) + 23 +
                          kRowHeight * static_cast<double>(block.ranges.size())));
  return model;
}

}  // namespace

std::string range_letter(std::size_t place) {
  constexpr std::size_t kLetters = 26;
  std::string letter(1, static_cast<char>('A' + place % kLetters));
  if (place >= kLetters) letter += std::to_string(place / kLetters + 1);
  return letter;
}

std::string address_map_svg(const std::vector<planning::MapBlock>& blocks) {
  double y = kMargin;
  std::size_t count = 0;
  std::vector<render::Model> models;
  for (const auto& block : blocks) {
    models.push_back(block_model(block, y));
    y += kHeadHeight + bar_height(block) + 24 + list_height(block);
    if (!block.enlarged) count += block.ranges.size();
  }
  render::Model model;
  model.text("width", px(kWidth)).text("height", px(y));
  model.text("title", "Address space of the gateway");
  model.text("summary", counted(count, "range in ", "ranges in ") +
                            counted(blocks.size(), "block", "blocks") + ", each drawn to scale");
  model.list("blocks", std::move(models));
  const render::Templates templates;
  return std::string(
      templates.get("report/address-map.svg").render(model, render::Language::xml).text());
}

}  // namespace p2s::app
