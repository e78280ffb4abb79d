// SPDX-License-Identifier: Apache-2.0
#include "p2s/net/prefix_list.hpp"

#include <p2s/base/text/text.hpp>

namespace p2s::net {
namespace {

void read_line(std::string_view line, std::uint32_t number, PrefixList& list) {
  auto text = trim(line);
  auto parsed = Prefix::parse(text);
  if (parsed.problem != Prefix::Problem::none) {
    text = trim(text.substr(0, text.find('#')));
    if (text.empty()) return;
    parsed = Prefix::parse(text);
  }
  if (parsed.problem == Prefix::Problem::none) {
    list.prefixes.push_back(*parsed.prefix);
    list.lines.push_back(number);
    return;
  }
  ++list.bad_lines;
  if (list.bad.size() < kBadLinesKept)
    list.bad.push_back({number, text, parsed.problem, parsed.prefix});
}

}  // namespace

PrefixList read_prefixes(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.substr(0, kMark.size()) == kMark) text.remove_prefix(kMark.size());
  PrefixList list;
  // Most lines are longer than 12 characters; too little costs a copy, too much only address space.
  list.prefixes.reserve(text.size() / 12);
  list.lines.reserve(text.size() / 12);
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    read_line(text.substr(0, end), number, list);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return list;
}

}  // namespace p2s::net
