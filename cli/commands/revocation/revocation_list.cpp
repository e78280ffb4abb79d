// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/store/client_table.hpp"

#include <p2s/app/clients/revocation/revocations.hpp>

#include <array>

namespace p2s::cli {
namespace {

struct RevocationListOptions {
  std::string root;
  ListChoice list;
};

void add_options(CommandLine& line, RevocationListOptions& options) {
  line.option("--root ROOT", &options.root,
              "Only certificates of this root or issuing CA, and of those below it");
  add_list_options(line, options.list, revocation_columns());
}

ExitCode run(const RevocationListOptions& options, Context& context) {
  const auto revoked = app::revocations(context.workspace(), options.root);
  show_revocations(context, revoked, options.list);
  if (revoked.empty()) context.info("no revoked certificates");
  return ExitCode::done;
}

constexpr std::array kRevocationListExamples{
    Example{"p2sctl revocation list", "Who was revoked, when and why"},
    Example{"p2sctl revocation list --sort revoked --reverse", "The latest first"},
    Example{"p2sctl revocation list --format csv > revoked.csv", "For a spreadsheet"}};

}  // namespace

extern const Command revocation_list{
    .path = "revocation list",
    .summary = "List revoked client certificates",
    .details =
        "Prints one line per revoked client certificate: name, date, reason, thumbprint and "
        "issuer.",
    .examples = kRevocationListExamples,
    .see_also = "revocation export,client revoke",
    .declare = make_command<RevocationListOptions, add_options, run>,
};

}  // namespace p2s::cli
