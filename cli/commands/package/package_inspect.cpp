#include "command.hpp"
#include "output/package/package_view.hpp"

#include <p2s/app/kits/inspect_package.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct PackageInspectOptions {
  std::string package;
};

void add_options(CommandLine& line, PackageInspectOptions& options) {
  line.argument("FILE", &options.package, "the zip that Azure generated, or its unpacked folder")
      .required();
}

ExitCode run(const PackageInspectOptions& options, Context& context) {
  const auto inspected = app::inspect_package(options.package, context.services().as_of);
  show_package(context, inspected);
  return exit_code(inspected.findings);
}

constexpr std::array kPackageInspectExamples{
    Example{"p2sctl package inspect VNet1GW.zip", "gateway, tunnels, routes, roots and findings"}};

}  // namespace

extern const Command package_inspect{
    .path = "package inspect",
    .summary = "show what is in the package that Azure generated",
    .details =
        "Reads the zip, of any generation, without unpacking it, and shows what its parts say "
        "together: gateway, "
        "tunnels, authentication, routes, pools, roots with their last day. Parts that disagree "
        "are findings. Exit "
        "code 3 when a finding is an error.",
    .examples = kPackageInspectExamples,
    .see_also = "package build,inspect",
    .declare = make_command<PackageInspectOptions, add_options, run>,
};

}  // namespace p2s::cli
