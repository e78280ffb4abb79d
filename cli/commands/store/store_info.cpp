// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"

#include <p2s/base/text/url_password.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct StoreInfoOptions {};

void add_options(CommandLine& /*line*/, StoreInfoOptions& /*options*/) {}

ExitCode run(const StoreInfoOptions& /*options*/, Context& context) {
  store::Inventory& inventory = context.workspace().inventory();
  std::size_t clients = 0;
  std::size_t revoked = 0;
  inventory.for_each_client([&](const store::ClientRecord& client) {
    ++clients;
    revoked += client.revoked_at ? 1 : 0;
  });
  const std::string url = url_without_password(context.workspace().store_url());
  const auto version = static_cast<std::uint64_t>(inventory.schema_version());
  const auto all = inventory.roots();
  const auto roots = static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const auto& root) { return root.is_root(); }));
  const std::size_t issuing_cas = all.size() - roots;
  const std::size_t events = inventory.events(0).size();
  if (context.globals().json) {
    print_record(context, "store",
                 {{"url", url},
                  {"schema_version", version},
                  {"roots", roots},
                  {"issuing_cas", issuing_cas},
                  {"clients", clients},
                  {"revoked", revoked},
                  {"events", events}});
    return ExitCode::done;
  }
  const auto row = [&](std::string_view label, const auto& value) {
    context.out() << fmt::format("{:<16}{}\n", label, value);
  };
  row("url", url);
  row("schema_version", version);
  row("roots", roots);
  row("issuing CAs", issuing_cas);
  row("clients", clients);
  row("revoked", revoked);
  row("events", events);
  return ExitCode::done;
}

constexpr std::array kStoreInfoExamples{Example{"p2sctl store info --json", "As JSON"}};

}  // namespace

extern const Command store_info{
    .path = "store info",
    .summary = "Show the location and contents of the store",
    .details = "Requires no passphrase. A password in the store's URL is not shown.",
    .examples = kStoreInfoExamples,
    .see_also = "store check,store log",
    .declare = make_command<StoreInfoOptions, add_options, run>,
};

}  // namespace p2s::cli
