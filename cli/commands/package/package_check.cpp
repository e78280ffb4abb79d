#include "command.hpp"
#include "output/output.hpp"

#include <p2s/app/kits/check_package.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct PackageCheckOptions {
  std::string path;
  std::string azure;
};

void add_options(CommandLine& line, PackageCheckOptions& options) {
  line.argument("FILE", &options.path,
                "the zip that Azure generated, or a finished kit; zip or folder")
      .required();
  line.option("--azure FILE", &options.azure,
              "whether the kit still fits this package of the gateway");
}

ExitCode run(const PackageCheckOptions& options, Context& context) {
  const auto checked = app::check_package(options.path, options.azure, context.services().as_of);
  if (context.globals().json) {
    print_checked(context, {{"kind", checked.kind}}, checked.findings);
    return exit_code(checked.findings);
  }
  print_findings(context, checked.findings);
  const auto errors = count(checked.findings, Severity::error);
  const auto warnings = count(checked.findings, Severity::warning);
  context.info(fmt::format("'{}' is a {}: {}, {}", printable(options.path),
                           checked.kind == "kit" ? "kit" : "package of a gateway",
                           counted(errors, "error", "errors"),
                           counted(warnings, "warning", "warnings")));
  return exit_code(checked.findings);
}

constexpr std::array kPackageCheckExamples{
    Example{"p2sctl package check VNet1GW.zip", "the package that Azure generated"},
    Example{"p2sctl package check kits/alice --azure VNet1GW.zip",
            "a kit, and whether it still fits the gateway"}};

}  // namespace

extern const Command package_check{
    .path = "package check",
    .summary = "check the package that Azure generated, or a finished kit",
    .details =
        "Of a package: everything that 'package inspect' finds, elements in the wrong place, data "
        "that was encoded twice, mixed line ends, old server roots. Of a kit: checksums, "
        "placeholders, key and certificate of one pair, the chain up to a root, one client and "
        "one gateway in all files, server roots and their hashes, dates, and that a folder is for "
        "its owner alone. PFX files are not opened. Exit code 3 when a finding is an error.",
    .examples = kPackageCheckExamples,
    .see_also = "package inspect,package diff,package build",
    .declare = make_command<PackageCheckOptions, add_options, run>,
};

}  // namespace p2s::cli
