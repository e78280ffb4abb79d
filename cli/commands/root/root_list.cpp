// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "output/store/root_view.hpp"

#include <p2s/app/roots/authorities.hpp>

#include <array>

namespace p2s::cli {
namespace {

struct RootListOptions {
  ListChoice list;
};

void add_options(CommandLine& line, RootListOptions& options) {
  add_list_options(line, options.list, root_columns());
}

ExitCode run(const RootListOptions& options, Context& context) {
  const app::Authorities authorities(context.workspace().inventory());
  show_roots(context, authorities, options.list);
  if (authorities.all().empty())
    context.info("no roots yet; create one with: p2sctl root create NAME");
  return ExitCode::done;
}

constexpr std::array kRootListExamples{Example{"p2sctl root list --json", "As JSON"},
                                       Example{"p2sctl root list --sort expires --columns "
                                               "name,expires,issuer",
                                               "Which ends first"}};

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
