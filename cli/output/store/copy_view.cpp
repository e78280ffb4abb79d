// SPDX-License-Identifier: Apache-2.0
#include "output/store/copy_view.hpp"

#include <nlohmann/json.hpp>

namespace p2s::cli {

void print_copy(Context& context, const std::vector<store::CopiedTable>& tables) {
  if (tables.empty()) return;
  Table table({"table", "rows", "digest"}, {"digest"});
  for (const auto& each : tables) table.add({each.name, std::to_string(each.rows), each.digest});
  table.print(context);
}

void print_copy_json(Context& context, const std::string& source, const std::string& target,
                     const std::vector<store::CopiedTable>& tables) {
  nlohmann::ordered_json copy{{"source", source},
                              {"target", target},
                              {"tables", nlohmann::ordered_json::array()},
                              {"written", !context.globals().dry_run}};
  for (const auto& each : tables)
    copy["tables"].push_back({{"name", each.name}, {"rows", each.rows}, {"digest", each.digest}});
  print_json(context, {{"copy", std::move(copy)}});
}

}  // namespace p2s::cli
