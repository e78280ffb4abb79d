// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/fix.hpp>
#include <p2s/spec/spec.hpp>

#include <fmt/format.h>

namespace p2s::spec {
namespace {

constexpr std::string_view kTemplate =
    R"(# The desired point-to-site gateway. This file contains no secrets: keep it
# in version control. Every table and key is described in p2s.toml(5).

[gateway]
name = {name}
location = "eastus"
sku = "VpnGw2AZ"          # SKUs without AZ can no longer be created
generation = 2
active_active = false     # true: two instances, each with half of a pool
tunnels = ["ikev2", "openvpn"]
authentication = ["certificate"]  # also: "entra", "radius"
# Addresses of the clients: private, at least a /29 (/28 if active-active),
# not overlapping the ranges below.
pools = ["172.16.201.0/24"]
# Additional prefixes that clients reach through the tunnel.
custom_routes = []
# since = 2025-06-01      # date of creation; omit for a new gateway

[public_ip]
count = 1                 # 3 if active-active
sku = "Standard"
allocation = "Static"

[vnet]
prefixes = ["10.1.0.0/16"]
gateway_subnet = "10.1.255.0/27"
peered = []               # prefixes of peered networks that clients reach
dns_servers = []

[on_premises]
prefixes = []             # behind site-to-site connections
bgp_learned = []

[clients]
# Expected number of simultaneous clients; pool and SKU are checked
# against it.
# total = 100
# by_tunnel = {{ ikev2 = 60, openvpn = 40 }}
# by_os = {{ windows = 70, macos = 20, linux = 10 }}

# Root certificates whose clients can connect (default: every root of the
# store).
# [[roots]]
# name = "P2SRootCert"

# Silence a rule by its id and give the reason.
# [rules]
# SKU-020 = "few tunnels: the bandwidth was measured"

[store]
# The inventory of certificates (default: p2s.db beside this file).
# url = "sqlite:p2s.db"
)";

}  // namespace

std::string init_template(std::string_view gateway_name) {
  return fmt::format(fmt::runtime(kTemplate), fmt::arg("name", fix::quoted(gateway_name)));
}

}  // namespace p2s::spec
