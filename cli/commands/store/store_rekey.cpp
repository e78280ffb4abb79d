#include "command.hpp"
#include "options/options.hpp"
#include "output/output.hpp"

#include <p2s/app/store/rekey_store.hpp>

#include <array>

namespace p2s::cli {
namespace {

struct StoreRekeyOptions {
  std::string new_passphrase = "prompt";
};

void add_options(CommandLine& line, StoreRekeyOptions& options) {
  line.option("--new-passphrase SOURCE", &options.new_passphrase,
              "where the new passphrase comes from");
}

ExitCode run(const StoreRekeyOptions& options, Context& context) {
  const secrets::Source source = to_source(options.new_passphrase, "--new-passphrase");
  const bool dry_run = context.globals().dry_run;
  if (dry_run) {
    context.workspace().vault();
    context.info("would put the store under a new passphrase");
  } else {
    app::rekey_store(context.workspace(), source);
    context.info("the store has a new passphrase; backups keep the old one");
  }
  if (context.globals().json) print_record(context, {{"rekeyed", !dry_run}});
  return ExitCode::done;
}

constexpr std::array kStoreRekeyExamples{
    Example{"p2sctl store rekey", "asks for the old passphrase once and for the new one twice"},
    Example{"p2sctl store rekey --passphrase file:old --new-passphrase file:new",
            "the same for scripts"}};

}  // namespace

extern const Command store_rekey{
    .path = "store rekey",
    .summary = "change the passphrase of the store",
    .details =
        "Instant however many keys there are: only the key that seals them gets a new wrapping. "
        "Whoever knows "
        "the old passphrase can still open old backups.",
    .examples = kStoreRekeyExamples,
    .see_also = "init,store backup",
    .declare = make_command<StoreRekeyOptions, add_options, run>,
};

}  // namespace p2s::cli
