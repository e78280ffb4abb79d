// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/store/root_view.hpp"

#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct RootDefaultOptions {
  std::string name;
};

void add_options(CommandLine& line, RootDefaultOptions& options) {
  line.argument("ROOT", &options.name, "Root that issues new clients").required();
}

ExitCode run(const RootDefaultOptions& options, Context& context) {
  auto& workspace = context.workspace();
  auto root = app::find_root(workspace.inventory(), options.name);
  if (!root.is_root()) {
    throw Error(
        ErrorKind::usage,
        fmt::format("'{}' is an issuing CA; only a root can be the default", printable(root.name)))
        .hint("choose the issuing CA in each command with --issuer");
  }
  if (!context.globals().dry_run && !root.is_default) {
    workspace.inventory().set_default_root(root.name, workspace.actor());
    root = app::find_root(workspace.inventory(), root.name);
  }
  if (context.globals().json) print_roots_json(context, {root});
  context.info(fmt::format("{} clients with {} from now on",
                           context.globals().dry_run ? "would issue" : "issuing",
                           app::called(root)));
  if (!root.can_sign()) context.warn("its private key is not in the store, so it cannot sign");
  return ExitCode::done;
}

constexpr std::array kRootDefaultExamples{
    Example{"p2sctl root default Lab", "Clients are issued by Lab unless --issuer is given"}};

}  // namespace

extern const Command root_default{
    .path = "root default",
    .summary = "Choose the root that issues new clients",
    .details =
        "Commands without --issuer use the default root. root list marks it. Existing clients keep "
        "their certificates; the gateway must trust both roots.",
    .examples = kRootDefaultExamples,
    .see_also = "root list,root rotate,client issue",
    .declare = make_command<RootDefaultOptions, add_options, run>,
};

}  // namespace p2s::cli
