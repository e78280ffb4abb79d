#include <p2s/spec/spec.hpp>

#include <fmt/format.h>

namespace p2s::spec {
namespace {

/// A TOML basic string: whatever the name holds stays one string.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

constexpr std::string_view kTemplate =
    R"(# The point-to-site gateway as it should be. It holds no secrets: keep it
# in version control. Check it with: p2sctl gateway check
# Every table and key is explained in: man p2s.toml

[gateway]
name = {name}
location = "eastus"
sku = "VpnGw2AZ"          # SKUs without AZ can no longer be created
generation = 2
active_active = false     # true: two instances, each with half of a pool
tunnels = ["ikev2", "openvpn"]
authentication = ["certificate"]  # also: "entra", "radius"
# Addresses for the clients: private, at least a /29 (/28 when
# active-active), and in no range below.
pools = ["172.16.201.0/24"]
# What clients reach through the tunnel besides the virtual networks.
custom_routes = []
# since = 2025-06-01      # when it was created; not yet: leave it out

[public_ip]
count = 1                 # 3 when active-active
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
# How many are connected at the same time; pool and SKU are checked
# against it.
# total = 100
# by_tunnel = {{ ikev2 = 60, openvpn = 40 }}
# by_os = {{ windows = 70, macos = 20, linux = 10 }}

# The roots whose clients may connect. Without such tables: every root of
# the store.
# [[roots]]
# name = "P2SRootCert"

# A rule that does not matter here is silenced by its id, with the reason.
# [rules]
# SKU-020 = "few tunnels: the bandwidth was measured"

[store]
# The inventory of certificates; beside this file when not set.
# url = "sqlite:p2s.db"
)";

}  // namespace

std::string init_template(std::string_view gateway_name) {
  return fmt::format(fmt::runtime(kTemplate), fmt::arg("name", quoted(gateway_name)));
}

}  // namespace p2s::spec
