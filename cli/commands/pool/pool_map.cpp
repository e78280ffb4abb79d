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
  line.option("--svg FILE", &options.svg, "write the map as a picture for documents and browsers");
  add_force_option(line, options.force);
}

/// Pictures and terminals with more are no help to anybody.
constexpr std::size_t kMostRanges = 500;

std::vector<planning::MapBlock> blocks_of(const rules::PoolPlan& plan) {
  auto blocks = planning::address_map(plan);
  std::size_t ranges = 0;
  for (const auto& block : blocks) ranges += block.ranges.size();
  if (blocks.empty()) {
    throw Error(ErrorKind::usage, "there is nothing to draw: no prefix is declared")
        .hint("p2sctl pool map 172.16.201.0/24 --vnet 10.1.0.0/16, or work where p2s.toml is");
  }
  if (ranges > kMostRanges) {
    throw Error(ErrorKind::usage, "more than 500 prefixes are declared: no picture shows so many")
        .hint("p2sctl pool check names what overlaps");
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
    Example{"p2sctl pool map", "what p2s.toml declares"},
    Example{"p2sctl pool map --svg addresses.svg", "a picture for a document"},
    Example{"p2sctl pool map 172.16.201.0/24 --vnet 10.1.0.0/16", "before there is a gateway"}};

}  // namespace

extern const Command pool_map{
    .path = "pool map",
    .summary = "draw the address space: networks, pools and what is free",
    .details =
        "Draws each block of addresses that something is declared in as a bar to scale. Letters "
        "stand for the ranges in the list below it, dots for what is free; a range that is too "
        "small to see has one column all the same. Pools that overlap something, and what they "
        "overlap, are marked.",
    .examples = kPoolMapExamples,
    .see_also = "pool check,pool suggest",
    .declare = make_command<PoolMapOptions, add_options, run>,
};

}  // namespace p2s::cli
