// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/formats/text_file.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

bool is_binary_byte(std::uint8_t byte) noexcept {
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\0';
}

/// ASCII has a zero in every second byte.
bool is_unmarked_utf16(ByteView content) noexcept {
  const auto zero = [&](std::size_t i) { return content[i] == 0; };
  return content.size() >= 4 && zero(0) != zero(1) && zero(0) == zero(2) && zero(1) == zero(3);
}

}  // namespace

std::string_view not_text(ByteView content) {
  const auto text = decode_text(content);
  const bool has_zeros = text && text->find('\0') != std::string::npos;
  if (text && !has_zeros) return {};
  if (is_unmarked_utf16(content)) return "UTF-16 without a byte order mark";
  if (std::any_of(content.begin(), content.end(), is_binary_byte)) return "binary data";
  if (has_zeros) return "text with NUL bytes";
  const bool is_mixed = std::find(content.begin(), content.end(), 0) != content.end();
  return is_mixed ? "binary data" : "text in an encoding other than UTF-8";
}

std::string read_text(ByteView content, std::string_view file, std::size_t limit) {
  if (content.size() > limit) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is larger than {} bytes", printable(file), limit));
  }
  const auto problem = not_text(content);
  if (problem.empty()) return decode_text(content).value_or("");
  const bool is_other_text = problem != "binary data" && problem != "text with NUL bytes";
  throw Error(ErrorKind::malformed, fmt::format("'{}' is {}", printable(file), problem))
      .hint(is_other_text ? "save it as UTF-8, or download the package again from Azure"
                          : "download the package again from Azure");
}

}  // namespace p2s::package
