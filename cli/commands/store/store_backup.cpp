// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct StoreBackupOptions {
  std::string file;
};

void add_options(CommandLine& line, StoreBackupOptions& options) {
  line.argument("FILE", &options.file, "Backup file to write; must not exist").required();
}

ExitCode run(const StoreBackupOptions& options, Context& context) {
  store::Inventory& inventory = context.workspace().inventory();
  const std::string shown = printable(options.file);
  store::require_new_store("sqlite:" + options.file);
  if (!context.globals().dry_run) {
    inventory.backup(options.file);
    inventory.add_event("store.backup", "", options.file, context.workspace().actor());
  }
  context.info(fmt::format("{} {}", context.globals().dry_run ? "would write" : "wrote", shown));
  if (context.globals().json) {
    print_record(context, "backup",
                 {{"file", options.file}, {"written", !context.globals().dry_run}});
  }
  return ExitCode::done;
}

constexpr std::array kStoreBackupExamples{Example{"p2sctl store backup p2s-2026-01-31.db",
                                                  "Works while other commands write to the store"}};

}  // namespace

extern const Command store_backup{
    .path = "store backup",
    .summary = "Back up the store to a single file",
    .details =
        "The backup is a consistent snapshot, even if the store is changed meanwhile. Its private "
        "keys remain encrypted with the current passphrase of the store: keep both. The event log "
        "records the backup.",
    .examples = kStoreBackupExamples,
    .see_also = "store restore,store check",
    .declare = make_command<StoreBackupOptions, add_options, run>,
};

}  // namespace p2s::cli
