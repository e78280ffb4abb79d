// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/diagnosis/explain.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace p2s::cli {

/// Explanations as JSON (schema/explain.json).
void print_explanation_json(Context& context, const diagnosis::Explanation& found);

/// Explanations as text.
class ExplanationPrinter {
 public:
  explicit ExplanationPrinter(Context& context) : context_(context) {}

  void print(const diagnosis::KnownError& error);
  void print(const diagnosis::RuleExplanation& explained);
  /// One line for a match that is not shown in full.
  void print_short(const diagnosis::KnownError& error);

 private:
  void title(std::string_view name, const std::string& message);
  void line(std::string_view label, const std::string& text);
  /// The name as shown (it may be coloured) and the message.
  std::string named(std::string_view name, std::string_view shown,
                    const std::string& message) const;
  /// On a terminal, in lines as wide as it, of which all but the first are indented.
  std::string fitted(const std::string& text) const;

  Context& context_;
  bool first_ = true;
  std::size_t shorts_ = 0;
};

}  // namespace p2s::cli
