// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "options/options.hpp"
#include "output/diagnosis/file_view.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct ThumbprintOptions {
  std::vector<std::string> files;
  bool sha256 = false;
  std::string password = "prompt";
};

void add_options(CommandLine& line, ThumbprintOptions& options) {
  line.argument("FILE", &options.files, "Certificate, PFX or PKCS#7 files; - reads standard input")
      .required();
  line.flag("--sha256", &options.sha256, "Print SHA-256 hashes instead");
  line.option("--password SOURCE", &options.password, "Source of the PFX password");
}

app::HashRequest to_request(const ThumbprintOptions& options, Context& context) {
  app::HashRequest request;
  request.files = options.files;
  request.sha256 = options.sha256 || context.globals().json;
  request.subject = context.globals().json;
  request.password = password_from(options.password, "--password", "password of the PFX", context);
  return request;
}

ExitCode run(const ThumbprintOptions& options, Context& context) {
  const bool json = context.globals().json;
  std::vector<app::FileThumbprint> all;
  const auto found = [&](const app::FileThumbprint& one) {
    if (!one.note.empty())
      context.warn(fmt::format("'{}': {}", printable(one.file, 4096), one.note));
    if (json) {
      all.push_back(one);
    } else {
      context.out() << (options.sha256 ? one.sha256 : one.thumbprint) << "  "
                    << printable(one.file, 4096) << '\n';
    }
  };
  const auto failures = app::hash_files(to_request(options, context), context.services(), found);
  if (!all.empty()) print_thumbprints_json(context, all);
  context.out().flush();  // thumbprints that were found are printed even if other files failed
  if (!failures.empty()) throw app::failures_error(failures, options.files.size());
  return ExitCode::done;
}

constexpr std::array kThumbprintExamples{
    Example{"p2sctl thumbprint alice.cer",
            "The thumbprint as Azure and Windows show it: SHA-1 of the certificate"},
    Example{"p2sctl thumbprint *.pfx --password file:pw.txt",
            "Several files with the same password"},
    Example{"p2sctl client export alice --format cer | p2sctl thumbprint -", "From a pipe"}};

}  // namespace

extern const Command thumbprint{
    .path = "thumbprint",
    .summary = "Print the thumbprints of certificates",
    .details =
        "Prints \"THUMBPRINT  FILE\" for every certificate in PEM, DER, Base-64, PKCS#7 and PFX "
        "files. Files that cannot be read are reported at the end; all others are still printed.",
    .examples = kThumbprintExamples,
    .see_also = "inspect,client revoke",
    .declare = make_command<ThumbprintOptions, add_options, run>,
};

}  // namespace p2s::cli
