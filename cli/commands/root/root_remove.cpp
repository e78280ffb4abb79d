// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"
#include "output/store/root_view.hpp"

#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct RootRemoveOptions {
  std::string name;
};

void add_options(CommandLine& line, RootRemoveOptions& options) {
  line.argument("ROOT", &options.name, "Root or issuing CA to remove").required();
}

ExitCode run(const RootRemoveOptions& options, Context& context) {
  app::Workspace& workspace = context.workspace();
  const store::RootRecord root = app::find_root(workspace.inventory(), options.name);
  const std::string shown = fmt::format("{} ({})", app::called(root), root.thumbprint);
  if (context.globals().dry_run) {
    context.info(fmt::format("would remove {}", shown));
  } else {
    context.confirm(
        fmt::format("Remove {}{}?", shown, root.sealed_key.empty() ? "" : " and its private key"));
    workspace.inventory().remove_root(root.name, workspace.actor());
    context.info(fmt::format("removed {}", shown));
  }
  if (context.globals().json) print_roots_json(context, {root});
  return ExitCode::done;
}

constexpr std::array kRootRemoveExamples{
    Example{"p2sctl root remove Lab --yes", "Without confirmation"}};

}  // namespace

extern const Command root_remove{
    .path = "root remove",
    .summary = "Remove a root or issuing CA and its private key from the store",
    .details =
        "This can only be undone by restoring a backup. A root or issuing CA with clients or "
        "issuing CAs in the store cannot be removed.",
    .examples = kRootRemoveExamples,
    .see_also = "root list,store backup",
    .declare = make_command<RootRemoveOptions, add_options, run>,
};

}  // namespace p2s::cli
