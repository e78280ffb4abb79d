// SPDX-License-Identifier: Apache-2.0
#include "output/package/kit_status_view.hpp"

#include "output/csv.hpp"
#include "output/json_values.hpp"
#include "output/output.hpp"

#include <p2s/base/text/text.hpp>

#include <nlohmann/json.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string reasons_of(const app::KitStatus& kit, std::string app::KitReason::*text) {
  std::vector<std::string> texts;
  for (const auto& reason : kit.reasons) texts.push_back(reason.*text);
  return join(texts, "; ");
}

std::string day_of(const app::KitStatus& kit) {
  return kit.built_at ? format_date(*kit.built_at) : std::string();
}

Json kit_json(const app::KitStatus& kit) {
  Json reasons = Json::array();
  for (const auto& reason : kit.reasons)
    reasons.push_back({{"id", reason.id}, {"text", reason.text}});
  return {{"client", kit.name},
          {"thumbprint", or_null(kit.thumbprint)},
          {"needs_kit", kit.needs_kit()},
          {"reasons", std::move(reasons)},
          {"built_at", or_null(kit.built_at)},
          {"package", or_null(kit.source)},
          {"gateways", kit.gateways},
          {"server_roots", kit.server_roots},
          {"tunnels", kit.tunnels}};
}

}  // namespace

void print_kit_status_json(Context& context, const app::KitStatusReport& report) {
  Json document{{"compared_with", or_null(report.compared_with)}, {"kits", Json::array()}};
  for (const auto& kit : report.kits) document["kits"].push_back(kit_json(kit));
  print_json(context, document);
}

void print_kit_status(Context& context, const app::KitStatusReport& report) {
  Table table({"NAME", "BUILT", "PACKAGE", "REASON"});
  for (const auto& kit : report.kits)
    table.add({kit.name, day_of(kit), kit.source, reasons_of(kit, &app::KitReason::brief)});
  table.print(context);
}

void print_kit_status_csv(Context& context, const app::KitStatusReport& report) {
  auto& out = context.out();
  out << csv_line({"name", "thumbprint", "needs_kit", "built", "package", "gateway", "server_roots",
                   "tunnels", "reasons"});
  for (const auto& kit : report.kits) {
    out << csv_line({kit.name, kit.thumbprint, kit.needs_kit() ? "yes" : "no", day_of(kit),
                     kit.source, join(kit.gateways, " "), join(kit.server_roots, "; "),
                     join(kit.tunnels, " "), reasons_of(kit, &app::KitReason::text)});
  }
}

}  // namespace p2s::cli
