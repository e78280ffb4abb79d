// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/table_reader.hpp"

#include <p2s/azure/resource_name.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/spec/detail/toml_types.hpp>
#include <p2s/spec/detail/value_reader.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::spec::detail {
namespace {

std::string path_of(std::string_view table, std::string_view key) {
  return table.empty() ? std::string(key) : fmt::format("{}.{}", table, key);
}

/// "clients.oldest.windows" for "clients.oldest_windows": a key of an inner table; may be empty.
std::string_view inner_key(std::string_view table, std::string_view key) {
  for (const auto& row : spec_keys()) {
    if (!row.path.starts_with(table) || row.path.size() <= table.size() + 1) continue;
    const auto inner = table.empty() ? row.path : row.path.substr(table.size() + 1);
    if (path_of(table, inner) == row.path && replace_all(inner, ".", "_") == key) return row.path;
  }
  return {};
}

}  // namespace

TableReader::TableReader(GatewaySpec& spec, Mistakes& mistakes) : spec_(spec), mistakes_(mistakes) {
  for (const auto& key : spec_keys()) tables_[key.parent()].push_back(&key);
}

void TableReader::read_table(std::string_view name, const toml::table& table,
                             const std::string& path) {
  const auto& rows = tables_[name];
  for (const auto* row : rows) {
    if (row->name() == "*") {
      for (const auto& [key, node] : table) read_key(*row, node, path_of(path, key.str()));
      return;
    }
    const auto* node = table.get(row->name());
    if (node == nullptr) continue;
    const auto* other = row->instead_of.empty() ? nullptr : table.get(row->instead_of);
    if (other != nullptr) {
      mistakes_.add(position_of(node->source()),
                    fmt::format("'{}' and '{}' exclude each other", path_of(path, row->instead_of),
                                path_of(path, row->name())),
                    "keep one of them");
    }
    read_key(*row, *node, path_of(path, row->name()));
  }
  refuse_unknown(name, table, path);
}

void TableReader::read_key(const SpecKey& key, const toml::node& node, const std::string& path) {
  if (key.type == KeyType::table) return enter(key, node, path);
  if (key.type == KeyType::table_or_list && node.is_table()) return enter(key, node, path);
  if (key.is_table()) return enter_each(key, node, path);
  if (const auto value = read_value(key, node, path, mistakes_)) key.set(spec_, *value);
}

void TableReader::enter(const SpecKey& key, const toml::node& node, const std::string& path) {
  const auto* table = node.as_table();
  if (table == nullptr) return add_wrong_type(path, node, "a table", mistakes_);
  if (key.set != nullptr) key.set(spec_, {path});
  read_table(key.path, *table, path);
}

void TableReader::enter_each(const SpecKey& key, const toml::node& node, const std::string& path) {
  const auto* list = node.as_array();
  if (list == nullptr) return add_wrong_type(path, node, "a list of tables", mistakes_);
  for (std::size_t i = 0; i < list->size(); ++i)
    enter(key, (*list)[i], fmt::format("{}[{}]", path, i));
}

void TableReader::refuse_unknown(std::string_view name, const toml::table& table,
                                 const std::string& path) {
  const auto& rows = tables_[name];
  std::vector<std::string> known;
  for (const auto* row : rows) known.emplace_back(row->name());
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    if (azure::is_virtual_wan(key.str())) {
      mistakes_.add(position_of(key.source()),
                    fmt::format("unknown key '{}'", printable(path_of(path, key.str()))),
                    "p2s.toml describes virtual network gateways; Virtual WAN has other rules");
      continue;
    }
    const auto inner = inner_key(name, key.str());
    const auto near = inner.empty() ? meant_word(key.str(), known) : std::nullopt;
    mistakes_.add(position_of(key.source()),
                  fmt::format("unknown key '{}'", printable(path_of(path, key.str()))),
                  near             ? fmt::format("did you mean '{}'?", path_of(path, *near))
                  : !inner.empty() ? fmt::format("did you mean '{}'?", inner)
                                   : fmt::format("known keys: {}", join(known, ", ")));
    if (near && table.get(*near) == nullptr) read_misspelled(rows, *near, node, path);
  }
}

void TableReader::read_misspelled(const Rows& rows, std::string_view meant, const toml::node& node,
                                  const std::string& path) {
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const SpecKey* each) { return each->name() == meant; });
  read_key(**row, node, path_of(path, meant));
}

}  // namespace p2s::spec::detail
