#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace p2s::net {

/// A line that holds no prefix. `text` points into what was read.
struct BadLine {
  std::size_t line = 0;  ///< counted from 1
  std::string_view text;
  Prefix::Problem problem = Prefix::Problem::not_a_prefix;
  std::optional<Prefix> meant;  ///< with host_bits_set: the network that was probably meant
};

/// What a text of one prefix a line holds. prefixes[i] stood on line lines[i].
struct PrefixList {
  std::vector<Prefix> prefixes;
  std::vector<std::uint32_t> lines;
  std::vector<BadLine> bad;   ///< the first kBadLinesKept of them
  std::size_t bad_lines = 0;  ///< how many there were in all
};

/// Enough to show; a file of garbage must not cost memory for each of its lines.
inline constexpr std::size_t kBadLinesKept = 1000;

/// One prefix a line; blank lines and what follows a '#' are skipped. LF or CRLF, a UTF-8 mark is
/// dropped.
P2S_API PrefixList read_prefixes(std::string_view text);

}  // namespace p2s::net
