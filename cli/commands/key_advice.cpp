// SPDX-License-Identifier: Apache-2.0
#include "commands/key_advice.hpp"

#include <fmt/format.h>

namespace p2s::cli {

void advise_on_key(Context& context, const std::string& kind) {
  if (kind.starts_with("rsa:")) return;
  context.warn(fmt::format(
      "Azure's documentation does not mention {} keys for point-to-site; test one client first",
      kind));
}

}  // namespace p2s::cli
