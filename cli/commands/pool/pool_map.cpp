// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "options/pool_options.hpp"
#include "output/pool/map_view.hpp"

#include <p2s/app/gateway/address_map_svg.hpp>
#include <p2s/base/error.hpp>

#include <array>

namespace p2s::cli {
namespace {

struct PoolMapOptions {
  app::PoolRequest request;
  std::string svg;
  bool force = false;
};

void add_options(CommandLine& line, PoolMapOptions& options) {
  add_pool_options(line, options.request);
  add_network_options(line, options.request);
  line.option("--svg FILE", &options.svg, "Write the map as an SVG image");
  add_force_option(line, options.force);
}

std::vector<planning::MapBlock> blocks_of(const rules::PoolPlan& plan) {
  auto blocks = planning::address_map(plan);
  if (blocks.empty()) {
    throw Error(ErrorKind::usage, "nothing to draw: no prefixes given")
        .hint("p2sctl pool map 172.16.201.0/24 --vnet 10.1.0.0/16, or use a workspace with -C DIR");
  }
  if (planning::count_ranges(blocks) > planning::kMostMapRanges) {
    throw Error(ErrorKind::usage, "more than 500 prefixes cannot be drawn")
        .hint("list the overlaps with: p2sctl pool check");
  }
  return blocks;
}

ExitCode run(const PoolMapOptions& options, Context& context) {
  const auto blocks = blocks_of(app::pool_plan(options.request, context.workspace().spec_file()));
  if (!options.svg.empty()) {
    const auto picture = app::address_map_svg(blocks);
    if (context.globals().dry_run)
      context.info("would write " + options.svg);
    else
      write_output(context, options.svg, as_bytes(picture), Access::everyone, options.force);
    if (options.svg == "-") return ExitCode::done;
  }
  if (context.globals().json)
    print_map_json(context, blocks);
  else if (options.svg.empty())
    print_map(context, blocks);
  return ExitCode::done;
}

constexpr std::array kPoolMapExamples{
    Example{"p2sctl pool map", "Draw the networks and pools of p2s.toml"},
    Example{"p2sctl pool map --svg addresses.svg", "Write an image for a document"},
    Example{"p2sctl pool map 172.16.201.0/24 --vnet 10.1.0.0/16",
            "Draw a pool without a workspace"}};

}  // namespace

extern const Command pool_map{
    .path = "pool map",
    .summary = "Draw a map of the address space: networks, pools and free ranges",
    .details =
        "Draws each block of addresses as a bar to scale. Letters refer to the ranges in the list "
        "below the bar, dots are free addresses. A range inside another one is drawn below it; "
        "ranges that are too small to see are drawn again, enlarged. Pools that overlap a range, "
        "and the ranges that they overlap, are marked.\n\n"
        "'free' names the largest blocks that no declared range uses.",
    .examples = kPoolMapExamples,
    .see_also = "pool check,pool suggest",
    .declare = make_command<PoolMapOptions, add_options, run>,
};

}  // namespace p2s::cli
