// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/detail/position_collector.hpp"

#include <fmt/format.h>

namespace p2s::spec::detail {
namespace {

class Collector {
 public:
  void add(const toml::table& table, const std::string& path) {
    for (const auto& [key, node] : table) {
      add(node, path.empty() ? std::string(key.str()) : fmt::format("{}.{}", path, key.str()));
    }
  }

  SpecPositions take() { return std::move(positions_); }

 private:
  // The parser limits the nesting of tables and lists.
  void add(const toml::node& node, std::string path) {
    if (const auto* table = node.as_table()) add(*table, path);
    if (const auto* list = node.as_array()) {
      for (std::size_t i = 0; i < list->size(); ++i)
        add((*list)[i], fmt::format("{}[{}]", path, i));
    }
    const auto& [begin, end, file] = node.source();
    if (begin.line == 0) return;  // a table that is only implied by its subtables
    positions_.add(std::move(path), {begin.line, begin.column, end.line, end.column});
  }

  SpecPositions positions_;
};

}  // namespace

SpecPositions collect_positions(const toml::table& document) {
  Collector collector;
  collector.add(document, "");
  return collector.take();
}

}  // namespace p2s::spec::detail
