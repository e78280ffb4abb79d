// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/output.hpp"
#include "output/store/root_view.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/roots/authorities.hpp>

#include <array>

namespace p2s::cli {
namespace {

struct RootListOptions {};

void add_options(CommandLine& /*line*/, RootListOptions& /*options*/) {}

/// Below its issuer; on a terminal only, because scripts read names.
std::string indented(Context& context, const store::RootRecord& root, std::size_t depth) {
  return std::string(context.out_is_terminal() ? 2 * depth : 0, ' ') + root.name;
}

ExitCode run(const RootListOptions& /*options*/, Context& context) {
  const app::Authorities authorities(context.workspace().inventory());
  const auto& roots = authorities.all();
  const Time at = context.services().as_of;
  if (context.globals().json) {
    print_roots_json(context, roots);
    return ExitCode::done;
  }
  Table table({"NAME", "STATUS", "THUMBPRINT", "KEY", "EXPIRES", "PRIVATE KEY", "DEFAULT"});
  for (const auto& [authority, depth] : authorities.tree()) {
    const auto& root = *authority;
    table.add({indented(context, root, depth), std::string(to_string(app::root_status(root, at))),
               root.thumbprint, root.key, format_date(root.not_after),
               root.sealed_key.empty() ? "no" : "yes", root.is_default ? "yes" : "no"});
  }
  table.print(context);
  if (roots.empty()) context.info("no roots yet; create one with: p2sctl root create NAME");
  return ExitCode::done;
}

constexpr std::array kRootListExamples{Example{"p2sctl root list --json", "As JSON"}};

}  // namespace

extern const Command root_list{
    .path = "root list",
    .summary = "List the roots and issuing CAs in the store",
    .details =
        "Shows each root with its status, thumbprint, key type and expiry date, and below it its "
        "issuing CAs, indented. The default root is used by commands without --issuer.",
    .examples = kRootListExamples,
    .see_also = "root show,root create",
    .declare = make_command<RootListOptions, add_options, run>,
};

}  // namespace p2s::cli
