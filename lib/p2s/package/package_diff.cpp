// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/package_diff.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/package_fields.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace p2s::package {
namespace {

using Values = std::vector<std::string>;

/// Elements of `all` that are not in `others`, each once.
Values without(const Values& all, const Values& others) {
  Values left;
  for (const auto& text : all) {
    const auto same = [&](const std::string& other) { return equals_ignoring_case(text, other); };
    if (std::none_of(others.begin(), others.end(), same) &&
        std::none_of(left.begin(), left.end(), same)) {
      left.push_back(text);
    }
  }
  return left;
}

/// Whether the user's profiles may contain the field.
bool uses(const PackageField& field, const KitUser& user) {
  // Folders besides those that are named after their software.
  Values software{user.software};
  if (user.software == "always-on") software = {"native"};
  if (user.software == "networkmanager") software = {"strongswan", "openvpn"};
  return std::any_of(software.begin(), software.end(), [&](const std::string& name) {
    return std::find(field.software.begin(), field.software.end(), name) != field.software.end();
  });
}

bool breaks(const PackageField& field, const PackageChange& change) {
  switch (field.breaks) {
    case PackageField::Breaks::always:
      return true;
    case PackageField::Breaks::if_added:
      return !change.added.empty();
    case PackageField::Breaks::if_removed:
      return !change.removed.empty();
    case PackageField::Breaks::never:
      break;
  }
  return false;
}

std::string reason_of(const PackageField& field, const PackageChange& change) {
  if (field.breaks == PackageField::Breaks::never) return std::string(field.reason);
  if (!change.needs_new_kit.empty()) return std::string(field.reason);
  if (change.files_change.empty()) return "no file of a kit contains it";
  return "existing kits continue to work";
}

/// The field if only one of the packages states it.
std::optional<IncomparableField> incomparable(const PackageField& field, const PackageFacts& before,
                                              const PackageFacts& after) {
  const auto old_one = before.unknown.find(field.key);
  const auto new_one = after.unknown.find(field.key);
  const bool old_known = old_one == before.unknown.end();
  const bool new_known = new_one == after.unknown.end();
  if (old_known == new_known) return std::nullopt;
  const auto& source = old_known ? after.source : before.source;
  const auto& reason = old_known ? new_one->second : old_one->second;
  return IncomparableField{std::string(field.key), std::string(field.title),
                           fmt::format("unknown in '{}' ({})", printable(source), reason)};
}

const Values& values_of(const PackageFacts& facts, const PackageField& field) {
  static const Values kNone;
  const auto found = facts.values.find(field.key);
  return found == facts.values.end() ? kNone : found->second;
}

}  // namespace

PackageDiff diff_packages(const PackageFacts& before, const PackageFacts& after,
                          std::span<const KitUser> changed) {
  PackageDiff diff;
  std::set<KitUser> unexplained(changed.begin(), changed.end());
  for (const auto& field : package_fields()) {
    if (auto unknown = incomparable(field, before, after)) {
      diff.incomparable.push_back(*std::move(unknown));
      continue;
    }
    const auto& old_values = values_of(before, field);
    const auto& new_values = values_of(after, field);
    PackageChange change{std::string(field.key),
                         std::string(field.title),
                         without(old_values, new_values),
                         without(new_values, old_values),
                         {},
                         {},
                         {}};
    if (change.removed.empty() && change.added.empty()) continue;
    for (const auto& user : changed) {
      if (!uses(field, user)) continue;
      change.files_change.push_back(user);
      unexplained.erase(user);
    }
    if (breaks(field, change)) change.needs_new_kit = change.files_change;
    change.reason = reason_of(field, change);
    if (field.secret) change.removed = change.added = {};
    diff.changes.push_back(std::move(change));
  }
  // Such as the layout of azurevpnconfig.xml, or a field whose values cannot be compared.
  if (!unexplained.empty() && diff.incomparable.empty()) {
    diff.changes.push_back({"files",
                            "other contents of profiles",
                            {},
                            {},
                            {unexplained.begin(), unexplained.end()},
                            {},
                            "existing kits continue to work"});
  }
  return diff;
}

}  // namespace p2s::package
