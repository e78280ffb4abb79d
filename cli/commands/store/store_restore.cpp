// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/base/text/url_password.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct StoreRestoreOptions {
  std::string file;
};

void add_options(CommandLine& line, StoreRestoreOptions& options) {
  line.argument("FILE", &options.file, "File written by store backup").required();
}

ExitCode run(const StoreRestoreOptions& options, Context& context) {
  const bool dry_run = context.globals().dry_run;
  const std::string url = context.workspace().store_url();
  const std::string label = url_without_password(url);
  if (dry_run) {
    store::require_new_store(url);
  } else {
    store::restore_backup(options.file, url, app::event_digest());
  }
  context.info(fmt::format("{} {} from {}", dry_run ? "would restore" : "restored", label,
                           printable(options.file)));
  if (context.globals().json) {
    print_record(context, "restore",
                 {{"file", options.file}, {"store", label}, {"written", !dry_run}});
  }
  return ExitCode::done;
}

constexpr std::array kStoreRestoreExamples{Example{"p2sctl -C corp store restore p2s-2026-01-31.db",
                                                   "If corp/p2s.db was lost or moved away"}};

}  // namespace

extern const Command store_restore{
    .path = "store restore",
    .summary = "Restore the store from a backup",
    .details =
        "Checks the backup first. An existing store is never overwritten: move it away first.",
    .examples = kStoreRestoreExamples,
    .see_also = "store backup,store check",
    .declare = make_command<StoreRestoreOptions, add_options, run>,
};

}  // namespace p2s::cli
