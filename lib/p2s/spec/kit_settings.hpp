// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/network.hpp>

#include <string>
#include <vector>

namespace p2s::spec {

/// Values of the deployed gateway that are otherwise only in Azure's package: table [server].
struct Server {
  bool operator==(const Server&) const = default;
  std::string fqdn;                ///< "azuregateway-<id>-<suffix>.vpn.azure.com"
  std::string certificate_name;    ///< in the gateway's certificate: "<id>.vpn.azure.com"
  std::vector<std::string> roots;  ///< files with a certificate, relative to p2s.toml
  std::string tls_auth_key;        ///< file with the OpenVPN static key, relative to p2s.toml
  std::vector<std::string> dns_suffixes;  ///< "corp.example"
};

/// Additional settings for kits: table [kit].
struct KitSettings {
  bool operator==(const KitSettings&) const = default;
  std::string contact;
  std::string organization;  ///< reverse DNS: "com.example"
  bool forced_tunnel = false;
  bool always_on = false;
  std::vector<Network> exclude_routes;
  std::vector<std::string> trusted_networks;  ///< DNS suffixes
};

}  // namespace p2s::spec
