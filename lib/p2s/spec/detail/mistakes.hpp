// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/error.hpp>
#include <p2s/spec/spec_positions.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::spec::detail {

/// The word that was probably meant: misspelled, or the only one with that beginning.
std::optional<std::string> meant_word(std::string_view text, std::span<const std::string> known);

/// What is wrong in a p2s.toml, so that one run reports all of it.
class Mistakes {
 public:
  explicit Mistakes(std::string_view file) : file_(file) {}

  /// Throws all of them if there are many.
  void add(const SpecPosition& where, std::string message, std::string hint = {});
  /// Error(malformed) with FILE:LINE:COLUMN. Several mistakes are its context, in the order of the
  /// file.
  void throw_if_any();

 private:
  struct Mistake {
    SpecPosition where;
    std::string message;
    std::string hint;
  };
  std::string line(const Mistake& mistake) const;
  Error error();

  std::string_view file_;
  std::vector<Mistake> mistakes_;
};

}  // namespace p2s::spec::detail
