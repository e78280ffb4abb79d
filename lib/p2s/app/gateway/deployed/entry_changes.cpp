// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deployed/entry_changes.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <set>

namespace p2s::app {
namespace {

using deploy::EntryChange;
using live::DifferenceKind;
using live::Part;

bool is_entry(const live::Difference& difference) {
  return difference.part == Part::roots || difference.part == Part::revoked;
}

EntryChange::Action action_of(DifferenceKind kind) {
  if (kind == DifferenceKind::added) return EntryChange::Action::add;
  return kind == DifferenceKind::removed ? EntryChange::Action::remove
                                         : EntryChange::Action::replace;
}

/// Names of the gateway's roots or revoked certificates, in lower case.
std::set<std::string> names_in(const live::LiveGateway& live, Part part) {
  std::set<std::string> names;
  if (part == Part::roots)
    for (const auto& root : live.spec.roots) names.insert(to_lower(root.name));
  else
    for (const auto& each : live.spec.revoked) names.insert(to_lower(each.name));
  return names;
}

/// The gateway's spelling of a root's name: tools compare names exactly.
std::string live_name(const live::LiveGateway& live, const std::string& name) {
  const auto& roots = live.spec.roots;
  const auto found = std::find_if(roots.begin(), roots.end(), [&](const auto& root) {
    return equals_ignoring_case(root.name, name);
  });
  return found == roots.end() ? name : found->name;
}

}  // namespace

std::optional<std::vector<EntryChange>> entry_changes(std::span<const live::Difference> differences,
                                                      const live::LiveGateway& live) {
  if (!live.point_to_site || !std::all_of(differences.begin(), differences.end(), is_entry))
    return {};
  std::vector<EntryChange> changes;
  std::set<std::string> roots = names_in(live, Part::roots);
  std::set<std::string> revoked = names_in(live, Part::revoked);
  for (const auto& difference : differences) {
    const bool root = difference.part == Part::roots;
    auto name = difference.kind == DifferenceKind::changed ? live_name(live, difference.name)
                                                           : difference.name;
    if (difference.kind == DifferenceKind::added) {
      while (!(root ? roots : revoked).insert(to_lower(name)).second) name += "-2";
    }
    changes.push_back({root ? deploy::EntryKind::root : deploy::EntryKind::revoked,
                       action_of(difference.kind),
                       {name, difference.after.empty() ? difference.before : difference.after}});
  }
  return changes;
}

}  // namespace p2s::app
