// SPDX-License-Identifier: Apache-2.0
#include <p2s/spec/spec_keys.hpp>

namespace p2s::spec {

namespace {

constexpr std::string_view kExample = R"([gateway]
name = "VNet1GW"
location = "eastus"
sku = "VpnGw3AZ"
generation = 2
tunnels = ["ikev2", "openvpn"]
authentication = ["entra", "radius"]
pools = ["172.16.201.0/24"]
custom_routes = ["10.101.0.0/16"]

[public_ip]
count = 1
sku = "Standard"
allocation = "Static"

[vnet]
prefixes = ["10.1.0.0/16"]
gateway_subnet = "10.1.255.0/27"
peered = ["10.2.0.0/16"]

[on_premises]
prefixes = ["10.101.0.0/16"]
bgp = true

[clients]
total = 600
by_tunnel = { ikev2 = 200, openvpn = 400 }
by_os = { windows = 500, macos = 100 }

[entra]
tenant = "https://login.microsoftonline.com/0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934"
audience = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8"
issuer = "https://sts.windows.net/0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934/"

[radius]
method = "eap-mschapv2"
clients = ["10.1.255.0/27"]

[[radius.servers]]
address = "10.1.0.10"
secret = "env:RADIUS_SECRET"

[[radius.servers]]
address = "10.1.0.11"
secret = "file:radius-secret.txt"

[[groups]]
name = "everybody"
default = true
priority = 10
pools = ["172.16.204.0/23"]

[[groups]]
name = "engineering"
priority = 1
pools = ["172.16.202.0/24"]

[[groups.members]]
type = "AADGroupId"
value = "7e5c1f0a-94f2-4b1c-8f11-2a6f0a3f5d27"

[[groups]]
name = "partners"
priority = 2
pools = ["172.16.203.0/24"]

[[groups.members]]
type = "RadiusAzureGroupId"
value = "6ad1bd01"

[ipsec]
ike_encryption = "GCMAES256"
ike_integrity = "SHA384"
dh_group = "DHGroup14"
ipsec_encryption = "GCMAES256"
ipsec_integrity = "GCMAES256"
pfs_group = "PFS14"
sa_lifetime_seconds = 27000
sa_data_size_kilobytes = 102400000

[rules]
SKU-020 = "no site-to-site connection carries bulk traffic"
)";

}  // namespace

std::string_view example_spec() noexcept { return kExample; }

}  // namespace p2s::spec
