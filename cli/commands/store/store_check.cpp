#include "command.hpp"
#include "output/output.hpp"

#include <p2s/app/store/check_store.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct StoreCheckOptions {
  bool no_keys = false;
};

void add_options(CommandLine& line, StoreCheckOptions& options) {
  line.flag("--no-keys", &options.no_keys, "leave the private keys out: needs no passphrase");
}

ExitCode run(const StoreCheckOptions& options, Context& context) {
  const Findings findings = app::check_store(context.workspace(), !options.no_keys,
                                             progress(context, "checking certificates"));
  if (context.globals().json) {
    print_checked(context, {}, findings);
  } else {
    print_findings(context, findings);
    if (findings.empty()) context.info("the store is sound");
  }
  return exit_code(findings);
}

constexpr std::array kStoreCheckExamples{
    Example{"p2sctl store check --no-keys", "what can be proved without the passphrase"}};

}  // namespace

extern const Command store_check{
    .path = "store check",
    .summary = "prove that the store is sound",
    .details =
        "Looks at everything: the database holds (STORE-001, with the chain of events), every row "
        "says what "
        "its certificate says (STORE-002), every client chains to its root (STORE-003), every "
        "private key "
        "opens and belongs to its certificate (STORE-004).\n\n"
        "Ends with 3 when something is wrong.",
    .examples = kStoreCheckExamples,
    .see_also = "store backup,store restore",
    .cancellable = true,
    .declare = make_command<StoreCheckOptions, add_options, run>,
};

}  // namespace p2s::cli
