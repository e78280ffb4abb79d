// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "commands/key_advice.hpp"
#include "options/options.hpp"
#include "output/output.hpp"
#include "output/store/root_view.hpp"

#include <p2s/app/roots/create_root.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct RootCreateOptions {
  std::string name;
  std::string key = "rsa:3072";
  std::string validity = "10y";
};

void add_options(CommandLine& line, RootCreateOptions& options) {
  line.argument("NAME", &options.name, "Common name of the root").required();
  add_root_key_option(line, options.key);
  add_validity_option(line, options.validity);
}

app::CreateRootRequest to_request(const RootCreateOptions& options) {
  auto key = to_root_key(options.key);
  return {options.name, key.kind, to_period(options.validity, "--validity"), std::move(key.token)};
}

ExitCode run(const RootCreateOptions& options, Context& context) {
  const app::CreateRootRequest request = to_request(options);
  if (!request.token) advise_on_key(context, options.key);
  if (context.globals().dry_run) {
    app::require_new_root(context.workspace(), request.name);
    context.info(fmt::format("would create root '{}' with {} {}", printable(request.name),
                             request.token ? "the key" : "key type", printable(options.key)));
    if (context.globals().json) print_roots_json(context, {});
    return ExitCode::done;
  }
  const store::RootRecord root = app::create_root(request, context.workspace());
  if (request.token) advise_on_key(context, root.key);
  if (context.globals().json) {
    print_roots_json(context, {root});
    return ExitCode::done;
  }
  context.out() << fmt::format("{}  {}\n", root.thumbprint, printable(root.name));
  advise_on_default(context, root);
  context.info(fmt::format("next: p2sctl root export {} --format azure", shell_word(root.name)));
  return ExitCode::done;
}

constexpr std::array kRootCreateExamples{
    Example{"p2sctl root create P2SRootCert", "RSA 3072, valid for ten years"},
    Example{"p2sctl root create Lab --key rsa:2048 --validity 1y", "A short-lived root"},
    Example{"p2sctl root create HsmRoot --key 'pkcs11:token=P2S;object=HsmRoot' --pin file:pin.txt",
            "With a key on a smart card or HSM"}};

}  // namespace

extern const Command root_create{
    .path = "root create",
    .summary = "Create a root certificate that signs client certificates",
    .details =
        "The private key is encrypted in the store and never leaves it, or it is on a token, and "
        "the store has only its name: the key must exist there. Azure receives only the "
        "certificate. Names that Azure refuses are refused: letters, digits, '.', '-' and '_' are "
        "accepted.\n\n"
        "The first root of a store becomes the default root: client issue uses it unless --issuer "
        "is given. root default chooses another.",
    .examples = kRootCreateExamples,
    .see_also = "root export,root default,client issue",
    .declare = make_command<RootCreateOptions, add_options, run>,
};

}  // namespace p2s::cli
