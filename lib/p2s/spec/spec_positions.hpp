#pragma once

#include <p2s/base/export.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace p2s::spec {

/// Where a value of p2s.toml stands. Lines and columns count from 1, columns in characters; the end
/// is the place behind its last character.
struct SpecPosition {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;
};

/// The places of everything in a p2s.toml by path ("gateway.pools[0]"), as findings name it.
class P2S_API SpecPositions {
 public:
  void add(std::string path, const SpecPosition& position);
  /// The place of `subject`; of a key that is not in the file, the place of the table that it would
  /// stand in; a key of [gateway] may be given alone. Nothing when not even that is there.
  std::optional<SpecPosition> find(std::string_view subject) const;

 private:
  std::unordered_map<std::string, SpecPosition> places_;
};

}  // namespace p2s::spec
