// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/gateway/sku_view.hpp"
#include "output/output.hpp"

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct GatewaySkusOptions {
  app::SkuRequest request;
  std::string generation;
  std::string from_generation;
};

void add_count(CommandLine& line, std::string_view spelling, std::uint64_t& count,
               std::string_view help) {
  line.option(spelling, &count, help).range(0, 1'000'000'000);
}

void add_options(CommandLine& line, GatewaySkusOptions& options) {
  auto& needs = options.request.requirements;
  add_count(line, "--clients N", needs.clients, "Number of clients connected at the same time");
  line.option("--tunnel TUNNELS", &options.request.tunnels,
              "Tunnel types of the clients, comma-separated: ikev2, openvpn, sstp");
  line.option("--throughput RATE", &options.request.throughput,
              "Total throughput of all tunnels, for example 650Mbps or 1.25Gbps");
  line.flag("--zone-redundant", &needs.zone_redundant, "Require zone redundancy");
  line.flag("--bgp", &needs.bgp, "Require BGP");
  line.flag("--active-active", &needs.active_active, "Require active-active mode (two instances)");
  add_count(line, "--site-tunnels N", needs.site_tunnels,
            "Number of site-to-site and VNet-to-VNet tunnels");
  add_count(line, "--vms N", needs.machines,
            "Number of virtual machines and other resources reached through the gateway");
  line.option("--generation", &options.generation, "Gateway generation").choices({"1", "2"});
  line.option("--from SKU", &options.request.from,
              "Current SKU (default: current_sku in p2s.toml)");
  line.option("--from-generation", &options.from_generation, "Generation of the current SKU")
      .choices({"1", "2"});
}

std::optional<unsigned> to_generation(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text == "1" ? 1U : 2U;
}

std::string named(const azure::Sku& sku) {
  return fmt::format("{}, generation {}", sku.name, sku.generation);
}

/// Whether the current SKU will do; otherwise the cheapest one available without a new gateway.
void print_resize(Context& context, const app::SkuAnswer& answer) {
  for (const auto& verdict : answer.advice.skus) {
    if (!verdict.current || !verdict.fits()) continue;
    context.info(fmt::format("the current SKU fits: {}; no resize is needed", named(verdict.sku)));
    return;
  }
  for (const auto& option : answer.resizes) {
    if (!option.fits || option.resize.method != rules::ResizeMethod::in_place) continue;
    context.info(fmt::format("smallest in-place resize that fits: {}", named(option.to)));
    return;
  }
  if (!answer.resizes.empty()) context.info("no SKU that fits is available as an in-place resize");
}

ExitCode run(const GatewaySkusOptions& options, Context& context) {
  auto request = options.request;
  request.requirements.generation = to_generation(options.generation);
  request.from_generation = to_generation(options.from_generation);
  const auto as_of = context.services().as_of;
  const auto answer = app::advise_sku(request, context.workspace().spec_file(), as_of);
  const auto& recommended = answer.advice.recommended;
  const auto result = recommended ? ExitCode::done : ExitCode::findings;
  if (context.globals().json) {
    print_skus_json(context, answer, as_of);
    return result;
  }
  print_skus(context, answer);
  context.info(recommended
                   ? fmt::format("recommended for a new gateway: {}, the lowest tier that fits",
                                 named(*recommended))
                   : "no SKU fits; the reasons are in the last column");
  print_resize(context, answer);
  for (const auto& remark : answer.advice.remarks) context.info(remark);
  context.info(fmt::format("the published table has no prices, but they rise with the tier; see {}",
                           azure::kSkuSource));
  return result;
}

constexpr std::array kGatewaySkusExamples{
    Example{"p2sctl gateway skus",
            "Print the published table, and which SKUs can still be created"},
    Example{"p2sctl gateway skus --clients 700 --tunnel ikev2,openvpn --throughput 1Gbps "
            "--zone-redundant",
            "Recommend the lowest tier that fits, and explain why others do not fit"},
    Example{"p2sctl gateway skus --from VpnGw1 --clients 400",
            "Show how to resize a gateway to a larger SKU"}};

}  // namespace

extern const Command gateway_skus{
    .path = "gateway skus",
    .summary = "List gateway SKUs and recommend one",
    .details =
        "Prints Azure's published table with the result for each SKU: recommended, fits, or the "
        "reasons why it does not fit. Retired SKUs and SKUs that can no longer be created are "
        "never recommended, nor is Basic, which is for testing; use --as-of for a different date. "
        "The lowest tier that fits is recommended: the table has no prices, but they rise with the "
        "tier.\n\n"
        "The clients of SSTP have a limit of their own; IKEv2 and OpenVPN share one. For more than "
        "the 100 site tunnels marked with *, use Virtual WAN. Exits with status 3 if no SKU "
        "fits.\n\n"
        "With --from, or current_sku in p2s.toml, a second table shows how to get from the current "
        "SKU to every other SKU: in place, by migration, or only by deleting the gateway and "
        "creating a new one. If the current SKU fits, no resize is needed.",
    .examples = kGatewaySkusExamples,
    .see_also = "gateway check,pool split",
    .declare = make_command<GatewaySkusOptions, add_options, run>,
};

}  // namespace p2s::cli
