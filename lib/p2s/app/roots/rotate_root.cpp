// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/rotate_root.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/app/roots/create_root.hpp>
#include <p2s/app/roots/root_record.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::app {
namespace {

/// What a gateway accepts: rule CERT-002.
constexpr std::size_t kMostRoots = 20;

/// "Root-2" after "Root", "Root-3" after "Root-2".
std::string next_name(store::Inventory& inventory, const std::string& name) {
  std::string stem = name;
  const auto dash = name.rfind('-');
  const bool numbered = dash != name.npos && dash + 1 < name.size() &&
                        name.find_first_not_of("0123456789", dash + 1) == name.npos &&
                        name.size() - dash <= 3;
  if (numbered) stem = name.substr(0, dash);
  int number = numbered ? std::stoi(name.substr(dash + 1)) + 1 : 2;
  while (inventory.find_root(fmt::format("{}-{}", stem, number))) ++number;
  return fmt::format("{}-{}", stem, number);
}

void require_room(const Authorities& authorities) {
  const auto roots = std::count_if(authorities.all().begin(), authorities.all().end(),
                                   [](const auto& each) { return each.is_root(); });
  if (static_cast<std::size_t>(roots) < kMostRoots) return;
  throw Error(ErrorKind::conflict,
              fmt::format("the store has {} roots; a gateway accepts {}", roots, kMostRoots))
      .hint("remove one that nobody uses: p2sctl root remove NAME");
}

void add_clients(Workspace& workspace, Rotation& rotation) {
  auto& inventory = workspace.inventory();
  const Time at = workspace.services().clock.now();
  const Authorities authorities(inventory);
  const auto old = authorities.below(rotation.root.name);
  const auto fresh = authorities.below(rotation.successor.name);
  std::set<std::string> kits;
  for (const auto& kit : inventory.kits()) kits.insert(kit.owner);
  for_each_history(inventory, [&](const History& history) {
    const auto& current = current_certificate(history, at);
    if (!is_live(current, at)) return;
    if (old.count(current.issuer) != 0) rotation.dependents.push_back(current.name);
    if (fresh.count(current.issuer) == 0) return;
    rotation.renewed.push_back(current.name);
    const bool has_kit = std::any_of(history.begin(), history.end(), [&](const auto& each) {
      return kits.count(each.thumbprint) != 0;
    });
    if (has_kit && kits.count(current.thumbprint) == 0) rotation.old_kits.push_back(current.name);
  });
}

Rotation status_of(const store::RotationRecord& record, Workspace& workspace) {
  auto& inventory = workspace.inventory();
  Rotation rotation{find_root(inventory, record.root),
                    find_root(inventory, record.successor),
                    record.started_at,
                    record.uploaded_at,
                    {},
                    {},
                    {}};
  add_clients(workspace, rotation);
  return rotation;
}

std::string root_to_rotate(const RotateRequest& request, Workspace& workspace) {
  const auto root = find_root(workspace.inventory(), request.root);
  if (root.is_root()) return root.name;
  throw Error(ErrorKind::usage,
              fmt::format("'{}' is an issuing CA; only roots are rotated", printable(root.name)))
      .hint(fmt::format("move its clients with: p2sctl client renew --root {} --issuer NAME",
                        shell_word(root.name)));
}

}  // namespace

std::string_view to_string(RotationStep step) noexcept {
  switch (step) {
    case RotationStep::upload:
      return "upload";
    case RotationStep::renew:
      return "renew";
    case RotationStep::kits:
      return "kits";
    case RotationStep::remove:
      return "remove";
  }
  return "";
}

RotationStep Rotation::step() const noexcept {
  if (!uploaded_at) return RotationStep::upload;
  if (!dependents.empty()) return RotationStep::renew;
  return old_kits.empty() ? RotationStep::remove : RotationStep::kits;
}

std::optional<Rotation> find_rotation(Workspace& workspace, const std::string& root) {
  auto rotations = workspace.inventory().rotations();
  if (!root.empty()) {
    find_root(workspace.inventory(), root);
    std::erase_if(rotations, [&](const auto& each) { return each.root != root; });
  }
  if (rotations.empty()) return std::nullopt;
  if (rotations.size() == 1) return status_of(rotations.front(), workspace);
  throw Error(ErrorKind::usage, fmt::format("{} roots are being rotated", rotations.size()))
      .hint(fmt::format("name one: p2sctl root rotate {} --status",
                        shell_word(rotations.front().root)));
}

std::string plan_rotation(const RotateRequest& request, Workspace& workspace) {
  const auto name = root_to_rotate(request, workspace);
  require_room(Authorities(workspace.inventory()));
  auto successor =
      request.successor.empty() ? next_name(workspace.inventory(), name) : request.successor;
  require_new_root(workspace, successor);
  return successor;
}

Rotation start_rotation(const RotateRequest& request, Workspace& workspace) {
  if (auto begun = find_rotation(workspace, request.root)) return *std::move(begun);
  const auto root = root_to_rotate(request, workspace);
  const CreateRootRequest create{plan_rotation(request, workspace), request.key, request.validity,
                                 request.token};
  workspace.inventory().start_rotation(root, make_root_record(create, workspace),
                                       workspace.actor());
  return *find_rotation(workspace, root);
}

Rotation confirm_upload(const Rotation& rotation, Workspace& workspace) {
  if (!rotation.uploaded_at)
    workspace.inventory().set_rotation_uploaded(rotation.root.name, workspace.actor());
  return *find_rotation(workspace, rotation.root.name);
}

}  // namespace p2s::app
