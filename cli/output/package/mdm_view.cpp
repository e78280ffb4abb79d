// SPDX-License-Identifier: Apache-2.0
#include "output/package/mdm_view.hpp"

#include <nlohmann/json.hpp>

namespace p2s::cli {

void print_mdm_json(Context& context, const std::string& path, const app::MdmResult& result) {
  using Object = nlohmann::ordered_json;
  Object mdm{{"path", result.set.files.empty() ? Object(nullptr) : Object(path)},
             {"files", Object::array()},
             {"nodes", Object::array()},
             {"left_out", Object::array()}};
  for (const auto& file : result.set.files) mdm["files"].push_back(file.path);
  for (const auto& node : result.set.nodes)
    mdm["nodes"].push_back(
        {{"file", node.file}, {"connection", node.connection}, {"oma_uri", node.uri}});
  for (const auto& each : result.set.left_out)
    mdm["left_out"].push_back({{"what", each.what}, {"reason", each.reason}});
  Object document{{"mdm", std::move(mdm)}};
  add_findings(document, result.set.findings);
  print_json(context, document);
}

}  // namespace p2s::cli
