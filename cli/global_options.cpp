#include "global_options.hpp"

namespace p2s::cli {

void add_global_options(CommandLine& line, GlobalOptions& globals) {
  line.group(kGlobalGroup);
  line.option("-C, --workspace DIR", &globals.workspace,
              "the directory of p2s.toml; else $P2SCTL_WORKSPACE, else the nearest parent that has "
              "one");
  line.option(
      "--store URL", &globals.store,
      "the inventory; else $P2SCTL_STORE, else [store] url of p2s.toml, else p2s.db beside it");
  line.flag("--json", &globals.json, "one JSON document on stdout; errors as JSON on stderr");
  line.flag("-q, --quiet", &globals.quiet, "only the product");
  line.flag("-v, --verbose", &globals.verbose, "also what is being done").excludes("--quiet");
  line.option("--color", &globals.color, "colours: auto means on a terminal without NO_COLOR")
      .choices({"auto", "always", "never"});
  line.flag("-n, --dry-run", &globals.dry_run, "say what would be done, write nothing");
  line.flag("-y, --yes", &globals.yes, "answer yes to every confirmation");
  line.option("--as-of DATE", &globals.as_of, "judge dates as if it were that day");
  line.option("--passphrase SOURCE", &globals.passphrase,
              "where the store's passphrase comes from; else the file named by "
              "$P2SCTL_PASSPHRASE_FILE, else a prompt");
  line.flag("-h, --help", &globals.help, "show the help of the command");
  line.flag("--version", &globals.version, "show the version");
}

}  // namespace p2s::cli
