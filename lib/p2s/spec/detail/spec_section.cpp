// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/spec_section.hpp"

#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::spec::detail {
namespace {

constexpr std::size_t kDateLength = 10;  // 2026-03-31

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

/// A hint for the usual cause of a wrong type; empty if there is none.
std::string hint_for(std::string_view path, const toml::node& node, std::string_view expected) {
  if (expected == "a list of tables") return fmt::format("write [[{}]]", header_name(path));
  if (expected == "a table" && node.is_array())
    return fmt::format("write [{}] once", header_name(path));
  if (expected == "a date") return "write it as 2026-03-31";
  if (!node.is_string() || expected == "a table") return {};
  if (expected != "a list of strings") return "write it without quotes";
  return fmt::format("put it in brackets: {} = [\"{}\"]", path.substr(path.rfind('.') + 1),
                     printable(node.as_string()->get(), 60));
}

}  // namespace

std::string SpecSection::position(const toml::source_region& where) const {
  return fmt::format("{}:{}:{}", file_, where.begin.line, where.begin.column);
}

void SpecSection::fail(const toml::source_region& where, std::string message,
                       std::string hint) const {
  throw Error(ErrorKind::malformed, fmt::format("{}: {}", position(where), message))
      .hint(std::move(hint));
}

void SpecSection::wrong_type(std::string_view path, const toml::node& node,
                             std::string_view expected) const {
  fail(node.source(),
       fmt::format("'{}' must be {}, not {}", printable(path), expected, type_name(node.type())),
       hint_for(path, node, expected));
}

std::string SpecSection::path_of(std::string_view key) const {
  return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

const toml::node* SpecSection::at(std::string_view key) const {
  return table_ == nullptr ? nullptr : table_->get(key);
}

const toml::node* SpecSection::find(std::string_view key) {
  known_.emplace_back(key);
  return at(key);
}

SpecSection SpecSection::section(std::string_view key) {
  const auto* node = find(key);
  if (node != nullptr && !node->is_table()) wrong_type(path_of(key), *node, "a table");
  return {node == nullptr ? nullptr : node->as_table(), path_of(key), file_};
}

std::vector<SpecSection> SpecSection::one_or_more(std::string_view key) {
  const auto* node = at(key);
  if (node == nullptr || !node->is_table()) return sections(key);
  known_.emplace_back(key);
  return {{node->as_table(), path_of(key), file_}};
}

std::vector<std::string> SpecSection::keys() const {
  std::vector<std::string> found;
  if (table_ == nullptr) return found;
  for (const auto& [key, node] : *table_) found.emplace_back(key.str());
  return found;
}

std::vector<SpecSection> SpecSection::sections(std::string_view key) {
  std::vector<SpecSection> found;
  const auto* node = find(key);
  if (node == nullptr) return found;
  const auto* list = node->as_array();
  if (list == nullptr) wrong_type(path_of(key), *node, "a list of tables");
  for (std::size_t i = 0; i < list->size(); ++i) {
    auto path = fmt::format("{}[{}]", path_of(key), i);
    const auto& item = (*list)[i];
    if (!item.is_table()) wrong_type(path, item, "a table");
    found.emplace_back(item.as_table(), std::move(path), file_);
  }
  return found;
}

void SpecSection::read(std::string_view key, std::string& value) {
  const auto* node = find(key);
  if (node == nullptr) return;
  if (!node->is_string()) wrong_type(path_of(key), *node, "a string");
  value = node->as_string()->get();
}

void SpecSection::read(std::string_view key, bool& value) {
  const auto* node = find(key);
  if (node == nullptr) return;
  if (!node->is_boolean()) wrong_type(path_of(key), *node, "true or false");
  value = node->as_boolean()->get();
}

void SpecSection::read(std::string_view key, std::optional<bool>& value) {
  bool given = false;
  read(key, given);
  if (at(key) != nullptr) value = given;
}

void SpecSection::read(std::string_view key, std::optional<std::int64_t>& value) {
  const auto* node = find(key);
  if (node == nullptr) return;
  if (!node->is_integer()) wrong_type(path_of(key), *node, "a whole number");
  value = node->as_integer()->get();
}

void SpecSection::read(std::string_view key, std::optional<Time>& value) {
  const auto* node = find(key);
  if (node == nullptr) return;
  std::string text;
  if (const auto* date = node->as_date()) {
    const auto& day = date->get();
    text = fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
  } else if (node->is_string()) {
    text = node->as_string()->get();
  } else {
    wrong_type(path_of(key), *node, "a date");
  }
  value = text.size() == kDateLength ? parse_time(text) : std::nullopt;
  if (value) return;
  fail(node->source(), fmt::format("'{}': '{}' is not a date", path_of(key), printable(text)),
       "write it as 2026-03-31");
}

void SpecSection::read(std::string_view key, std::vector<std::string>& values, bool or_one) {
  each_string(key, or_one, [&](std::string_view text, const std::string&, const toml::node&) {
    values.emplace_back(text);
  });
}

void SpecSection::read(std::string_view key, std::string& value,
                       bool (*accepts)(std::string_view text), std::string_view expected,
                       std::string hint) {
  read(key, value);
  const auto* node = at(key);
  if (node == nullptr || accepts(value)) return;
  fail(node->source(), fmt::format("'{}' must be {}", path_of(key), expected), std::move(hint));
}

void SpecSection::choose(std::string_view key, std::string& value,
                         std::span<const std::string> choices) {
  choose(key, value, std::vector<std::string_view>(choices.begin(), choices.end()));
}

void SpecSection::choose(std::string_view key, std::string& value,
                         std::span<const std::string_view> choices) {
  read(key, value);
  const auto* node = at(key);
  if (node == nullptr) return;
  for (const auto& choice : choices) {
    if (!equals_ignoring_case(choice, value)) continue;
    value = choice;
    return;
  }
  const std::vector<std::string> names(choices.begin(), choices.end());
  // Short values such as "1.9" are similar to every choice, so the whole list is shown.
  const auto near = value.size() > 3 ? closest_match(value, names) : std::nullopt;
  fail(node->source(), fmt::format("'{}' cannot be '{}'", path_of(key), printable(value)),
       near ? fmt::format("did you mean '{}'?", *near)
            : fmt::format("choose from: {}", join(names, ", ")));
}

std::optional<std::uint64_t> SpecSection::number(std::string_view key, std::int64_t least,
                                                 std::int64_t most) {
  const auto* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_integer()) wrong_type(path_of(key), *node, "a whole number");
  const auto value = node->as_integer()->get();
  if (value < least || value > most) {
    fail(node->source(),
         fmt::format("'{}' must be between {} and {}, not {}", path_of(key), least, most, value));
  }
  return static_cast<std::uint64_t>(value);
}

void SpecSection::each_string(std::string_view key, bool or_one, const Take& take) {
  const auto* node = find(key);
  if (node == nullptr) return;
  if (or_one && node->is_string()) return take(node->as_string()->get(), path_of(key), *node);
  const auto* list = node->as_array();
  if (list == nullptr) {
    wrong_type(path_of(key), *node, or_one ? "a string or a list of strings" : "a list of strings");
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto& item = (*list)[i];
    auto path = fmt::format("{}[{}]", path_of(key), i);
    if (!item.is_string()) wrong_type(path, item, "a string");
    take(item.as_string()->get(), std::move(path), item);
  }
}

std::vector<Network> SpecSection::networks(std::string_view key, bool or_one) {
  std::vector<Network> found;
  each_string(key, or_one, [&](std::string_view text, std::string path, const toml::node& node) {
    const auto where = fmt::format("{}: '{}'", position(node.source()), path);
    found.push_back({require_prefix(text, where, ErrorKind::malformed), std::move(path)});
  });
  return found;
}

net::Address SpecSection::to_address(std::string_view text, std::string_view path,
                                     const toml::node& node) const {
  const auto address = net::Address::parse(text);
  if (address) return *address;
  fail(node.source(), fmt::format("'{}': '{}' is not an address", path, printable(text)),
       "write an address without a prefix length, such as 10.1.0.4");
}

std::vector<Network> SpecSection::addresses(std::string_view key) {
  std::vector<Network> found;
  each_string(key, false, [&](std::string_view text, std::string path, const toml::node& node) {
    const auto address = to_address(text, path, node);
    const unsigned width = address.family == net::Family::ipv4 ? 32 : 128;
    found.push_back({net::Prefix(address, width), std::move(path)});
  });
  return found;
}

std::optional<net::Address> SpecSection::address(std::string_view key) {
  const auto* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_string()) wrong_type(path_of(key), *node, "a string");
  return to_address(node->as_string()->get(), path_of(key), *node);
}

void SpecSection::refuse_both(std::string_view key, std::string_view other) const {
  if (table_ == nullptr || !table_->contains(key) || !table_->contains(other)) return;
  fail(table_->get(other)->source(),
       fmt::format("'{}' and '{}' exclude each other", path_of(key), path_of(other)),
       "keep one of them");
}

void SpecSection::finish() const {
  if (table_ == nullptr) return;
  const toml::key* first = nullptr;  // the table is sorted by name, not by position
  for (const auto& [key, node] : *table_) {
    if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
    const bool earlier = first == nullptr || key.source().begin < first->source().begin;
    if (earlier) first = &key;
  }
  if (first == nullptr) return;
  const auto near = closest_match(first->str(), known_);
  fail(first->source(), fmt::format("unknown key '{}'", printable(path_of(first->str()))),
       near ? fmt::format("did you mean '{}'?", path_of(*near))
            : fmt::format("known keys: {}", join(known_, ", ")));
}

}  // namespace p2s::spec::detail
