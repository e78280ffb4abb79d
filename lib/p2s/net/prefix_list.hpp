// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace p2s::net {

/// A line without a valid prefix. `text` points into the input.
struct BadLine {
  std::size_t line = 0;  ///< counted from 1
  std::string_view text;
  Prefix::Problem problem = Prefix::Problem::not_a_prefix;
  std::optional<Prefix> meant;  ///< with host_bits_set: the network that was probably meant
};

/// The prefixes of a text with one prefix per line. prefixes[i] was on line lines[i].
struct PrefixList {
  std::vector<Prefix> prefixes;
  std::vector<std::uint32_t> lines;
  std::vector<BadLine> bad;   ///< the first kBadLinesKept of them
  std::size_t bad_lines = 0;  ///< their total number
};

/// Enough for messages; a file of garbage must not use memory for every line.
inline constexpr std::size_t kBadLinesKept = 1000;

/// One prefix per line; empty lines and comments after '#' are skipped. LF or CRLF; a UTF-8 byte
/// order mark is skipped.
P2S_API PrefixList read_prefixes(std::string_view text);

}  // namespace p2s::net
