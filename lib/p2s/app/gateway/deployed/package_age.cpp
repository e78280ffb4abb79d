// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deployed/package_age.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/live/live_rules.hpp>

#include <fmt/format.h>

#include <set>

namespace p2s::app {
namespace {

using live::Part;
using Values = std::set<std::string>;

class PackageAge {
 public:
  PackageAge(const package::VendorPackage& package, const live::LiveGateway& live)
      : package_(package), live_(live) {}

  /// `key` is that of the package's field.
  void compare(std::string_view key, std::string_view what, const Values& of_package,
               const Values& of_gateway, bool only_missing = false) {
    if (package_.unknown.contains(key)) return;
    std::vector<std::string> faults;
    for (const auto& each : of_gateway) {
      if (!of_package.contains(each)) faults.push_back(fmt::format("lacks {}", printable(each)));
    }
    for (const auto& each : of_package) {
      if (!only_missing && !of_gateway.contains(each))
        faults.push_back(fmt::format("still has {}", printable(each)));
    }
    if (faults.empty()) return;
    findings_.push_back(finding(live::LiveRule("LIVE-010"), printable(package_.source),
                                fmt::format("the {} differ: it {}", what, join(faults, ", "))));
  }

  bool is_read(Part part) const { return !live_.unread.contains(part); }
  Findings take() { return std::move(findings_); }

 private:
  const package::VendorPackage& package_;
  const live::LiveGateway& live_;
  Findings findings_;
};

template <typename List>
Values tunnel_names(const List& tunnels) {
  Values names;
  for (const auto tunnel : tunnels) names.emplace(azure::display_name(tunnel));
  return names;
}

template <typename List>
Values method_names(const List& methods) {
  Values names;
  for (const auto method : methods) names.emplace(azure::display_name(method));
  return names;
}

Values network_texts(const std::vector<net::Prefix>& prefixes) {
  Values texts;
  for (const auto& prefix : prefixes) texts.insert(prefix.to_string());
  return texts;
}

}  // namespace

Findings package_age(const package::VendorPackage& package, const live::LiveGateway& live,
                     const rules::Certificates& certificates, const spec::GatewaySpec& desired) {
  PackageAge age(package, live);
  if (age.is_read(Part::tunnels))
    age.compare("tunnels", "tunnel types", tunnel_names(package.tunnels),
                tunnel_names(live.spec.tunnels.list()));
  if (age.is_read(Part::authentication))
    age.compare("authentications", "authentication methods", method_names(package.authentications),
                method_names(live.spec.authentication));
  Values routes, roots, servers;
  for (const auto& route : live.spec.custom_routes) routes.insert(route.prefix.to_string());
  if (age.is_read(Part::custom_routes))
    age.compare("routes", "routes", network_texts(package.routes), routes, true);
  for (const auto& root : certificates.roots) {
    if (root.has_certificate) roots.insert(root.facts.thumbprint);
  }
  const auto& known = package.client_root_thumbprints;
  if (age.is_read(Part::roots) && !known.empty())
    age.compare("client_roots", "trusted roots", {known.begin(), known.end()}, roots);
  for (const auto& server : desired.vnet.dns_servers)
    servers.insert(server.prefix.first().to_string());
  if (!servers.empty())
    age.compare("dns_servers", "DNS servers",
                {package.dns_servers.begin(), package.dns_servers.end()}, servers);
  return age.take();
}

}  // namespace p2s::app
