// SPDX-License-Identifier: Apache-2.0
#include "output/gateway/sku_view.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace p2s::cli {
namespace {

std::string shown(bool yes) { return yes ? "yes" : "no"; }

std::string shown(const rules::PresentSku& sku) {
  return sku.row ? fmt::format("{} (generation {})", sku.name, sku.row->generation) : sku.name;
}

std::string shown(const azure::Sku& sku) {
  return fmt::format("{} (generation {})", sku.name, sku.generation);
}

bool is(const std::optional<azure::Sku>& a, const azure::Sku& b) {
  return a && a->name == b.name && a->generation == b.generation;
}

nlohmann::ordered_json name_json(std::string_view name, std::optional<unsigned> generation) {
  nlohmann::ordered_json document{{"name", name}, {"generation", nullptr}};
  if (generation) document["generation"] = *generation;
  return document;
}

nlohmann::ordered_json verdict_json(const planning::SkuVerdict& verdict) {
  const auto& sku = verdict.sku;
  return {{"name", sku.name},
          {"generation", sku.generation},
          {"site_tunnels", sku.site_tunnels},
          {"sstp_clients", sku.sstp_clients},
          {"ikev2_openvpn_clients", sku.ikev2_openvpn_clients},
          {"throughput_mbps", sku.throughput_mbps},
          {"bgp", sku.bgp},
          {"zone_redundant", sku.zone_redundant},
          {"virtual_machines", sku.virtual_machines},
          {"current", verdict.current},
          {"fits", verdict.fits()},
          {"reasons", verdict.against}};
}

nlohmann::ordered_json resize_json(const planning::ResizeOption& option) {
  const auto& row = option.from.row;
  return {
      {"from", name_json(option.from.name, row ? std::optional(row->generation) : std::nullopt)},
      {"to", name_json(option.to.name, option.to.generation)},
      {"method", to_string(option.resize.method)},
      {"fits", option.fits},
      {"effect", option.resize.effect},
      {"rule", option.resize.rule}};
}

/// As published.
std::string shown_sites(const azure::Sku& sku) {
  return fmt::format("{}{}", sku.site_tunnels,
                     sku.site_tunnels == azure::kSiteTunnelsOfLargest ? "*" : "");
}

std::string shown_clients(const azure::Sku& sku) {
  return sku.ikev2_openvpn_clients == 0 ? "not supported"
                                        : std::to_string(sku.ikev2_openvpn_clients);
}

std::string advised(const planning::SkuVerdict& verdict, bool recommended) {
  const std::string advice = recommended      ? "recommended"
                             : verdict.fits() ? "fits"
                                              : "no: " + join(verdict.against, "; ");
  return verdict.current ? "current, " + advice : advice;
}

void print_table(Context& context, const planning::SkuAdvice& advice) {
  Table table({"SKU", "GEN", "SITES", "SSTP", "IKEV2/OPENVPN", "THROUGHPUT", "BGP", "ZONES",
               "MACHINES", "ADVICE"},
              {"MACHINES", "BGP", "ZONES", "SITES"});
  for (const auto& verdict : advice.skus) {
    const auto& sku = verdict.sku;
    table.add({std::string(sku.name), std::to_string(sku.generation), shown_sites(sku),
               std::to_string(sku.sstp_clients), shown_clients(sku),
               planning::show_throughput(sku.throughput_mbps), shown(sku.bgp),
               shown(sku.zone_redundant), std::to_string(sku.virtual_machines),
               advised(verdict, is(advice.recommended, sku))});
  }
  table.print(context);
}

void print_resizes(Context& context, const std::vector<planning::ResizeOption>& options) {
  Table table({"FROM", "TO", "METHOD", "FITS", "RULE"});
  std::vector<std::string> effects;
  for (const auto& option : options) {
    const auto& resize = option.resize;
    table.add({shown(option.from), shown(option.to), std::string(to_string(resize.method)),
               shown(option.fits), std::string(resize.rule)});
    auto effect = fmt::format("{}: {}", resize.rule, resize.effect);
    if (std::find(effects.begin(), effects.end(), effect) == effects.end())
      effects.push_back(std::move(effect));
  }
  table.print(context);
  for (const auto& effect : effects) context.info(effect);
}

}  // namespace

void print_skus_json(Context& context, const app::SkuAnswer& answer, Time as_of) {
  const auto& advice = answer.advice;
  nlohmann::ordered_json document{{"as_of", format_date(as_of)},
                                  {"source", azure::kSkuSource},
                                  {"skus", nlohmann::ordered_json::array()},
                                  {"recommended", nullptr},
                                  {"resizes", nlohmann::ordered_json::array()},
                                  {"remarks", advice.remarks}};
  for (const auto& verdict : advice.skus) document["skus"].push_back(verdict_json(verdict));
  if (advice.recommended) {
    document["recommended"] = name_json(advice.recommended->name, advice.recommended->generation);
  }
  for (const auto& option : answer.resizes) document["resizes"].push_back(resize_json(option));
  print_json(context, document);
}

void print_skus(Context& context, const app::SkuAnswer& answer) {
  print_table(context, answer.advice);
  if (answer.resizes.empty()) return;
  context.out() << '\n';
  print_resizes(context, answer.resizes);
}

}  // namespace p2s::cli
