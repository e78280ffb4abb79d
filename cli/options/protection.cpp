// SPDX-License-Identifier: Apache-2.0
#include "options/protection.hpp"

#include <p2s/base/error.hpp>

namespace p2s::cli {

app::PfxProtection to_protection(const PfxChoice& choice, Context& context) {
  app::PfxProtection protection;
  protection.encryption = to_pfx_encryption(choice.encryption);
  protection.iterations = choice.iterations;
  const auto source = to_source(choice.password, "--pfx-password");
  if (source.kind == secrets::Source::Kind::generate) return protection;
  if (context.globals().dry_run) {
    protection.password = std::make_shared<const Secret>();
    return protection;
  }
  protection.password = std::make_shared<const Secret>(
      secrets::read_secret(source, "new password of the PFX", context.services().inputs(), true));
  return protection;
}

std::optional<app::PfxTarget> to_pfx_target(const std::string& path, const PfxChoice& choice,
                                            bool force, Context& context) {
  if (!path.empty()) {
    return app::PfxTarget{path, to_protection(choice, context),
                          force ? OnExisting::replace : OnExisting::fail};
  }
  to_source(choice.password, "--pfx-password");
  if (choice.password != PfxChoice{}.password) {
    throw Error(ErrorKind::usage, "--pfx-password requires --pfx").hint("add --pfx DIR");
  }
  return std::nullopt;
}

}  // namespace p2s::cli
