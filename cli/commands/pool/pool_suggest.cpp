#include "command.hpp"
#include "options/pool_options.hpp"
#include "output/output.hpp"
#include "output/pool/pool_view.hpp"

#include <p2s/base/error.hpp>
#include <p2s/planning/pool_suggestion.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct PoolSuggestOptions {
  app::PoolRequest request;
  std::size_t count = 3;
};

void add_options(CommandLine& line, PoolSuggestOptions& options) {
  add_clients_option(line, options.request,
                     "clients that connect at the same time; else those of p2s.toml");
  line.option("--count N", &options.count, "how many candidates").range(1, 50);
  add_pool_options(line, options.request);
  add_network_options(line, options.request);
}

std::uint64_t clients_of(const rules::PoolPlan& plan) {
  std::uint64_t by_tunnel = 0;
  for (const auto& [tunnel, count] : plan.clients.by_tunnel) by_tunnel += count;
  const auto clients = std::max(plan.clients.total.value_or(0), by_tunnel);
  if (clients > 0) return clients;
  throw Error(ErrorKind::usage, "for how many clients is not said")
      .hint("p2sctl pool suggest --clients 250");
}

ExitCode run(const PoolSuggestOptions& options, Context& context) {
  const auto plan = app::pool_plan(options.request, context.workspace().spec_file());
  const auto clients = clients_of(plan);
  const auto length = planning::pool_length(clients, plan.tunnels, plan.active_active);
  if (!length) {
    throw Error(ErrorKind::usage, fmt::format("no pool holds {} clients", clients))
        .hint("no gateway serves more than 10000: p2sctl gateway skus");
  }
  const auto suggestions = planning::suggest_pools(plan, *length, options.count);
  if (suggestions.empty()) {
    throw Error(ErrorKind::not_found,
                fmt::format("no private /{} is free beside what is declared", *length))
        .hint("p2sctl pool map shows what is taken");
  }
  show_suggestions(context, suggestions);
  return ExitCode::done;
}

constexpr std::array kPoolSuggestExamples{
    Example{"p2sctl pool suggest --clients 300", "beside what p2s.toml declares"},
    Example{"p2sctl pool suggest --clients 60 --vnet 10.1.0.0/16 --tunnel ikev2,sstp",
            "before there is a gateway, with room for the part that SSTP takes"}};

}  // namespace

extern const Command pool_suggest{
    .path = "pool suggest",
    .summary = "name free address pools for so many clients",
    .details =
        "Finds private prefixes that are large enough, for IKEv2 and OpenVPN also where SSTP takes "
        "its part, and that touch no declared network, no pool (those given as arguments "
        "included), no usual home network, and not each other. The quietest ranges come first: "
        "those that home routers, container bridges and most sites leave alone.",
    .examples = kPoolSuggestExamples,
    .see_also = "pool check,pool map",
    .declare = make_command<PoolSuggestOptions, add_options, run>,
};

}  // namespace p2s::cli
