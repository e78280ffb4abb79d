// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/mistakes.hpp"

#include <p2s/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace p2s::spec::detail {
namespace {

constexpr std::size_t kMostKept = 1000;
constexpr std::size_t kMostShown = 50;

}  // namespace

void Mistakes::add(const SpecPosition& where, std::string message, std::string hint) {
  if (++count_ <= kMostKept) mistakes_.push_back({where, std::move(message), std::move(hint)});
}

std::string Mistakes::line(const Mistake& mistake) const {
  return fmt::format("{}:{}:{}: {}", file_, mistake.where.line, mistake.where.column,
                     mistake.message);
}

void Mistakes::throw_if_any() {
  if (mistakes_.empty()) return;
  if (mistakes_.size() == 1)
    throw Error(ErrorKind::malformed, line(mistakes_.front())).hint(mistakes_.front().hint);
  std::stable_sort(mistakes_.begin(), mistakes_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
  });
  Error error(ErrorKind::malformed, fmt::format("'{}' has {} errors", file_, count_));
  const auto shown = std::min(mistakes_.size(), kMostShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& mistake = mistakes_[i];
    error.add_context(mistake.hint.empty() ? line(mistake)
                                           : fmt::format("{} ({})", line(mistake), mistake.hint));
  }
  if (count_ > shown) error.add_context(fmt::format("and {} more", count_ - shown));
  throw error;
}

}  // namespace p2s::spec::detail
