// SPDX-License-Identifier: Apache-2.0
#include "global_options.hpp"

namespace p2s::cli {

void add_global_options(CommandLine& line, GlobalOptions& globals) {
  line.group(kGlobalGroup);
  line.option("-C, --workspace DIR", &globals.workspace,
              "Workspace directory (default: $P2SCTL_WORKSPACE, or the nearest parent directory "
              "with a p2s.toml)");
  line.option("--store URL", &globals.store,
              "Store URL (default: $P2SCTL_STORE, [store] url in p2s.toml, or p2s.db next to it)");
  line.flag("--json", &globals.json,
            "Print one JSON document to stdout; errors are printed as JSON to stderr");
  line.flag("-q, --quiet", &globals.quiet, "Print only the output of the command");
  line.flag("-v, --verbose", &globals.verbose, "Also print what is being done").excludes("--quiet");
  line.option("--color", &globals.color,
              "Use colors; auto means on a terminal if NO_COLOR is not set")
      .choices({"auto", "always", "never"});
  line.flag("-n, --dry-run", &globals.dry_run, "Print what would be done, but write nothing");
  line.flag("-y, --yes", &globals.yes, "Answer yes to all confirmations");
  line.option("--as-of DATE", &globals.as_of, "Evaluate dates as of this date");
  line.option(
      "--passphrase SOURCE", &globals.passphrase,
      "Source of the store's passphrase (default: the file in $P2SCTL_PASSPHRASE_FILE, or prompt)");
  line.option("--pin SOURCE", &globals.pin,
              "Source of the PIN of a token with a root's key (default: the file in "
              "$P2SCTL_PIN_FILE, or prompt)");
  line.flag("-h, --help", &globals.help, "Show help for the command");
  line.flag("-V, --version", &globals.version, "Show the version");
}

}  // namespace p2s::cli
