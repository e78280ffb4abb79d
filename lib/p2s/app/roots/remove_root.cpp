// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/remove_root.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 10;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(kShown, names.size()); ++i)
    shown.push_back(printable(names[i]));
  if (names.size() > kShown) shown.push_back(fmt::format("{} more", names.size() - kShown));
  return join(shown, ", ");
}

void require_no_issuing(const store::RootRecord& root, const Authorities& authorities) {
  std::vector<std::string> names;
  for (const auto& each : authorities.all())
    if (each.issuer == root.name) names.push_back(each.name);
  if (names.empty()) return;
  throw Error(ErrorKind::conflict,
              fmt::format("{} has issued {}: {}", called(root),
                          counted(names.size(), "issuing CA", "issuing CAs"), listed(names)))
      .hint(fmt::format("remove it first: p2sctl root remove {}", shell_word(names.front())));
}

[[noreturn]] void refuse_used(const RootRemoval& removal, const std::vector<std::string>& names) {
  const auto& root = removal.root;
  const auto name = shell_word(root.name);
  throw Error(ErrorKind::conflict,
              fmt::format("{} has issued {}; {} would be cut off: {}", called(root),
                          counted(removal.certificates.size(), "client", "clients"), names.size(),
                          listed(names)))
      .hint(
          root.is_root()
              ? fmt::format("replace it step by step: p2sctl root rotate {}", name)
              : fmt::format("renew them first: p2sctl client renew --root {} --issuer NAME", name));
}

}  // namespace

RootRemoval plan_root_removal(Workspace& workspace, const std::string& name) {
  auto& inventory = workspace.inventory();
  RootRemoval removal{find_root(inventory, name), {}};
  require_no_issuing(removal.root, Authorities(inventory));
  const Time at = workspace.services().clock.now();
  std::vector<std::string> cut_off;
  for_each_history(inventory, [&](const History& history) {
    const auto& current = current_certificate(history, at);
    if (is_live(current, at) && current.issuer == removal.root.name)
      cut_off.push_back(current.name);
    for (const auto& each : history)
      if (each.issuer == removal.root.name) removal.certificates.push_back(each);
  });
  if (!cut_off.empty()) refuse_used(removal, cut_off);
  return removal;
}

void remove_root(const RootRemoval& removal, Workspace& workspace) {
  for (const auto& each : removal.certificates)
    workspace.inventory().remove_client(each.thumbprint, workspace.actor());
  workspace.inventory().remove_root(removal.root.name, workspace.actor());
}

}  // namespace p2s::app
