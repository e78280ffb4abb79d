// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/detail/gateway_reader.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/live/live_gateway.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::live {
namespace {

constexpr std::array<std::string_view, 5> kFormNames{"ARM", "Azure CLI", "Azure PowerShell",
                                                     "Terraform", "ARM template"};

/// UTF-16 without a byte order mark, as of a redirected pipe, begins with '{' or '[' and a zero.
std::optional<std::string> text_of_json(ByteView content) {
  if (content.size() > 1 && content[1] == 0 && (content[0] == '{' || content[0] == '[')) {
    Bytes marked{0xFF, 0xFE};
    marked.insert(marked.end(), content.begin(), content.end());
    return decode_text(marked);
  }
  return decode_text(content);
}

/// "line 3, column 14".
std::string place_in(std::string_view text, std::size_t byte) {
  const auto before = text.substr(0, std::min(byte == 0 ? 0 : byte - 1, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  return fmt::format("line {}, column {}", line, before.size() - (before.rfind('\n') + 1) + 1);
}

[[noreturn]] void refuse_text(std::string_view text, std::size_t byte) {
  const auto start = trim(text);
  if (start.starts_with("ERROR:") || start.starts_with("WARNING:")) {
    throw Error(ErrorKind::malformed, fmt::format("this is a message of Azure CLI: {}",
                                                  printable(split_lines(start).front())))
        .hint("save only its output, without messages");
  }
  const bool cut = byte > text.size();
  throw Error(ErrorKind::malformed, fmt::format("invalid JSON at {}{}", place_in(text, byte),
                                                cut ? ": it ends there" : ""))
      .hint("save the whole output of the command again");
}

LiveGateway read_text_of(std::string_view text) {
  detail::Document document;
  try {
    const auto& root = document.parse(text, "");
    return detail::read_gateway(detail::find_gateway(root, document), document);
  } catch (const detail::Json::parse_error& error) {
    refuse_text(text, error.byte);
  }
}

}  // namespace

std::string_view display_name(Form form) noexcept {
  return kFormNames.at(static_cast<std::size_t>(form));
}

bool looks_like_json(ByteView content) {
  // Byte order marks, and the zeros of UTF-16, are skipped.
  constexpr std::string_view kBefore("\xEF\xBB\xBF\xFF\xFE \t\r\n\0", 10);
  const auto text = as_text(content);
  const auto first = text.find_first_not_of(kBefore);
  if (first == text.npos) return false;
  const auto second = text.find_first_not_of(kBefore, first + 1);
  const char next = second == text.npos ? ']' : text[second];
  return text[first] == '{' || (text[first] == '[' && (next == '{' || next == ']'));
}

LiveGateway read_live_gateway(ByteView content, std::string_view name) {
  try {
    if (content.size() > kLiveLimit)
      throw Error(ErrorKind::malformed, fmt::format("it is larger than {} MB", kLiveLimit >> 20U));
    const auto text = text_of_json(content);
    if (!text) throw Error(ErrorKind::malformed, "it is neither UTF-8 nor UTF-16");
    auto live = read_text_of(*text);
    sort_findings(live.findings);
    return live;
  } catch (const Error& error) {
    throw Error(error.kind(), fmt::format("'{}': {}", printable(name), error.message()))
        .hint(error.hint());
  }
}

}  // namespace p2s::live
