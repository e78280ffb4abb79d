// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/authentication.hpp>
#include <p2s/azure/ipsec_policy.hpp>
#include <p2s/azure/tunnel.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/files/system.hpp>
#include <p2s/spec/kit_settings.hpp>
#include <p2s/spec/network.hpp>
#include <p2s/spec/spec_positions.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::spec {

// The desired gateway: the content of p2s.toml, one struct for each table. Values that Azure would
// refuse are kept as written and checked by the rules; `origin` members are the key's path in the
// file.

/// Public addresses of the gateway: table [public_ip].
struct PublicIp {
  bool operator==(const PublicIp&) const = default;
  std::optional<std::uint64_t> count;
  std::string sku;         ///< "Standard", "Basic"; empty: not given
  std::string allocation;  ///< "Static", "Dynamic"; empty: not given
};

/// The virtual network of the gateway: table [vnet].
struct VirtualNetwork {
  bool operator==(const VirtualNetwork&) const = default;
  std::vector<Network> prefixes;
  std::vector<Network> gateway_subnet;  ///< one prefix for each address family
  std::vector<Network> peered;
  std::vector<Network> dns_servers;           ///< as prefixes of one address
  std::optional<bool> dns_forwards_to_azure;  ///< custom DNS servers forward to 168.63.129.16
  std::optional<bool> private_dns_zones;      ///< clients need names of private DNS zones
  std::uint64_t other_vpn_gateways = 0;
};

/// Other properties of the gateway subnet: table [gateway_subnet].
struct GatewaySubnet {
  bool operator==(const GatewaySubnet&) const = default;
  std::string name = "GatewaySubnet";
  bool network_security_group = false;
  bool bgp_propagation = true;
  std::vector<Network> routes;         ///< prefixes of user-defined routes
  std::vector<std::string> resources;  ///< other resources in the subnet
};

/// Networks behind site-to-site connections: table [on_premises].
struct OnPremises {
  bool operator==(const OnPremises&) const = default;
  std::vector<Network> prefixes;
  std::vector<Network> bgp_learned;
  std::optional<bool> bgp;
  std::optional<std::int64_t> asn;
  std::vector<Network> bgp_peers;              ///< addresses
  std::vector<Network> nat;                    ///< external prefixes of NAT rules
  std::optional<net::Address> device_address;  ///< public address of the site's VPN device
  bool clients_behind_device = false;          ///< clients connect from that address too
};

/// How many clients are expected at the same time: table [clients].
struct ClientCounts {
  bool operator==(const ClientCounts&) const = default;
  std::optional<std::uint64_t> total;
  std::map<azure::Tunnel, std::uint64_t> by_tunnel;
  std::map<System, std::uint64_t> by_os;
  std::map<System, std::string> software;  ///< ids of client_software(): "azure-vpn-client"
  std::string oldest_windows;              ///< "11", "10-1709", "server-2016"; empty: not given
  std::map<System, std::uint64_t> oldest;  ///< major versions of macOS and iOS
  bool behind_strict_firewalls = false;    ///< UDP 500 and 4500 may be blocked
  bool reach_each_other = false;           ///< clients are meant to talk to each other
  std::vector<std::string> tls_versions;   ///< all that clients allow: "1.0" to "1.3"
  std::vector<std::string> tls_suites;     ///< all that they allow, the preferred first
};

/// A trusted root: one of [[roots]]. Without file and data it is a root of the store.
struct SpecRoot {
  bool operator==(const SpecRoot&) const = default;
  std::string name;
  std::string file;  ///< relative to p2s.toml
  std::string data;  ///< the value of Azure's field
  std::string origin;
};

/// A revoked certificate: one of [[revoked]].
struct SpecRevocation {
  bool operator==(const SpecRevocation&) const = default;
  std::string name;
  std::string thumbprint;
  std::string origin;
};

/// Microsoft Entra ID: table [entra].
struct Entra {
  bool operator==(const Entra&) const = default;
  bool present = false;
  std::string tenant;  ///< "https://login.microsoftonline.com/<id>"
  std::vector<std::string> audiences;
  std::string issuer;            ///< "https://sts.windows.net/<id>/"
  std::string cloud = "public";  ///< public, government, germany, china
  std::string previous_audience;
  std::string sign_in_frequency;      ///< "every-time", or a period such as "8h"
  std::string application_id;         ///< that signs users in, if it is not the audience
  std::optional<bool> cache_sign_in;  ///< the client remembers who signed in
  std::optional<bool> device_sso;     ///< with the account of the device
  std::optional<bool> disable_sso;
  std::optional<bool> group_token;  ///< the token contains the user's groups
};

struct RadiusServer {
  bool operator==(const RadiusServer&) const = default;
  std::string address;
  std::string secret;  ///< a SOURCE, never the secret itself
  std::optional<std::int64_t> score;
  std::string origin;
};

/// RADIUS: table [radius].
struct Radius {
  bool operator==(const Radius&) const = default;
  bool present = false;
  std::vector<RadiusServer> servers;
  std::string method;              ///< "eap-tls", "eap-mschapv2", "peap", "pap", "chap", "mschapv2"
  std::string mfa;                 ///< "none", "push", "phone", "code"
  std::vector<std::string> roots;  ///< files with a certificate, relative to p2s.toml
  std::vector<Network> clients;    ///< RADIUS clients of the server
};

struct GroupMember {
  bool operator==(const GroupMember&) const = default;
  std::string type;  ///< "AADGroupId", "CertificateGroupId", "RadiusAzureGroupId"
  std::string value;
};

/// A user group: one of [[groups]].
struct UserGroup {
  bool operator==(const UserGroup&) const = default;
  std::string name;
  bool is_default = false;
  std::optional<std::int64_t> priority;
  std::vector<GroupMember> members;
  std::string origin;
};

/// Groups that share pools: one of [[configurations]].
struct GroupConfiguration {
  bool operator==(const GroupConfiguration&) const = default;
  std::string name;
  std::vector<std::string> groups;
  std::string origin;
};

/// A silenced rule with its reason: table [rules].
struct SilencedRule {
  bool operator==(const SilencedRule&) const = default;
  std::string id;
  std::string reason;
  std::string origin;
};

/// The gateway itself is table [gateway]; other members are tables of the same name.
struct GatewaySpec {
  bool operator==(const GatewaySpec&) const = default;
  std::string name;
  std::string location;
  std::string sku;
  std::optional<unsigned> generation;
  std::string current_sku;  ///< of an existing gateway that will change; empty: a new gateway
  std::optional<unsigned> current_generation;
  std::optional<std::int64_t> asn;           ///< empty: Azure's default
  std::optional<Time> since;                 ///< day of creation; empty: it does not exist yet
  std::optional<Time> sstp_since;            ///< day on which SSTP was enabled
  std::optional<Time> profile_date;          ///< day of the package that users have
  std::optional<Time> server_root_notice;    ///< day of Azure's notice, if any
  std::optional<Time> server_root_deadline;  ///< last day according to the notice
  bool active_active = false;
  bool zone_redundant = false;  ///< it must survive the loss of a zone
  std::string vpn_type = "RouteBased";
  std::string type = "Vpn";
  std::string deployment = "resource-manager";
  azure::TunnelSet tunnels;
  azure::TunnelSet current_tunnels;  ///< of an existing gateway that will change; empty: no change
  azure::MethodSet
      authentication;       ///< given, or derived from the tables [entra], [radius] and [[roots]]
  std::string minimum_tls;  ///< "1.0" to "1.3"; empty: not given
  std::vector<Pool> pools;  ///< the gateway's, then those of [[groups]] and [[configurations]]
  std::vector<Network> custom_routes;
  PublicIp public_ip;
  VirtualNetwork vnet;
  GatewaySubnet gateway_subnet;
  OnPremises on_premises;
  ClientCounts clients;
  std::vector<SpecRoot> roots;
  std::vector<SpecRevocation> revoked;
  Entra entra;
  Radius radius;
  std::vector<UserGroup> groups;
  std::vector<GroupConfiguration> configurations;
  std::vector<azure::IpsecPolicy> ipsec;
  std::vector<SilencedRule> rules;
  Server server;
  KitSettings kit;
  std::string store_url;  ///< [store] url; empty: not given
};

/// Far larger than any real p2s.toml.
inline constexpr std::size_t kSpecLimit = std::size_t{4} << 20U;

/// Throws Error(malformed) with FILE:LINE:COLUMN for invalid TOML, unknown keys, wrong types and
/// invalid values, and the errors of read_file(). Values that Azure would refuse are not errors but
/// findings of the rules. `positions` receives the position of every value.
P2S_API GatewaySpec load_spec(const std::filesystem::path& path,
                              SpecPositions* positions = nullptr);
/// `name` is the file name in messages.
P2S_API GatewaySpec read_spec(std::string_view text, std::string_view name,
                              SpecPositions* positions = nullptr);

/// The commented p2s.toml for a new workspace, with the example network of Azure's documentation.
/// load_spec() accepts it.
P2S_API std::string init_template(std::string_view gateway_name);

}  // namespace p2s::spec
