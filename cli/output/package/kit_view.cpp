// SPDX-License-Identifier: Apache-2.0
#include "output/package/kit_view.hpp"

#include <nlohmann/json.hpp>

namespace p2s::cli {

using Json = nlohmann::ordered_json;

void print_kits_json(Context& context, const app::KitResult& result) {
  Json document{{"kits", Json::array()}};
  for (const auto& kit : result.kits) {
    const std::string password = kit.password_file.string();
    document["kits"].push_back(
        {{"client", kit.client},
         {"path", kit.path.string()},
         {"files", kit.files},
         {"thumbprint", kit.thumbprint},
         {"password_file", password.empty() ? Json(nullptr) : Json(password)},
         {"kept", kit.kept},
         {"untrusted_root",
          kit.untrusted_root.empty() ? Json(nullptr) : Json(kit.untrusted_root)}});
  }
  document["not_built"] = result.not_built;
  add_findings(document, result.findings);
  print_json(context, document);
}

void print_plan_json(Context& context, const app::KitRequest& request, const app::KitPlan& plan) {
  Json document{{"kits", Json::array()}};
  for (const auto& client : plan.clients) {
    const auto path = kit::kit_path(request.output, client.name, request.form).string();
    document["kits"].push_back({{"client", client.name}, {"path", path}, {"files", Json::array()}});
  }
  add_findings(document, plan.findings);
  document["dry_run"] = true;
  print_json(context, document);
}

}  // namespace p2s::cli
