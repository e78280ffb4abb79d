// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deployed/change_effects.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

using live::DifferenceKind;
using live::Part;

constexpr std::size_t kMostNames = 5;

/// "alice and bob", "alice, bob, carol, dave, erin and 3 more".
std::string listed_names(const std::vector<std::string>& names) {
  std::vector<std::string> shown;
  for (const auto& name : names) {
    if (shown.size() == kMostNames && names.size() > kMostNames + 1) break;
    shown.push_back(printable(name));
  }
  auto last = names.size() > shown.size() ? fmt::format("{} more", names.size() - shown.size())
                                          : shown.back();
  if (names.size() <= shown.size()) shown.pop_back();
  return shown.empty() ? last : fmt::format("{} and {}", join(shown, ", "), last);
}

/// "alice loses access", "2 clients lose access: alice and bob".
std::string access_text(const std::vector<std::string>& names, std::string_view one,
                        std::string_view many) {
  if (names.empty()) return {};
  if (names.size() == 1) return fmt::format("{} {}", printable(names.front()), one);
  return fmt::format("{} clients {}: {}", names.size(), many, listed_names(names));
}

/// The thumbprints that decide which clients a gateway accepts.
struct Trust {
  std::set<std::string> roots;
  std::set<std::string> refused;
  bool by_certificate;

  Trust(const spec::GatewaySpec& spec, const rules::Certificates& certificates)
      : by_certificate(spec.authentication.contains(azure::Method::certificate)) {
    for (const auto& root : certificates.roots) {
      if (root.has_certificate) roots.insert(root.facts.thumbprint);
    }
    for (const auto& each : spec.revoked) refused.insert(each.thumbprint);
  }

  bool accepts(const rules::ClientCertificate& client) const {
    return by_certificate && !refused.contains(client.facts.thumbprint) &&
           std::any_of(client.chain.begin(), client.chain.end(),
                       [&](const auto& each) { return roots.contains(each); });
  }
};

std::string of_tunnel(const live::Difference& difference) {
  const auto tunnel = azure::parse_tunnel(difference.name);
  const auto shown = tunnel ? azure::display_name(*tunnel) : std::string_view(difference.name);
  if (difference.kind == DifferenceKind::added)
    return fmt::format("users need a new kit to connect with {}", shown);
  return fmt::format("connections with {} end; their users need a new kit", shown);
}

std::string of_method(const live::Difference& difference) {
  const auto& name = difference.name;
  const auto method = azure::parse_method(name);
  const auto shown = method ? azure::display_name(*method) : std::string_view(name);
  if (difference.kind == DifferenceKind::added)
    return fmt::format("users need a new kit to sign in with {}", shown);
  return fmt::format("users of {} lose access", shown);
}

}  // namespace

ChangeEffects::ChangeEffects(const live::LiveGateway& live, const spec::GatewaySpec& desired,
                             const rules::Certificates& before, const rules::Certificates& after,
                             Time as_of) {
  const Trust now(live.spec, before);
  Trust then(desired, after);
  // What was not read stays as it is.
  if (live.unread.contains(Part::roots)) then.roots = now.roots;
  if (live.unread.contains(Part::revoked)) then.refused = now.refused;
  for (const auto& client : before.clients) {
    const auto& facts = client.facts;
    names_.emplace(facts.thumbprint, client.name);
    if (facts.not_after < as_of) continue;
    auto& access = access_[client.name];
    access.before = access.before || now.accepts(client);
    access.after = access.after || then.accepts(client);
    for (const auto& issuer : client.chain) under_[issuer].insert(client.name);
  }
}

std::vector<std::string> ChangeEffects::names(bool Access::*has, bool Access::*lacks,
                                              const std::set<std::string>* among) const {
  std::vector<std::string> found;
  for (const auto& [name, access] : access_) {
    if (access.*has && !(access.*lacks) && (among == nullptr || among->contains(name)))
      found.push_back(name);
  }
  return found;
}

std::vector<std::string> ChangeEffects::lose_access() const {
  return names(&Access::before, &Access::after);
}

std::vector<std::string> ChangeEffects::gain_access() const {
  return names(&Access::after, &Access::before);
}

std::set<std::string> ChangeEffects::under(const std::string& root) const {
  const auto found = under_.find(root);
  return found == under_.end() ? std::set<std::string>() : found->second;
}

std::string ChangeEffects::of_root(const live::Difference& difference) const {
  std::vector<std::string> effects;
  if (!difference.before.empty()) {
    const auto clients = under(difference.before);
    auto text = access_text(names(&Access::before, &Access::after, &clients), "loses access",
                            "lose access");
    if (text.empty())
      text = clients.empty() ? "clients with its certificates lose access"
                             : "no client of the store loses access";
    effects.push_back(std::move(text));
  }
  if (!difference.after.empty()) {
    const auto clients = under(difference.after);
    auto text =
        access_text(names(&Access::after, &Access::before, &clients), "can connect", "can connect");
    effects.push_back(text.empty() ? "clients with its certificates can connect" : std::move(text));
  }
  return join(effects, "; ");
}

std::string ChangeEffects::of_revoked(const live::Difference& difference) const {
  const bool added = difference.kind == DifferenceKind::added;
  const auto found = names_.find(added ? difference.after : difference.before);
  if (found == names_.end())
    return added ? "who has this certificate loses access"
                 : "who has this certificate can connect again";
  const auto access = access_.find(found->second);
  const auto name = printable(found->second);
  if (access == access_.end()) return fmt::format("none: the certificate of {} expired", name);
  const bool keeps = access->second.before == access->second.after;
  if (added)
    return keeps ? fmt::format("this certificate of {} is refused", name) : name + " loses access";
  return keeps ? fmt::format("this certificate of {} is accepted again", name)
               : name + " can connect again";
}

std::string ChangeEffects::of(const live::Difference& difference) const {
  switch (difference.part) {
    case Part::roots:
      return of_root(difference);
    case Part::revoked:
      return of_revoked(difference);
    case Part::tunnels:
      return of_tunnel(difference);
    case Part::authentication:
      return of_method(difference);
    case Part::pools:
      return difference.kind == DifferenceKind::added
                 ? "clients get its addresses when they connect again"
                 : "connections with its addresses end";
    case Part::custom_routes:
      return "users need a new kit";
    case Part::entra:
      return "users of Microsoft Entra ID need a new kit";
    case Part::radius:
      return {};
    case Part::ipsec:
      return "IKEv2 connections are interrupted; clients must support the policy";
    case Part::groups:
    case Part::connections:
      break;
  }
  return "clients get other addresses when they connect again";
}

bool ChangeEffects::needs_new_kits(const live::Difference& difference) {
  switch (difference.part) {
    case Part::tunnels:
    case Part::custom_routes:
    case Part::entra:
      return true;
    case Part::authentication:
      return difference.kind == DifferenceKind::added;
    default:
      return false;
  }
}

bool ChangeEffects::interrupts(const live::Difference& difference) {
  const bool removed = difference.kind == DifferenceKind::removed;
  switch (difference.part) {
    case Part::tunnels:
    case Part::pools:
    case Part::authentication:
      return removed;
    case Part::ipsec:
      return true;
    default:
      return false;
  }
}

}  // namespace p2s::app
