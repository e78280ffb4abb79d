// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace p2s::spec {

/// The position of a value in p2s.toml. Lines and columns count from 1, columns in characters; the
/// end is the position after the last character.
struct SpecPosition {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;
};

/// The positions of all values of a p2s.toml by path ("gateway.pools[0]"), as used in findings.
class P2S_API SpecPositions {
 public:
  void add(std::string path, const SpecPosition& position);
  /// The position of `subject`, or of its table if the key is not in the file; "gateway." may be
  /// omitted. nullopt if the table is missing too.
  std::optional<SpecPosition> find(std::string_view subject) const;

 private:
  std::unordered_map<std::string, SpecPosition> places_;
};

}  // namespace p2s::spec
