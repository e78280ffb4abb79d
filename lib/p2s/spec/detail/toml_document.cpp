// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/toml_document.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/spec/detail/key_depth.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::spec::detail {
namespace {

/// Hints for common mistakes, by the parser's message.
struct Slip {
  std::string_view says;
  std::string_view hint;
};

constexpr std::array kSlips{
    Slip{"not representable in 64 bits", "write a smaller number"},
    Slip{"could not determine value type", "put text in quotes, such as name = \"VNet1GW\""},
    Slip{"parsing floating-point", "put addresses and prefixes in quotes, such as \"10.1.0.0/16\""},
    Slip{"parsing decimal integer", "put text in quotes, such as \"10.1.0.0/16\""},
    Slip{"parsing date", "write it as 2026-03-31"},
    Slip{"unicode scalar", "write a backslash as \\\\, or the text in single quotes"},
    Slip{"escape sequence", "write a backslash as \\\\, or the text in single quotes"},
    Slip{"cannot redefine", "remove the duplicate; only [[name]] tables can be repeated"},
    Slip{"invalid utf-8", "save the file as UTF-8"},
};

std::string hint_for(std::string_view description) {
  for (const auto& slip : kSlips) {
    if (description.find(slip.says) != std::string_view::npos) return std::string(slip.hint);
  }
  return {};
}

/// Byte order marks of UTF-16, which Windows editors and shells call "Unicode".
bool has_utf16_mark(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

}  // namespace

toml::table parse_document(std::string_view text, std::string_view name) {
  if (has_utf16_mark(text)) {
    throw Error(ErrorKind::malformed, fmt::format("{}:1:1: UTF-16 text; TOML requires UTF-8", name))
        .hint("save the file as UTF-8");
  }
  if (const auto deep = find_deep_key(text)) {
    throw Error(ErrorKind::malformed, fmt::format("{}:{}:{}: a key of more than {} parts", name,
                                                  deep->line, deep->column, kMostKeyParts))
        .hint("keys of p2s.toml have at most three parts, such as clients.by_os.windows");
  }
  try {
    return toml::parse(text, name);
  } catch (const toml::parse_error& error) {
    const auto& at = error.source().begin;
    throw Error(ErrorKind::malformed, fmt::format("{}:{}:{}: not valid TOML: {}", name, at.line,
                                                  at.column, printable(error.description())))
        .hint(hint_for(error.description()));
  }
}

}  // namespace p2s::spec::detail
