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
  auto& wish = options.request.wish;
  add_count(line, "--clients N", wish.clients, "clients that connect at the same time");
  line.option("--tunnel TUNNELS", &options.request.tunnels,
              "tunnel types of the clients: ikev2, openvpn, sstp, joined by commas");
  line.option("--throughput RATE", &options.request.throughput,
              "of all tunnels together: 650Mbps, 1.25Gbps");
  line.flag("--zone-redundant", &wish.zone_redundant, "it survives the loss of a zone");
  line.flag("--bgp", &wish.bgp, "it speaks BGP");
  line.flag("--active-active", &wish.active_active, "it has two instances");
  add_count(line, "--site-tunnels N", wish.site_tunnels,
            "site-to-site and network-to-network tunnels");
  add_count(line, "--vms N", wish.machines,
            "virtual machines and other resources reached through the gateway");
  line.option("--generation", &options.generation, "the gateway's generation").choices({"1", "2"});
  line.option("--from SKU", &options.request.from, "the present SKU; else current_sku of p2s.toml");
  line.option("--from-generation", &options.from_generation, "the generation of the present SKU")
      .choices({"1", "2"});
}

std::optional<unsigned> to_generation(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text == "1" ? 1U : 2U;
}

std::string named(const azure::Sku& sku) {
  return fmt::format("{}, generation {}", sku.name, sku.generation);
}

/// The cheapest SKU that fits and can be had without a new gateway.
void print_resize(Context& context, const app::SkuAnswer& answer) {
  for (const auto& option : answer.resizes) {
    if (!option.fits || option.resize.way != rules::ResizeMethod::in_place) continue;
    context.info(fmt::format("nearest resize in place that fits: {}", named(option.to)));
    return;
  }
  if (!answer.resizes.empty()) context.info("no resize in place leads to a SKU that fits");
}

ExitCode run(const GatewaySkusOptions& options, Context& context) {
  auto request = options.request;
  request.wish.generation = to_generation(options.generation);
  request.from_generation = to_generation(options.from_generation);
  const auto as_of = context.services().as_of;
  const auto answer = app::advise_sku(request, context.workspace().spec_file(), as_of);
  if (context.globals().json) {
    print_skus_json(context, answer, as_of);
    return ExitCode::done;
  }
  print_skus(context, answer);
  const auto& recommended = answer.advice.recommended;
  context.info(recommended
                   ? fmt::format("recommended: {}, the lowest tier that fits", named(*recommended))
                   : "no SKU fits: the last column says why");
  print_resize(context, answer);
  for (const auto& remark : answer.advice.remarks) context.info(remark);
  context.info(fmt::format("prices are not in the published table, but rise with the tier; see {}",
                           azure::kSkuSource));
  return ExitCode::done;
}

constexpr std::array kGatewaySkusExamples{
    Example{"p2sctl gateway skus", "the published table, and what can still be created"},
    Example{"p2sctl gateway skus --clients 700 --tunnel ikev2,openvpn --throughput 1Gbps "
            "--zone-redundant",
            "the cheapest tier that fits, and why others do not"},
    Example{"p2sctl gateway skus --from VpnGw1 --clients 400",
            "how a gateway gets to a larger SKU"}};

}  // namespace

extern const Command gateway_skus{
    .path = "gateway skus",
    .summary = "show the SKUs of gateways and which one fits",
    .details =
        "Prints Azure's published table with a verdict on each SKU: recommended, fits, or what "
        "speaks against it. Closed and retired SKUs are never recommended, nor is Basic, which is "
        "for tests; --as-of asks for another day. The lowest tier that fits is recommended: the "
        "table has no prices, but they rise with the tier.\n\n"
        "With --from, or current_sku in p2s.toml, a second table shows how a gateway gets from its "
        "present SKU to each other: in-place, by migration, or only by deleting and creating it "
        "anew.",
    .examples = kGatewaySkusExamples,
    .see_also = "pool check",
    .declare = make_command<GatewaySkusOptions, add_options, run>,
};

}  // namespace p2s::cli
