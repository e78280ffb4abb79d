// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "commands/key_advice.hpp"
#include "options/options.hpp"
#include "output/store/rotation_view.hpp"

#include <p2s/app/roots/client_root.hpp>
#include <p2s/app/roots/rotate_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::cli {
namespace {

struct RootRotateOptions {
  std::string root;
  std::string successor;
  std::string key = "rsa:3072";
  std::string validity = "10y";
  bool uploaded = false;
  bool status = false;
};

void add_options(CommandLine& line, RootRotateOptions& options) {
  line.argument("ROOT", &options.root,
                "Root to replace (default: the one whose rotation is in progress, otherwise the "
                "default root)");
  line.option("--to NAME", &options.successor,
              "Name of the successor (default: the name of the root with the next number)");
  add_root_key_option(line, options.key);
  add_validity_option(line, options.validity);
  line.flag("--uploaded", &options.uploaded, "Confirm that the gateway trusts both roots now");
  line.flag("--status", &options.status, "Only show the progress of the rotation")
      .excludes("--uploaded");
}

/// Without one in progress, which is not an error.
ExitCode show_none(Context& context) {
  if (context.globals().json) print_rotation_json(context, std::nullopt);
  context.info("no root is being rotated; begin with: p2sctl root rotate ROOT");
  return ExitCode::done;
}

ExitCode run(const RootRotateOptions& options, Context& context) {
  auto& workspace = context.workspace();
  auto rotation = app::find_rotation(workspace, options.root);
  if (options.status && !rotation) return show_none(context);
  if (options.uploaded && !rotation) {
    throw Error(ErrorKind::not_found, "no root is being rotated")
        .hint("begin with: p2sctl root rotate ROOT");
  }
  const bool dry_run = context.globals().dry_run;
  if (!rotation) {
    auto key = to_root_key(options.key);
    if (!key.token) advise_on_key(context, options.key);
    const app::RotateRequest request{options.root, options.successor, key.kind,
                                     to_period(options.validity, "--validity"),
                                     std::move(key.token)};
    if (dry_run) {
      context.info(fmt::format("would create '{}' as the successor of {}",
                               printable(app::plan_rotation(request, workspace)),
                               app::called(app::find_root(workspace.inventory(), options.root))));
      if (context.globals().json) print_rotation_json(context, std::nullopt);
      return ExitCode::done;
    }
    rotation = app::start_rotation(request, workspace);
  } else if (options.uploaded && !dry_run) {
    rotation = app::confirm_upload(*rotation, workspace);
  }
  if (context.globals().json)
    print_rotation_json(context, rotation);
  else
    print_rotation(context, *rotation);
  return ExitCode::done;
}

constexpr std::array kRootRotateExamples{
    Example{"p2sctl root rotate P2SRootCert", "Create the successor, and say what is next"},
    Example{"p2sctl root rotate --status", "Show the progress"}};

}  // namespace

extern const Command root_rotate{
    .path = "root rotate",
    .summary = "Replace a root step by step, without cutting anybody off",
    .details =
        "Creates the successor and prints the one next step; repeated, it only prints the "
        "progress. "
        "The steps are: upload the successor to the gateway beside the old root, "
        "and confirm with --uploaded; renew the clients of the old root with the successor; build "
        "their kits again; delete the old root at the gateway when the users have installed what "
        "they got; root remove.\n\n"
        "Until --uploaded, new clients are issued by the old root; from then on, by the successor "
        "if "
        "the old root was the default. A gateway accepts at most 20 roots. The state is in the "
        "store: any administrator can continue.",
    .examples = kRootRotateExamples,
    .see_also = "root default,root remove,client renew,package status",
    .declare = make_command<RootRotateOptions, add_options, run>,
};

}  // namespace p2s::cli
