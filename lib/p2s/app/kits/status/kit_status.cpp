// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/status/kit_status.hpp"

#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/kits/spec_package.hpp>
#include <p2s/app/kits/status/kit_changes.hpp>
#include <p2s/app/kits/status/kit_holders.hpp>
#include <p2s/app/kits/status/kit_record.hpp>
#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/azure/dates.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/package_diff.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace p2s::app {
namespace {

using package::PackageFacts;
/// The packages that kits were built from, by digest.
using Packages = std::map<std::string, PackageFacts>;

struct Current {
  std::string name;
  std::optional<PackageFacts> facts;
};

Packages packages_of(store::Inventory& inventory) {
  Packages packages;
  for (const auto& record : inventory.kit_packages())
    packages.emplace(record.digest, detail::facts_of(record));
  return packages;
}

/// As the store would keep them: secrets are digests.
PackageFacts comparable(const package::VendorPackage& package) {
  return detail::facts_of(detail::package_record(package));
}

const store::KitRecord* newest_kit(const std::vector<store::KitRecord>& kits) {
  const auto newest = std::max_element(kits.begin(), kits.end(), [](const auto& a, const auto& b) {
    return a.built_at < b.built_at;
  });
  return newest == kits.end() || !newest->built_at ? nullptr : &*newest;
}

std::optional<package::VendorPackage> planned_package(Workspace& workspace) {
  const auto file = workspace.spec_file();
  if (!file || !std::filesystem::exists(*file)) return std::nullopt;
  const auto spec = spec::load_spec(*file);
  if (spec.server.fqdn.empty()) return std::nullopt;
  const auto folder = file->parent_path();
  return package_of(spec, folder, spec_certificates(spec, folder, &workspace));
}

Current current_package(const KitStatusRequest& request, Workspace& workspace,
                        const std::vector<store::KitRecord>& kits, const Packages& packages) {
  if (!request.azure.empty()) {
    const auto package = inspect_package(request.azure, workspace.services().as_of).package;
    return {request.azure.filename().string(), comparable(package)};
  }
  const auto* newest = newest_kit(kits);
  if (newest == nullptr) return {};
  if (newest->source == kSpecName) {
    if (const auto package = planned_package(workspace)) return {kSpecName, comparable(*package)};
  }
  const auto found = packages.find(newest->package);
  if (found == packages.end()) return {newest->source, std::nullopt};
  return {newest->source, found->second};
}

using Methods = std::vector<azure::ConnectionMethod>;

bool has_sstp(const Methods& methods) {
  return std::any_of(methods.begin(), methods.end(), [](const azure::ConnectionMethod& method) {
    return method.tunnel == azure::Tunnel::sstp;
  });
}

class Status {
 public:
  Status(const Current& current, const Packages& packages, std::map<std::string, std::string> roots,
         Time at, const Period& soon)
      : current_(current), packages_(packages), roots_(std::move(roots)), at_(at), soon_(soon) {}

  KitStatus of(const std::string& name, const detail::KitHolder& holder) const {
    KitStatus status;
    status.name = name;
    if (!holder.certificates.empty()) check_certificates(holder, status);
    if (!holder.kit) return status;
    const auto package = packages_.find(holder.kit->package);
    const auto* facts = package == packages_.end() ? nullptr : &package->second;
    const auto methods = detail::parse_methods(holder.kit->methods);
    describe(*holder.kit, facts, methods, status);
    if (!status.has_left) check_package(facts, methods, root_of(holder), status);
    return status;
  }

 private:
  static void add(KitStatus& status, std::string id, const std::string& text) {
    status.reasons.push_back({std::move(id), text, text});
  }

  void check_certificates(const detail::KitHolder& holder, KitStatus& status) const {
    const auto& all = holder.certificates;
    const auto live = std::find_if(all.rbegin(), all.rend(),
                                   [&](const auto& client) { return is_live(client, at_); });
    const auto& newest = live == all.rend() ? all.back() : *live;
    const auto used = std::find_if(all.begin(), all.end(), [&](const auto& client) {
      return holder.kit && client.thumbprint == holder.kit->owner;
    });
    const auto& inside = used == all.end() ? newest : *used;
    status.thumbprint = inside.thumbprint;
    status.has_left = live == all.rend() && newest.revoked_at.has_value();
    if (!holder.kit && !status.has_left) add(status, "no_kit", "no kit was built");
    check_validity(inside, status);
    if (&inside != &newest && is_live(inside, at_)) {
      add(status, "superseded",
          fmt::format("certificate was renewed on {}", format_date(newest.not_before)));
    }
  }

  void check_validity(const store::ClientRecord& client, KitStatus& status) const {
    switch (client_status(client, at_, soon_)) {
      case ClientStatus::revoked:
        add(status, "revoked",
            fmt::format("certificate was revoked on {} ({})", format_date(*client.revoked_at),
                        client.revocation_reason));
        break;
      case ClientStatus::expired:
        add(status, "expired",
            fmt::format("certificate expired on {}", format_date(client.not_after)));
        break;
      case ClientStatus::expiring:
        add(status, "expiring",
            fmt::format("certificate expires on {}", format_date(client.not_after)));
        break;
      case ClientStatus::valid:
      case ClientStatus::not_yet_valid:
        break;
    }
  }

  /// Thumbprint of the root of the client in the kit; empty for a user.
  std::string root_of(const detail::KitHolder& holder) const {
    for (const auto& client : holder.certificates) {
      const auto root = roots_.find(client.issuer);
      if (client.thumbprint == holder.kit->owner && root != roots_.end()) return root->second;
    }
    return {};
  }

  static void describe(const store::KitRecord& kit, const PackageFacts* facts,
                       const Methods& methods, KitStatus& status) {
    const auto values = [&](std::string_view field) {
      if (facts == nullptr) return std::vector<std::string>();
      const auto found = facts->values.find(field);
      return found == facts->values.end() ? std::vector<std::string>() : found->second;
    };
    status.built_at = kit.built_at;
    status.source = kit.source;
    status.gateways = values("gateway");
    status.server_roots = values("server_roots");
    azure::TunnelSet tunnels;
    for (const auto& method : methods) tunnels.insert(method.tunnel);
    for (const auto tunnel : tunnels.list()) status.tunnels.emplace_back(azure::to_string(tunnel));
  }

  void check_package(const PackageFacts* facts, const Methods& methods, std::string_view root,
                     KitStatus& status) const {
    if (facts == nullptr || facts->values.empty()) {
      add(status, "unknown_package", "built by an earlier version, which did not record from what");
    } else if (current_.facts) {
      for (auto& reason : detail::changes_since(*facts, *current_.facts, methods, root))
        status.reasons.push_back(std::move(reason));
    }
    if (has_sstp(methods)) add(status, "sstp", fmt::format("SSTP ends on {}", azure::kSstpStops));
  }

  const Current& current_;
  const Packages& packages_;
  std::map<std::string, std::string> roots_;  ///< thumbprints of roots, by the issuer of clients
  Time at_;
  const Period& soon_;
};

/// Titles of what kits contain and the current package does not state.
std::vector<std::string> incomparable(const Current& current, const Packages& packages) {
  std::set<std::string> titles;
  if (!current.facts) return {};
  for (const auto& [digest, facts] : packages) {
    for (const auto& field : package::diff_packages(facts, *current.facts, {}).incomparable) {
      if (current.facts->unknown.find(field.what) != current.facts->unknown.end())
        titles.insert(field.title);
    }
  }
  return {titles.begin(), titles.end()};
}

}  // namespace

KitStatusReport kit_status(const KitStatusRequest& request, Workspace& workspace) {
  const auto kits = workspace.inventory().kits();
  const auto packages = packages_of(workspace.inventory());
  const auto current = current_package(request, workspace, kits, packages);
  std::map<std::string, std::string> roots;
  const Authorities authorities(workspace.inventory());
  for (const auto& issuer : authorities.all())
    roots.emplace(issuer.name, authorities.chain(issuer.name).back().thumbprint);
  const Status status(current, packages, std::move(roots), workspace.services().as_of,
                      request.soon);
  KitStatusReport report{current.name, incomparable(current, packages), {}};
  for (const auto& [key, holder] : detail::kit_holders(workspace.inventory(), kits))
    report.kits.push_back(status.of(key.first, holder));
  return report;
}

}  // namespace p2s::app
