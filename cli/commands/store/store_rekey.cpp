// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/output.hpp"

#include <p2s/app/store/rekey_store.hpp>

#include <array>

namespace p2s::cli {
namespace {

struct StoreRekeyOptions {
  std::string new_passphrase = "prompt";
  bool weak = false;
  bool new_data_key = false;
};

void add_options(CommandLine& line, StoreRekeyOptions& options) {
  line.option("--new-passphrase SOURCE", &options.new_passphrase, "Source of the new passphrase");
  line.flag("--new-data-key", &options.new_data_key, "Encrypt every private key again");
  add_weak_passphrase_option(line, options.weak);
}

ExitCode run(const StoreRekeyOptions& options, Context& context) {
  const app::RekeyRequest request{to_source(options.new_passphrase, "--new-passphrase"),
                                  options.weak, options.new_data_key};
  const bool dry_run = context.globals().dry_run;
  if (dry_run) {
    context.workspace().vault();
    context.info("would change the passphrase of the store");
  } else {
    app::rekey_store(context.workspace(), request);
    context.info(request.new_data_key
                     ? "changed the passphrase and the data key of the store, and encrypted every "
                       "private key again; existing backups keep the old ones"
                     : "changed the passphrase of the store; existing backups keep the old one");
  }
  if (context.globals().json) print_record(context, {{"rekeyed", !dry_run}});
  return ExitCode::done;
}

constexpr std::array kStoreRekeyExamples{
    Example{"p2sctl store rekey", "Asks for the old passphrase once and for the new one twice"},
    Example{"p2sctl store rekey --passphrase file:old --new-passphrase file:new",
            "Read both passphrases from files"},
    Example{"p2sctl store rekey --new-data-key",
            "Also encrypt every private key again, after an old copy was lost"}};

}  // namespace

extern const Command store_rekey{
    .path = "store rekey",
    .summary = "Change the passphrase of the store",
    .details =
        "Takes the same time for any number of private keys: only the data key that encrypts them "
        "is "
        "encrypted again. Existing backups can still be opened with the old passphrase.\n\n"
        "The data key stays the same: with the old passphrase and an old copy of the store, keys "
        "that are issued later can be read too. If both may be in other hands, add --new-data-key, "
        "and replace the certificates whose keys were in that copy.",
    .examples = kStoreRekeyExamples,
    .see_also = "init,store backup",
    .declare = make_command<StoreRekeyOptions, add_options, run>,
};

}  // namespace p2s::cli
