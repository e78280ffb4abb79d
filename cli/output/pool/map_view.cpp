// SPDX-License-Identifier: Apache-2.0
#include "output/pool/map_view.hpp"

#include <p2s/app/gateway/address_map_svg.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/net/span.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace p2s::cli {
namespace {

constexpr std::size_t kWidest = 100;
constexpr std::size_t kNothing = std::string::npos;

std::string_view colour_of(const planning::MapRange& range) {
  using planning::RangeKind;
  if (range.conflict) return "\033[1;37;41m";
  switch (range.kind) {
    case RangeKind::pool:
      return "\033[1;37;42m";
    case RangeKind::vnet:
    case RangeKind::gateway_subnet:
      return "\033[1;37;44m";
    case RangeKind::peered:
      return "\033[1;37;45m";
    case RangeKind::on_premises:
    case RangeKind::bgp_learned:
      return "\033[30;43m";
    case RangeKind::custom_route:
      break;
  }
  return "\033[30;47m";
}

/// The range of that depth that each column shows. Every range has at least one column.
std::vector<std::size_t> columns(const planning::MapBlock& block, unsigned depth,
                                 std::size_t width) {
  std::vector<std::size_t> cells(width, kNothing);
  const auto scale = static_cast<double>(width);
  for (std::size_t i = 0; i < block.ranges.size(); ++i) {
    if (block.ranges[i].depth != depth) continue;
    const auto span = net::span_in(block.block, block.ranges[i].prefix);
    const auto first = std::min(width - 1, static_cast<std::size_t>(span.start * scale));
    const auto last = std::clamp(static_cast<std::size_t>(span.end * scale), first + 1, width);
    std::fill(cells.begin() + static_cast<std::ptrdiff_t>(first),
              cells.begin() + static_cast<std::ptrdiff_t>(last), i);
  }
  return cells;
}

std::string bar(const planning::MapBlock& block, unsigned depth, std::size_t width, bool colour) {
  std::string line = "[";
  for (const auto place : columns(block, depth, width)) {
    if (place == kNothing) {
      line += depth == 0 ? '.' : ' ';
      continue;
    }
    const char letter = app::range_letter(place).front();
    if (colour)
      line += fmt::format("{}{}\033[0m", colour_of(block.ranges[place]), letter);
    else
      line += letter;
  }
  return line + "]";
}

void print_block(Context& context, const planning::MapBlock& block, std::size_t width) {
  const auto first = block.block.first().to_string();
  const auto last = block.block.last().to_string();
  context.out() << block.block.to_string() << (block.enlarged ? " (enlarged)\n" : "\n");
  unsigned deepest = 0;
  for (const auto& range : block.ranges) deepest = std::max(deepest, range.depth);
  for (unsigned depth = 0; depth <= deepest; ++depth)
    context.out() << bar(block, depth, width, context.out_has_colour()) << '\n';
  const auto room = width + 2;
  if (first.size() + last.size() < room)
    context.out() << first << std::string(room - first.size() - last.size(), ' ') << last << '\n';
  for (std::size_t i = 0; i < block.ranges.size(); ++i) {
    const auto& range = block.ranges[i];
    auto line = fmt::format("  {:<4}{:<20}{:<17}{}{}", app::range_letter(i),
                            range.prefix.to_string(), display_name(range.kind),
                            range.conflict ? "OVERLAPS  " : "", printable(range.origin));
    line.erase(line.find_last_not_of(' ') + 1);
    context.out() << line << '\n';
  }
  if (!block.free.empty()) context.out() << "  free: " << planning::free_blocks(block) << '\n';
}

}  // namespace

void print_map(Context& context, const std::vector<planning::MapBlock>& blocks) {
  const auto width = std::clamp<std::size_t>(context.width(), 30, kWidest) - 2;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i > 0) context.out() << '\n';
    print_block(context, blocks[i], width);
  }
}

nlohmann::ordered_json map_json(const std::vector<planning::MapBlock>& blocks) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& block : blocks) {
    auto ranges = nlohmann::ordered_json::array();
    for (const auto& range : block.ranges) {
      const auto span = net::span_in(block.block, range.prefix);
      ranges.push_back({{"prefix", range.prefix.to_string()},
                        {"kind", to_string(range.kind)},
                        {"origin", range.origin},
                        {"conflict", range.conflict},
                        {"start", span.start},
                        {"end", span.end}});
    }
    auto free = nlohmann::ordered_json::array();
    for (const auto& prefix : block.free) free.push_back(prefix.to_string());
    rows.push_back({{"block", block.block.to_string()},
                    {"enlarged", block.enlarged},
                    {"ranges", std::move(ranges)},
                    {"free", std::move(free)}});
  }
  return rows;
}

void print_map_json(Context& context, const std::vector<planning::MapBlock>& blocks) {
  print_json(context, {{"blocks", map_json(blocks)}});
}

}  // namespace p2s::cli
