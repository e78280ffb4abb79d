// SPDX-License-Identifier: Apache-2.0
#include "p2s/live/difference.hpp"

#include <p2s/base/bytes.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/base/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace p2s::live {
namespace {

constexpr std::array<std::string_view, 3> kKindNames{"added", "removed", "changed"};
constexpr std::int64_t kDefaultLifetime = 27000;
constexpr std::int64_t kDefaultDataSize = 102400000;
constexpr std::int64_t kDefaultScore = 30;

/// What identifies a thing, and its value as shown.
struct Entry {
  std::string name;
  std::string value;
};
using Entries = std::map<std::string, Entry>;

std::string network_text(const std::string& text) {
  const auto parsed = net::Prefix::parse(text);
  return parsed.prefix ? parsed.prefix->to_string() : text;
}

/// Without a trailing slash, scheme and host in lower case.
std::string plain_url(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  const auto host = url.find("://");
  const auto end = host == url.npos ? 0 : std::min(url.find('/', host + 3), url.size());
  return to_lower(url.substr(0, end)) + std::string(url.substr(end));
}

std::string der_of(const std::string& data) {
  const auto bytes = from_base64(data);
  return bytes ? std::string(as_text(*bytes)) : data;
}

std::string joined(const std::set<std::string>& values) {
  return fmt::format("{}", fmt::join(values, ", "));
}

/// Without settings of methods that are not in use. Without methods, which are in use is unknown.
spec::GatewaySpec in_use(spec::GatewaySpec spec) {
  const auto unused = [&](azure::Method method) {
    return !spec.authentication.empty() && !spec.authentication.contains(method);
  };
  if (unused(azure::Method::certificate)) {
    spec.roots.clear();
    spec.revoked.clear();
  }
  if (unused(azure::Method::entra)) spec.entra = {};
  if (unused(azure::Method::radius)) spec.radius = {};
  return spec;
}

Entries tunnels_of(const spec::GatewaySpec& spec) {
  Entries entries;
  for (const auto tunnel : spec.tunnels.list()) {
    const std::string name(azure::azure_name(tunnel));
    entries[name] = {name, name};
  }
  return entries;
}

Entries methods_of(const spec::GatewaySpec& spec) {
  Entries entries;
  for (const auto method : spec.authentication) {
    const std::string name(azure::to_string(method));
    entries[name] = {name, name};
  }
  return entries;
}

Entries gateway_pools_of(const spec::GatewaySpec& spec) {
  Entries entries;
  for (const auto& pool : spec.pools) {
    const auto text = network_text(pool.text);
    if (pool.group.empty()) entries[text] = {text, text};
  }
  return entries;
}

Entries routes_of(const spec::GatewaySpec& spec) {
  Entries entries;
  for (const auto& route : spec.custom_routes) {
    const auto text = route.prefix.to_string();
    entries[text] = {text, text};
  }
  return entries;
}

/// All entries of a thumbprint: a gateway may have it under several names.
std::multimap<std::string, Entry> revoked_of(const spec::GatewaySpec& spec) {
  std::multimap<std::string, Entry> entries;
  for (const auto& each : spec.revoked) {
    const auto thumbprint = normalise_thumbprint(each.thumbprint).value_or(each.thumbprint);
    entries.emplace(thumbprint, Entry{each.name, thumbprint});
  }
  return entries;
}

Entries entra_of(const spec::GatewaySpec& spec) {
  Entries entries;
  const auto add = [&](const char* name, std::string value) {
    if (!value.empty()) entries[name] = {name, std::move(value)};
  };
  add("tenant", plain_url(spec.entra.tenant));
  add("issuer", plain_url(spec.entra.issuer));
  if (!spec.entra.audiences.empty()) add("audience", to_lower(spec.entra.audiences.front()));
  return entries;
}

/// The score counts between several servers only.
Entries radius_of(const spec::GatewaySpec& spec) {
  Entries entries;
  const auto& servers = spec.radius.servers;
  for (const auto& each : servers) {
    const auto score = fmt::format("score {}", each.score.value_or(kDefaultScore));
    entries[each.address] = {each.address, servers.size() > 1 ? score : each.address};
  }
  return entries;
}

Entries ipsec_of(const spec::GatewaySpec& spec) {
  Entries entries;
  for (std::size_t i = 0; i < spec.ipsec.size(); ++i) {
    const auto& each = spec.ipsec[i];
    entries[std::to_string(i)] = {
        {},
        fmt::format("IKE {}/{}/{}, IPsec {}/{}/{}, {} s, {} KB", each.ike_encryption,
                    each.ike_integrity, each.dh_group, each.ipsec_encryption, each.ipsec_integrity,
                    each.pfs_group, each.sa_lifetime_seconds.value_or(kDefaultLifetime),
                    each.sa_data_size_kilobytes.value_or(kDefaultDataSize))};
  }
  return entries;
}

Entries groups_of(const spec::GatewaySpec& spec) {
  Entries entries;
  for (const auto& group : spec.groups) {
    std::set<std::string> members;
    for (const auto& member : group.members)
      members.insert(fmt::format("{} {}", member.type, member.value));
    entries[to_lower(group.name)] = {
        group.name,
        fmt::format("priority {}{}: {}", group.priority ? std::to_string(*group.priority) : "-",
                    group.is_default ? ", default" : "", joined(members))};
  }
  return entries;
}

/// A group with pools of its own is a configuration of this group.
Entries connections_of(const spec::GatewaySpec& spec) {
  Entries entries;
  const auto add = [&](const std::string& name, const std::set<std::string>& groups) {
    std::set<std::string> pools;
    for (const auto& pool : spec.pools) {
      if (pool.group == name) pools.insert(network_text(pool.text));
    }
    if (!pools.empty()) entries[to_lower(joined(groups))] = {joined(groups), joined(pools)};
  };
  for (const auto& each : spec.configurations)
    add(each.name, {each.groups.begin(), each.groups.end()});
  for (const auto& group : spec.groups) {
    const bool shares_name = std::any_of(spec.configurations.begin(), spec.configurations.end(),
                                         [&](const auto& each) { return each.name == group.name; });
    if (!shares_name) add(group.name, {group.name});
  }
  return entries;
}

class Comparison {
 public:
  Comparison(const spec::GatewaySpec& live, const spec::GatewaySpec& desired, const Parts& unread)
      : live_(unread.contains(Part::authentication) ? live : in_use(live)),
        desired_(in_use(desired)),
        unread_(unread) {}

  template <typename Map>
  void compare(Part part, Map (*entries)(const spec::GatewaySpec&)) {
    if (unread_.contains(part)) return;
    auto before = entries(live_);
    const auto wanted = entries(desired_);
    for (auto each = wanted.begin(); each != wanted.end(); each = wanted.upper_bound(each->first)) {
      const auto& [key, after] = *each;
      const auto [first, last] = before.equal_range(key);
      if (first == last) {
        found_.push_back({part, DifferenceKind::added, after.name, {}, after.value});
      } else if (first->second.value != after.value) {
        found_.push_back(
            {part, DifferenceKind::changed, after.name, first->second.value, after.value});
      }
      before.erase(first, last);
    }
    for (const auto& [key, entry] : before)
      found_.push_back({part, DifferenceKind::removed, entry.name, entry.value, {}});
  }

  /// The same certificate under another name is the same root.
  void compare_roots() {
    if (unread_.contains(Part::roots)) return;
    std::multimap<std::string, const spec::SpecRoot*> before;  // by certificate
    std::set<std::string> kept;
    for (const auto& root : live_.roots) before.emplace(der_of(root.data), &root);
    std::vector<const spec::SpecRoot*> fresh;
    for (const auto& root : desired_.roots) {
      auto der = der_of(root.data);
      if (!before.contains(der)) fresh.push_back(&root);
      kept.insert(std::move(der));
    }
    std::erase_if(before, [&](const auto& each) { return kept.contains(each.first); });
    for (const auto* root : fresh) {
      const auto same = std::find_if(before.begin(), before.end(), [&](const auto& each) {
        return equals_ignoring_case(each.second->name, root->name);
      });
      if (same == before.end()) {
        found_.push_back({Part::roots, DifferenceKind::added, root->name, {}, root->data});
        continue;
      }
      found_.push_back(
          {Part::roots, DifferenceKind::changed, root->name, same->second->data, root->data});
      before.erase(same);
    }
    for (const auto& [der, root] : before)
      found_.push_back({Part::roots, DifferenceKind::removed, root->name, root->data, {}});
  }

  std::vector<Difference> take() { return std::move(found_); }

 private:
  const spec::GatewaySpec live_;
  const spec::GatewaySpec desired_;
  const Parts& unread_;
  std::vector<Difference> found_;
};

}  // namespace

std::string_view to_string(DifferenceKind kind) noexcept {
  return kKindNames.at(static_cast<std::size_t>(kind));
}

std::vector<Difference> differences(const spec::GatewaySpec& live, const spec::GatewaySpec& desired,
                                    const Parts& unread) {
  Comparison comparison(live, desired, unread);
  comparison.compare(Part::tunnels, tunnels_of);
  comparison.compare(Part::authentication, methods_of);
  comparison.compare(Part::pools, gateway_pools_of);
  comparison.compare(Part::custom_routes, routes_of);
  comparison.compare_roots();
  comparison.compare(Part::revoked, revoked_of);
  comparison.compare(Part::entra, entra_of);
  comparison.compare(Part::radius, radius_of);
  comparison.compare(Part::ipsec, ipsec_of);
  comparison.compare(Part::groups, groups_of);
  comparison.compare(Part::connections, connections_of);
  return comparison.take();
}

}  // namespace p2s::live
