#pragma once

#include <p2s/azure/authentication.hpp>
#include <p2s/azure/ipsec_policy.hpp>
#include <p2s/azure/tunnel.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/system.hpp>
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

// The desired gateway: what p2s.toml says, one struct a table. Text that Azure would refuse is kept
// as it was written, for the rules to judge; `origin` members hold the key's path in the file.

/// Public addresses of the gateway: table [public_ip].
struct PublicIp {
  bool operator==(const PublicIp&) const = default;
  std::optional<std::uint64_t> count;
  std::string sku;         ///< "Standard", "Basic"; empty: not given
  std::string allocation;  ///< "Static", "Dynamic"; empty: not given
};

/// The virtual network that the gateway stands in: table [vnet].
struct VirtualNetwork {
  bool operator==(const VirtualNetwork&) const = default;
  std::vector<Network> prefixes;
  std::vector<Network> gateway_subnet;  ///< one prefix a family
  std::vector<Network> peered;
  std::vector<Network> dns_servers;           ///< as prefixes of one address
  std::optional<bool> dns_forwards_to_azure;  ///< own DNS servers forward to 168.63.129.16
  std::optional<bool> private_dns_zones;      ///< clients need names of private DNS zones
  std::uint64_t other_vpn_gateways = 0;
};

/// What else is set on the subnet of the gateway: table [gateway_subnet].
struct GatewaySubnet {
  bool operator==(const GatewaySubnet&) const = default;
  std::string name = "GatewaySubnet";
  bool network_security_group = false;
  bool bgp_propagation = true;
  std::vector<Network> routes;         ///< prefixes of user-defined routes
  std::vector<std::string> resources;  ///< other things that are deployed there
};

/// What lies behind site-to-site connections: table [on_premises].
struct OnPremises {
  bool operator==(const OnPremises&) const = default;
  std::vector<Network> prefixes;
  std::vector<Network> bgp_learned;
  std::optional<bool> bgp;
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

/// A root whose clients may connect: one of [[roots]]. With neither file nor data: a root of the
/// store.
struct SpecRoot {
  bool operator==(const SpecRoot&) const = default;
  std::string name;
  std::string file;  ///< relative to p2s.toml
  std::string data;  ///< what Azure's field holds
  std::string origin;
};

/// A certificate that may not connect: one of [[revoked]].
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
  std::string sign_in_frequency;  ///< "every-time", or a period such as "8h"
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
  std::string method;            ///< "eap-tls", "eap-mschapv2", "peap", "pap", "chap", "mschapv2"
  std::string mfa;               ///< "none", "push", "phone", "code"
  std::vector<Network> clients;  ///< whom the server takes requests from
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

/// A rule that is silenced, and why: table [rules].
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
  std::string current_sku;  ///< of the gateway that is to be changed; empty: a new one
  std::optional<unsigned> current_generation;
  std::optional<Time> since;               ///< the day it was created; without it, it is yet to be
  std::optional<Time> sstp_since;          ///< the day SSTP was enabled
  std::optional<Time> profile_date;        ///< the day of the package that users have
  std::optional<Time> server_root_notice;  ///< the day of Azure's notice, if there was one
  std::optional<Time> server_root_deadline;  ///< the last day, as the notice says
  bool active_active = false;
  bool zone_redundant = false;  ///< it must survive the loss of a zone
  std::string vpn_type = "RouteBased";
  std::string type = "Vpn";
  std::string deployment = "resource-manager";
  azure::TunnelSet tunnels;
  azure::TunnelSet current_tunnels;  ///< of the gateway that is to be changed; empty: no change
  azure::MethodSet
      authentication;       ///< given, or what the tables [entra], [radius] and [[roots]] say
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
  std::string store_url;  ///< [store] url; empty when not given
};

/// No p2s.toml that people write comes near it.
inline constexpr std::size_t kSpecLimit = std::size_t{4} << 20U;

/// Errors: malformed with FILE:LINE:COLUMN for bad TOML, unknown keys, wrong types and values that
/// cannot be read; those of read_file. What Azure would refuse is a finding of the rules, not an
/// error. `positions`, when given, gets the place of everything in the file.
P2S_API GatewaySpec load_spec(const std::filesystem::path& path,
                              SpecPositions* positions = nullptr);
/// `name` is the file's name in messages.
P2S_API GatewaySpec read_spec(std::string_view text, std::string_view name,
                              SpecPositions* positions = nullptr);

/// The commented p2s.toml that `init` writes: the documentation's example network. Reads back.
P2S_API std::string init_template(std::string_view gateway_name);

}  // namespace p2s::spec
