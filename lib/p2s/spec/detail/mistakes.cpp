// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/mistakes.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace p2s::spec::detail {
namespace {

constexpr std::size_t kMost = 50;

}  // namespace

std::optional<std::string> meant_word(std::string_view text, std::span<const std::string> known) {
  constexpr std::size_t kShortest = 3;
  // Numbers such as "1.9" are similar to every other.
  if (text.size() < kShortest || text.find_first_not_of("0123456789.") == text.npos)
    return std::nullopt;
  if (auto near = closest_match(text, known)) return near;
  const auto starts = [&](const std::string& word) { return word.starts_with(to_lower(text)); };
  const auto found = std::find_if(known.begin(), known.end(), starts);
  if (found == known.end() || std::count_if(known.begin(), known.end(), starts) > 1)
    return std::nullopt;
  return *found;
}

void Mistakes::add(const SpecPosition& where, std::string message, std::string hint) {
  mistakes_.push_back({where, std::move(message), std::move(hint)});
  if (mistakes_.size() == kMost) throw_if_any();
}

std::string Mistakes::line(const Mistake& mistake) const {
  return fmt::format("{}:{}:{}: {}", file_, mistake.where.line, mistake.where.column,
                     mistake.message);
}

Error Mistakes::error() {
  if (mistakes_.size() == 1)
    return Error(ErrorKind::malformed, line(mistakes_.front())).hint(mistakes_.front().hint);
  std::stable_sort(mistakes_.begin(), mistakes_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
  });
  Error all(ErrorKind::malformed,
            fmt::format("'{}' has {}{} errors", file_, mistakes_.size() == kMost ? "at least " : "",
                        mistakes_.size()));
  for (const auto& mistake : mistakes_) {
    all.add_context(mistake.hint.empty() ? line(mistake)
                                         : fmt::format("{} ({})", line(mistake), mistake.hint));
  }
  return all;
}

void Mistakes::throw_if_any() {
  if (!mistakes_.empty()) throw error();
}

}  // namespace p2s::spec::detail
