// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"

#include <p2s/app/store/salvage_store.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct StoreSalvageOptions {
  std::string damaged;
  std::string output;
  std::string backup;
  bool without_keys = false;
};

void add_options(CommandLine& line, StoreSalvageOptions& options) {
  line.argument("FILE", &options.damaged, "Damaged SQLite store; it is not changed").required();
  line.option("-o, --output FILE", &options.output, "New store to write; must not exist")
      .required();
  line.option("--backup FILE", &options.backup,
              "Backup of the store, for the data key and for roots that cannot be read");
  line.flag("--without-keys", &options.without_keys,
            "Leave the private keys out, if the data key is lost; asks for a new passphrase")
      .excludes("--backup");
}

ExitCode run(const StoreSalvageOptions& options, Context& context) {
  const bool dry_run = context.globals().dry_run;
  const auto result = app::salvage_store({options.damaged, options.output, options.backup,
                                          context.choice(), options.without_keys, dry_run},
                                         context.services());
  const auto& [roots, clients, events] = result.counts;
  if (context.globals().json) {
    print_checked(context,
                  {{"file", options.damaged},
                   {"store", options.output},
                   {"written", !dry_run},
                   {"roots", std::uint64_t{roots}},
                   {"clients", std::uint64_t{clients}},
                   {"events", std::uint64_t{events}}},
                  result.lost);
    return exit_code(result.lost);
  }
  print_findings(context, result.lost);
  context.info(fmt::format("{} {}, {} and {}{}", dry_run ? "would recover" : "recovered",
                           counted(roots, "root", "roots"),
                           counted(clients, "client certificate", "client certificates"),
                           counted(events, "event", "events"),
                           result.lost.empty() ? "; nothing is lost" : ""));
  if (!dry_run) {
    context.info(fmt::format("next: p2sctl --store {} store check", shell_word(options.output)));
  }
  return exit_code(result.lost);
}

constexpr std::array kStoreSalvageExamples{
    Example{"p2sctl store salvage corp/p2s.db -o p2s-salvaged.db",
            "If store check reports damage and no recent backup exists"},
    Example{"p2sctl store salvage damaged.db -o new.db --backup p2s-2026-01-31.db",
            "Take the data key and lost roots from an older backup"}};

}  // namespace

extern const Command store_salvage{
    .path = "store salvage",
    .summary = "Recover what is readable of a damaged store",
    .details =
        "Reads a damaged SQLite store page by page into a new store: after bad blocks, a cut file "
        "or a damaged index or schema. A -wal file next to it is read too. The damaged files are "
        "not changed; stop other commands that use them first. If there is a recent backup, store "
        "restore is the better choice.\n\n"
        "A row is recovered if its certificate is intact and was issued by a recovered root; a "
        "private key, if it can be decrypted and matches. The data key and the passphrase stay the "
        "same. Certificates that the events say are revoked stay revoked. What is not recovered is "
        "listed.\n\n"
        "The readable events are chained again, which cannot show whether somebody altered them. "
        "An event store.salvage marks where they end; after it, an event names each recovered "
        "certificate.\n\n"
        "Exits with status 3 if anything is lost.",
    .examples = kStoreSalvageExamples,
    .see_also = "store check,store restore,store backup",
    .declare = make_command<StoreSalvageOptions, add_options, run>,
};

}  // namespace p2s::cli
