// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/revocation/revocations.hpp>

#include <array>

namespace p2s::cli {
namespace {

struct RevocationListOptions {
  std::string root;
};

void add_options(CommandLine& line, RevocationListOptions& options) {
  line.option("--root ROOT", &options.root,
              "Only certificates of this root or issuing CA, and of those below it");
}

ExitCode run(const RevocationListOptions& options, Context& context) {
  const auto revoked = app::revocations(context.workspace(), options.root);
  if (context.globals().json) {
    print_revocations_json(context, revoked);
    return ExitCode::done;
  }
  Table table({"NAME", "REVOKED", "REASON", "THUMBPRINT", "ISSUER"});
  for (const auto& client : revoked) {
    table.add({client.name.empty() ? "(removed)" : client.name, format_date(*client.revoked_at),
               client.revocation_reason, client.thumbprint, client.issuer});
  }
  table.print(context);
  if (revoked.empty()) context.info("no revoked certificates");
  return ExitCode::done;
}

constexpr std::array kRevocationListExamples{
    Example{"p2sctl revocation list", "Who was revoked, when and why"}};

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
