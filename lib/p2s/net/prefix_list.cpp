// SPDX-License-Identifier: Apache-2.0
#include "p2s/net/prefix_list.hpp"

#include <p2s/base/text/text.hpp>

namespace p2s::net {
namespace {

void read_line(std::string_view line, std::uint32_t number, PrefixList& list) {
  const auto text = trim(line.substr(0, line.find('#')));
  if (text.empty()) return;
  const auto [prefix, problem] = Prefix::parse(text);
  if (problem == Prefix::Problem::none) {
    list.prefixes.push_back(*prefix);
    list.lines.push_back(number);
    return;
  }
  ++list.bad_lines;
  if (list.bad.size() < kBadLinesKept) list.bad.push_back({number, text, problem, prefix});
}

}  // namespace

PrefixList read_prefixes(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.substr(0, kMark.size()) == kMark) text.remove_prefix(kMark.size());
  PrefixList list;
  // Most lines are about 16 characters; too little costs one copy, too much only address space.
  list.prefixes.reserve(text.size() / 16);
  list.lines.reserve(text.size() / 16);
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    read_line(text.substr(0, end), number, list);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return list;
}

}  // namespace p2s::net
