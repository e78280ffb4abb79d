// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"

#include <p2s/app/store/check_store.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct StoreCheckOptions {
  bool no_keys = false;
};

void add_options(CommandLine& line, StoreCheckOptions& options) {
  line.flag("--no-keys", &options.no_keys, "Skip the private keys; requires no passphrase");
}

ExitCode run(const StoreCheckOptions& options, Context& context) {
  const Findings findings = app::check_store(context.workspace(), !options.no_keys,
                                             progress(context, "checking certificates"));
  if (context.globals().json) {
    print_checked(context, {}, findings);
  } else {
    print_findings(context, findings);
    if (findings.empty()) context.info("no problems found");
  }
  return exit_code(findings);
}

constexpr std::array kStoreCheckExamples{
    Example{"p2sctl store check --no-keys", "Check what can be checked without the passphrase"}};

}  // namespace

extern const Command store_check{
    .path = "store check",
    .summary = "Verify the integrity of the store",
    .details =
        "Checks the database file and the hash chain of its events (STORE-001), that every row "
        "matches its certificate (STORE-002), that every client was issued by its root "
        "(STORE-003), and that every private key can be decrypted and matches its certificate "
        "(STORE-004).\n\n"
        "Exits with status 3 if a problem is found.",
    .examples = kStoreCheckExamples,
    .see_also = "store backup,store restore",
    .cancellable = true,
    .declare = make_command<StoreCheckOptions, add_options, run>,
};

}  // namespace p2s::cli
