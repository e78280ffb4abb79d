// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/text/text_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace p2s {
namespace {

constexpr std::size_t kAround = 3;

using Lines = std::vector<std::string_view>;  // with their line breaks

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// A line that stays (' '), goes ('-') or comes ('+').
struct Step {
  char kind;
  std::string_view line;
};

/// How many lines go before the texts agree again, where those that go and come are fewest.
struct Gap {
  std::size_t gone;
  std::size_t added;
};
Gap gap_at(const Lines& old, std::size_t a, const Lines& now, std::size_t b) {
  for (std::size_t all = 1;; ++all) {
    for (std::size_t gone = std::min(all, old.size() - a) + 1; gone-- > 0;) {
      const auto added = all - gone;
      if (b + added > now.size()) break;
      const bool ends = a + gone == old.size() || b + added == now.size();
      if (ends ? a + gone == old.size() && b + added == now.size()
               : old[a + gone] == now[b + added])
        return {gone, added};
    }
  }
}

std::vector<Step> steps_between(const Lines& old, const Lines& now) {
  std::vector<Step> steps;
  for (std::size_t a = 0, b = 0; a < old.size() || b < now.size();) {
    if (a < old.size() && b < now.size() && old[a] == now[b]) {
      steps.push_back({' ', old[a]});
      ++a, ++b;
      continue;
    }
    const auto [gone, added] = gap_at(old, a, now, b);
    for (std::size_t i = 0; i < gone; ++i) steps.push_back({'-', old[a++]});
    for (std::size_t i = 0; i < added; ++i) steps.push_back({'+', now[b++]});
  }
  return steps;
}

/// A part of the steps with its changes and what is around them.
struct Hunk {
  std::size_t begin;
  std::size_t end;
};

std::vector<Hunk> hunks_of(const std::vector<Step>& steps) {
  std::vector<Hunk> hunks;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].kind == ' ') continue;
    const auto end = std::min(i + kAround + 1, steps.size());
    if (!hunks.empty() && i <= hunks.back().end + kAround)
      hunks.back().end = end;
    else
      hunks.push_back({i - std::min(i, kAround), end});
  }
  return hunks;
}

std::size_t count_without(const std::vector<Step>& steps, Hunk part, char kind) {
  return static_cast<std::size_t>(
      std::count_if(steps.begin() + static_cast<std::ptrdiff_t>(part.begin),
                    steps.begin() + static_cast<std::ptrdiff_t>(part.end),
                    [kind](const Step& step) { return step.kind != kind; }));
}

/// "12,7": the first line of a hunk and how many it has.
std::string range(const std::vector<Step>& steps, Hunk hunk, char other) {
  const auto before = count_without(steps, {0, hunk.begin}, other);
  const auto lines = count_without(steps, hunk, other);
  return fmt::format("{},{}", lines == 0 ? before : before + 1, lines);
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view name) {
  const auto steps = steps_between(lines_of(before), lines_of(after));
  std::string diff;
  for (const auto& hunk : hunks_of(steps)) {
    if (diff.empty()) diff = fmt::format("--- {0}\n+++ {0}\n", name);
    diff += fmt::format("@@ -{} +{} @@\n", range(steps, hunk, '+'), range(steps, hunk, '-'));
    for (auto i = hunk.begin; i < hunk.end; ++i) {
      diff += fmt::format("{}{}", steps[i].kind, steps[i].line);
      if (!steps[i].line.ends_with('\n')) diff += "\n\\ No newline at end of file\n";
    }
  }
  return diff;
}

}  // namespace p2s
