// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"
#include "output/store/copy_view.hpp"

#include <p2s/app/store/copy_store.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/url_password.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct StoreCopyOptions {
  std::string source;
  std::string target;
};

void add_options(CommandLine& line, StoreCopyOptions& options) {
  line.argument("SOURCE", &options.source, "Store to copy: a path, or postgresql://HOST/DATABASE")
      .required();
  line.argument("TARGET", &options.target,
                "New store: a path that does not exist, or a database without a store")
      .required();
}

ExitCode run(const StoreCopyOptions& options, Context& context) {
  const bool dry_run = context.globals().dry_run;
  const auto source = url_without_password(options.source);
  const auto target = url_without_password(options.target);
  const auto tables = app::copy_store(options.source, options.target, context.services(), dry_run);
  if (context.globals().json)
    print_copy_json(context, source, target, tables);
  else
    print_copy(context, tables);
  context.info(dry_run ? fmt::format("would copy {} to {}", source, target)
                       : fmt::format("copied {} to {}; both have the same rows", source, target));
  if (!dry_run)
    context.info(
        fmt::format("to use the copy, set url in [store] of p2s.toml, or: p2sctl --store "
                    "{} client list",
                    shell_word(target)));
  return ExitCode::done;
}

constexpr std::array kStoreCopyExamples{
    Example{"p2sctl store copy corp/p2s.db postgresql://db.example/p2s",
            "Move to a server, for several administrators"},
    Example{"p2sctl store copy postgresql://db.example/p2s p2s.db", "And back"}};

}  // namespace

extern const Command store_copy{
    .path = "store copy",
    .summary = "Copy the store to another database",
    .details =
        "Copies every row, with the encrypted private keys and the event log, from SQLite or "
        "PostgreSQL to SQLite or PostgreSQL. The target gets everything or nothing: a SQLite file "
        "gets its name, and PostgreSQL commits, after every table was read again and has the same "
        "rows. A target that contains a store is refused. The source is not changed; stop writing "
        "to it before you switch to the copy. The passphrase stays the same and is not "
        "required.\n\n"
        "Keep a PostgreSQL password in ~/.pgpass, not in the URL.",
    .examples = kStoreCopyExamples,
    .see_also = "store info,store backup,store check",
    .declare = make_command<StoreCopyOptions, add_options, run>,
};

}  // namespace p2s::cli
