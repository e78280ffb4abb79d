#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/spec/detail/key_depth.hpp>
#include <p2s/spec/detail/toml_document.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::spec::detail {
namespace {

/// What people usually did when the parser says this.
struct Slip {
  std::string_view says;
  std::string_view hint;
};

constexpr std::array kSlips{
    Slip{"not representable in 64 bits", "write a smaller number"},
    Slip{"could not determine value type", "text stands in quotes, such as name = \"VNet1GW\""},
    Slip{"parsing floating-point",
         "addresses and prefixes stand in quotes, such as \"10.1.0.0/16\""},
    Slip{"parsing decimal integer", "text stands in quotes, such as \"10.1.0.0/16\""},
    Slip{"parsing date", "write it as 2026-03-31"},
    Slip{"unicode scalar", "write a backslash as \\\\, or the text in single quotes"},
    Slip{"escape sequence", "write a backslash as \\\\, or the text in single quotes"},
    Slip{"cannot redefine", "every key and every table stands once; only [[name]] may repeat"},
    Slip{"invalid utf-8", "save the file as UTF-8"},
};

std::string hint_for(std::string_view description) {
  for (const auto& slip : kSlips) {
    if (description.find(slip.says) != std::string_view::npos) return std::string(slip.hint);
  }
  return {};
}

/// What editors and shells of Windows write when asked for "Unicode".
bool has_utf16_mark(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

}  // namespace

toml::table parse_document(std::string_view text, std::string_view name) {
  if (has_utf16_mark(text)) {
    throw Error(ErrorKind::malformed, fmt::format("{}:1:1: UTF-16 text; TOML is UTF-8", name))
        .hint("save the file as UTF-8");
  }
  if (const auto deep = find_deep_key(text)) {
    throw Error(ErrorKind::malformed, fmt::format("{}:{}:{}: a key of more than {} parts", name,
                                                  deep->line, deep->column, kMostKeyParts))
        .hint("no key of p2s.toml has more than three parts, such as clients.by_os.windows");
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
