// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/status/kit_changes.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/package_diff.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::app::detail {
namespace {

using Methods = std::vector<azure::ConnectionMethod>;

std::vector<package::KitUser> users_of(const Methods& methods) {
  std::set<package::KitUser> users;
  for (const auto& method : methods) users.insert({method.system, method.software});
  return {users.begin(), users.end()};
}

/// Whether the kit no longer works. What it does not use may go. `root` is the thumbprint of the
/// client's root.
bool breaks(const package::PackageChange& change, const Methods& methods, std::string_view root) {
  if (change.needs_new_kit.empty()) return false;
  const auto is_gone = [&](std::string_view value) {
    return std::any_of(change.removed.begin(), change.removed.end(),
                       [&](const auto& gone) { return equals_ignoring_case(gone, value); });
  };
  if (change.what == "client_roots") return is_gone(root);
  const bool is_tunnel = change.what == "tunnels";
  if (!is_tunnel && change.what != "authentications") return true;
  return std::any_of(methods.begin(), methods.end(), [&](const azure::ConnectionMethod& method) {
    return is_gone(is_tunnel ? package::tunnel_names({method.tunnel}).front()
                             : package::authentication_names({method.authentication}).front());
  });
}

std::string listed(const std::vector<std::string>& values) {
  return values.size() == 1 ? fmt::format("'{}'", values.front())
                            : fmt::format("'{}' and {} more", values.front(), values.size() - 1);
}

std::string text_of(const package::PackageChange& change) {
  std::string text = change.title + " changed";
  if (!change.removed.empty() && !change.added.empty())
    text += fmt::format(" from {} to {}", listed(change.removed), listed(change.added));
  else if (!change.added.empty())
    text += ": new " + listed(change.added);
  else if (!change.removed.empty())
    text += ": without " + listed(change.removed);
  return text;
}

}  // namespace

std::vector<KitReason> changes_since(const package::PackageFacts& before,
                                     const package::PackageFacts& now, const Methods& methods,
                                     std::string_view root) {
  std::vector<KitReason> reasons;
  const auto users = users_of(methods);
  for (const auto& change : package::diff_packages(before, now, users).changes) {
    if (breaks(change, methods, root))
      reasons.push_back({change.what, text_of(change), change.title + " changed"});
  }
  return reasons;
}

}  // namespace p2s::app::detail
