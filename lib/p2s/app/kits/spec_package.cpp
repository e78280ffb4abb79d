// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/spec_package.hpp"

#include <p2s/app/certificates/root_data.hpp>
#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/kits/kit_names.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/readers/openvpn_reader.hpp>
#include <p2s/planning/deployment_summary.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKeyLimit = std::size_t{64} << 10U;

/// `key` of p2s.toml has the name of the file.
package::ServerRoot root_in(const fs::path& folder, const std::string& file, std::string_view key) {
  const auto data = detail::read_root_file(read_file(folder / file, kCertificateLimit));
  if (!data.certificate) {
    throw Error(ErrorKind::malformed,
                fmt::format("{}: '{}' does not contain a certificate", key, printable(file)));
  }
  return {fs::path(file).filename().string(), data.certificate->der()};
}

std::string tls_auth_key(const fs::path& folder, const std::string& file) {
  if (file.empty()) return {};
  const Secret content(read_file(folder / file, kKeyLimit));
  auto key = package::read_static_key(content.text());
  if (key.empty()) {
    throw Error(ErrorKind::malformed,
                fmt::format("server.tls_auth_key: '{}' does not contain an OpenVPN static key",
                            printable(file)))
        .hint("copy the <tls-auth> block of OpenVPN/vpnconfig.ovpn in the package from Azure");
  }
  return key;
}

std::optional<package::EntraSettings> entra_of(const spec::Entra& entra) {
  if (!entra.present) return std::nullopt;
  std::string_view tenant = entra.tenant;
  while (tenant.ends_with('/')) tenant.remove_suffix(1);
  return package::EntraSettings{entra.tenant,
                                std::string(tenant.substr(tenant.rfind('/') + 1)),
                                entra.issuer,
                                entra.audiences.empty() ? std::string() : entra.audiences.front(),
                                {}};
}

// Azure supports profiles for two EAP methods. OpenVPN always asks for user name and password.
std::string eap_method(const spec::GatewaySpec& spec) {
  const auto& method = spec.radius.method;
  const bool is_used = spec.authentication.contains(azure::Method::radius);
  if (!is_used || method == "eap-tls") return "EAPTLS";
  if (method == "eap-mschapv2") return "EAPMSCHAPV2";
  if (!spec.tunnels.has(azure::Tunnel::ikev2) && !spec.tunnels.has(azure::Tunnel::sstp)) return {};
  throw Error(ErrorKind::unsupported,
              method.empty() ? std::string("radius.method is missing in p2s.toml")
                             : fmt::format("radius.method: profiles for '{}' are not supported",
                                           printable(method)))
      .hint(
          "set radius.method to \"eap-mschapv2\" (passwords) or \"eap-tls\" (certificates), or "
          "build from Azure's package with --azure AZURE.zip");
}

void add_network(const spec::GatewaySpec& spec, package::VendorPackage& package) {
  for (const auto& pool : spec.pools) {
    if (const auto parsed = net::Prefix::parse(pool.text); parsed.prefix)
      package.pools.push_back(*parsed.prefix);
  }
  // As in Azure's packages: every client has a route to its own pool.
  const auto is_pool = [&](const net::Prefix& route) {
    return std::find(package.pools.begin(), package.pools.end(), route) != package.pools.end();
  };
  for (const auto& route : planning::deployment_summary(spec, {}).routes) {
    if (!is_pool(route.prefix)) package.routes.push_back(route.prefix);
  }
  package.dns_servers = detail::dns_servers_of(spec);
  package.dns_suffixes = detail::dns_suffixes_of(spec);
}

}  // namespace

package::VendorPackage package_of(const spec::GatewaySpec& spec, const fs::path& folder,
                                  const rules::Certificates& trusted) {
  if (spec.server.fqdn.empty()) {
    throw Error(ErrorKind::not_found, "the gateway that clients connect to is missing in p2s.toml")
        .hint("use the package from Azure with --azure AZURE.zip, or complete the table [server]");
  }
  package::VendorPackage package;
  package.source = "p2s.toml";
  package.servers = {spec.server.fqdn};
  package.server_name = spec.server.certificate_name;
  package.vnet_name = spec.name;
  package.tunnels = spec.tunnels.list();
  package.authentications.assign(spec.authentication.begin(), spec.authentication.end());
  package.eap_method = eap_method(spec);
  add_network(spec, package);
  for (const auto& file : spec.server.roots)
    package.server_roots.push_back(root_in(folder, file, "server.roots"));
  for (const auto& file : spec.radius.roots)
    package.radius_roots.push_back(root_in(folder, file, "radius.roots"));
  package.tls_auth_key = tls_auth_key(folder, spec.server.tls_auth_key);
  for (const auto& root : trusted.roots) {
    if (root.has_certificate) package.client_root_thumbprints.push_back(root.facts.thumbprint);
  }
  package.entra = entra_of(spec.entra);
  return package;
}

}  // namespace p2s::app
