// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/diff_packages.hpp"

#include <p2s/app/kits/inspect_package.hpp>
#include <p2s/app/kits/kit_planning.hpp>

#include <algorithm>

namespace p2s::app {

ComparedPackages diff_packages(const std::filesystem::path& before,
                               const std::filesystem::path& after, Time at) {
  const auto old_one = inspect_package(before, at);
  const auto new_one = inspect_package(after, at);
  Findings ignored;  // findings about the packages themselves are reported by package check
  const auto old_methods = connection_methods(old_one.package, nullptr, {}, at, ignored);
  const auto new_methods = connection_methods(new_one.package, nullptr, {}, at, ignored);
  ComparedPackages compared{before.string(), after.string(), {}, {}};
  compared.changes = package::diff_packages(old_one.package, new_one.package,
                                            {old_methods, new_methods}, root_facts);
  auto& users = compared.needs_new_kit;
  for (const auto& change : compared.changes)
    users.insert(users.end(), change.needs_new_kit.begin(), change.needs_new_kit.end());
  std::sort(users.begin(), users.end());
  users.erase(std::unique(users.begin(), users.end()), users.end());
  return compared;
}

}  // namespace p2s::app
