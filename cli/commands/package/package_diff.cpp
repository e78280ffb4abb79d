#include "command.hpp"
#include "output/package/package_view.hpp"

#include <p2s/app/kits/diff_packages.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct PackageDiffOptions {
  std::string before;
  std::string after;
};

void add_options(CommandLine& line, PackageDiffOptions& options) {
  line.argument("FILE", &options.before, "the package from which the kits were built").required();
  line.argument("FILE", &options.after, "the package that Azure generated later").required();
}

ExitCode run(const PackageDiffOptions& options, Context& context) {
  const auto compared = app::diff_packages(options.before, options.after, context.services().as_of);
  show_changes(context, compared);
  return compared.changes.empty() ? ExitCode::done : ExitCode::findings;
}

constexpr std::array kPackageDiffExamples{
    Example{"p2sctl package diff VNet1GW-2024.zip VNet1GW.zip",
            "what changed, and whom to send a new kit"}};

}  // namespace

extern const Command package_diff{
    .path = "package diff",
    .summary = "compare two packages of Azure, and name who must get a new kit",
    .details =
        "Shows what the two packages say differently: gateway, server roots, tls-auth key (only "
        "that it changed), tunnels, authentication, routes, pools, DNS, roots of clients, Entra ID "
        "settings. For each change it names the systems and client software whose profiles hold "
        "what changed, so that only their users get a new kit. Exit code 3 when the packages "
        "differ.",
    .examples = kPackageDiffExamples,
    .see_also = "package check,package build,gateway clients",
    .declare = make_command<PackageDiffOptions, add_options, run>,
};

}  // namespace p2s::cli
