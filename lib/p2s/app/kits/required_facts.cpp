// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/required_facts.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/package_fields.hpp>

#include <fmt/format.h>

namespace p2s::app::detail {

void require_facts(const package::VendorPackage& package) {
  const auto require = [&](bool known, std::string_view key) {
    if (known) return;
    const auto reason = package::unknown_text(package, key);
    throw Error(ErrorKind::malformed,
                fmt::format("no kit can be built from '{}': {}", printable(package.source),
                            reason.empty() ? fmt::format("it states no {}", key) : reason))
        .hint("use the whole package that Azure generated, with 'Generic/VpnSettings.xml'");
  };
  require(!package.servers.empty(), "gateway");
  require(!package.tunnels.empty(), "tunnels");
  require(!package.authentications.empty(), "authentications");
}

}  // namespace p2s::app::detail
