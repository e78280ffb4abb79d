// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/mistakes.hpp"

#include <p2s/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace p2s::spec::detail {
namespace {

constexpr std::size_t kMost = 50;

}  // namespace

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
