// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/toml_types.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::spec::detail {
namespace {

std::string_view type_name(toml::node_type type) {
  switch (type) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a fraction";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
      return "a time of day";
    default:
      return "a date with a time";
  }
}

/// "groups[3].members" is written [[groups.members]] in the file.
std::string header_name(std::string_view path) {
  std::string name;
  bool inside = false;
  for (const char c : path) {
    if (c == '[') inside = true;
    if (!inside) name += c;
    if (c == ']') inside = false;
  }
  return printable(name);
}

std::string hint_without_quotes(std::string_view text, std::string_view expected) {
  const bool is_flag = expected == "true or false";
  const bool is_value = is_flag
                            ? text == "true" || text == "false"
                            : !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  if (is_value) return "write it without quotes";
  return is_flag ? "write true or false, without quotes" : "write digits, without quotes";
}

/// A hint for the usual cause of a wrong type; empty if there is none.
std::string hint_for(std::string_view path, const toml::node& node, std::string_view expected) {
  if (expected == "a list of tables") return fmt::format("write [[{}]]", header_name(path));
  if (expected == "a table" && node.is_array())
    return fmt::format("write [{}] once", header_name(path));
  if (expected == "a date") return "write it as 2026-03-31";
  if (!node.is_string() || expected == "a table") return {};
  if (expected != "a list of strings")
    return hint_without_quotes(node.as_string()->get(), expected);
  return fmt::format("put it in brackets: {} = [\"{}\"]", path.substr(path.rfind('.') + 1),
                     printable(node.as_string()->get(), 60));
}

}  // namespace

SpecPosition position_of(const toml::source_region& region) noexcept {
  return {region.begin.line, region.begin.column, region.end.line, region.end.column};
}

void add_wrong_type(std::string_view path, const toml::node& node, std::string_view expected,
                    Mistakes& mistakes) {
  mistakes.add(
      position_of(node.source()),
      fmt::format("'{}' must be {}, not {}", printable(path), expected, type_name(node.type())),
      hint_for(path, node, expected));
}

}  // namespace p2s::spec::detail
