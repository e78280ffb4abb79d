// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"
#include "output/store/root_view.hpp"

#include <p2s/app/roots/authorities.hpp>
#include <p2s/app/roots/remove_root.hpp>
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

void advise_on_successor(Context& context) {
  const auto issuing = context.workspace().inventory().default_root();
  if (issuing) context.info(fmt::format("{} issues clients now", app::called(*issuing)));
}

ExitCode run(const RootRemoveOptions& options, Context& context) {
  app::Workspace& workspace = context.workspace();
  const auto removal = app::plan_root_removal(workspace, options.name);
  const auto& root = removal.root;
  const std::string shown = fmt::format("{} ({})", app::called(root), root.thumbprint);
  const auto count = removal.certificates.size();
  const std::string with = count == 0 ? ""
                                      : fmt::format(", with {} that nobody uses any more",
                                                    counted(count, "certificate", "certificates"));
  if (context.globals().dry_run) {
    context.info(fmt::format("would remove {}{}", shown, with));
  } else {
    context.confirm(
        fmt::format("Remove {}{}{}?", shown, root.has_key ? " and its private key" : "", with));
    app::remove_root(removal, workspace);
    context.info(fmt::format("removed {}{}", shown, with));
    if (root.key_uri) context.info("its private key is still on the token");
    if (root.is_default) advise_on_successor(context);
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
        "This can only be undone by restoring a backup. If it has issued the current certificate "
        "of "
        "a client, or an issuing CA, it is not removed, and the error names who would be cut off. "
        "Its superseded, revoked and expired certificates are removed too; revocations are kept "
        "until they expire. Delete the root at the gateway as well.",
    .examples = kRootRemoveExamples,
    .see_also = "root list,root rotate,store backup",
    .declare = make_command<RootRemoveOptions, add_options, run>,
};

}  // namespace p2s::cli
