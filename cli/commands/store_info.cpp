#include "../command.hpp"
#include "../output/output.hpp"

#include <p2s/app/store_label.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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
  const nlohmann::ordered_json facts{{"url", app::store_label(context.workspace().store_url())},
                                     {"schema_version", inventory.schema_version()},
                                     {"roots", inventory.roots().size()},
                                     {"clients", clients},
                                     {"revoked", revoked},
                                     {"events", inventory.events(0).size()}};
  if (context.globals().json) {
    print_json(context, {{"store", facts}});
    return ExitCode::done;
  }
  for (const auto& [key, value] : facts.items()) {
    context.out() << fmt::format("{:<16}{}\n", key,
                                 value.is_string() ? value.get<std::string>() : value.dump());
  }
  return ExitCode::done;
}

constexpr std::array kExamples{Example{"p2sctl store info --json", "the same for programs"}};

}  // namespace

extern const Command store_info{
    .path = "store info",
    .summary = "show where the store is and how much it holds",
    .details = "Needs no passphrase. A password in the store's URL is not shown.",
    .examples = kExamples,
    .see_also = "store check,store log",
    .declare = make_command<add_options, run>,
};

}  // namespace p2s::cli
