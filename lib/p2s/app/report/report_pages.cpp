// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/report/report_pages.hpp"

#include <p2s/app/gateway/address_map_svg.hpp>
#include <p2s/app/report/report_model.hpp>
#include <p2s/base/bytes.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/thumbprint.hpp>
#include <p2s/render/templates.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace p2s::app {
namespace {

using render::Model;

/// The rows of the table of clients, for a script element of HTML: ASCII, and nothing that ends the
/// element.
std::string clients_json(const Report& report) {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& row : *report.clients.facts) rows.push_back(client_cells(row, report.at));
  const auto text = rows.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
  return replace_all(text, "<", "\\u003c");
}

/// The source of Content-Security-Policy that permits this script: base64 of its digest.
std::string policy_hash(std::string_view script) {
  const auto digest = from_hex(pki::sha256_hex(as_bytes(script)));
  return "sha256-" + to_base64(digest.value());
}

std::vector<Model> client_models(const Report& report) {
  constexpr std::array kNames{"name", "status",    "expires",   "issuer",
                              "key",  "last_seen", "thumbprint"};
  std::vector<Model> models;
  if (!report.clients.facts) return models;
  for (const auto& row : *report.clients.facts) {
    const auto cells = client_cells(row, report.at);
    auto& model = models.emplace_back();
    for (std::size_t i = 0; i < kNames.size(); ++i) model.text(kNames.at(i), cells[i]);
  }
  return models;
}

std::vector<Model> range_models(const Report& report) {
  std::vector<Model> models;
  if (!report.map.facts) return models;
  for (const auto& block : *report.map.facts) {
    if (block.enlarged) continue;
    for (const auto& range : block.ranges) {
      models.push_back(std::move(Model()
                                     .text("prefix", range.prefix.to_string())
                                     .text("block", block.block.to_string())
                                     .text("kind", std::string(display_name(range.kind)))
                                     .text("origin", page_text(range.origin))
                                     .flag("conflict", range.conflict)));
    }
  }
  return models;
}

}  // namespace

std::string report_html(const Report& report) {
  const render::Templates templates;
  auto model = report_model(report);
  model.text("script_hash", policy_hash("\n" + templates.text("report/report.js") + "\n"));
  model.verbatim("map", report.map.facts ? address_map_svg(*report.map.facts) : "");
  model.verbatim("clients_json", report.clients.facts ? clients_json(report) : "");
  return std::string(
      templates.get("report/report.html").render(model, render::Language::xml).text());
}

std::string report_markdown(const Report& report) {
  const render::Templates templates;
  auto model = report_model(report);
  model.list("clients", client_models(report)).list("ranges", range_models(report));
  return std::string(
      templates.get("report/report.md").render(model, render::Language::markdown).text());
}

}  // namespace p2s::app
