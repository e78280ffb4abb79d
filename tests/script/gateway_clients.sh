#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway clients: who can connect with what, by system.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

# fits SCHEMA: the last run's stdout is one document of that schema.
fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/$1.json" <out ||
    fail "does not fit schema/$1.json"
}

# Without a workspace the options say everything.
expect 0 gateway clients --tunnel ikev2 --auth certificate --os linux
is_equal "$(cut -f 1-4 out)" $'linux\tcertificate\tikev2\tstrongSwan'
expect 0 gateway clients
says 'no tunnel types given'
says 'no authentication methods given'

# The day decides.
expect 0 --json --as-of 2026-08-31 gateway clients --tunnel openvpn --auth entra --os linux
fits client_matrix
is_equal "$(json '.clients[0].software + " " + .clients[0].last_day')" 'azure-vpn-client 2026-08-31'
expect 0 --json --as-of 2026-09-01 gateway clients --tunnel openvpn --auth entra --os linux
fits client_matrix
is_equal "$(json '(.clients | length | tostring) + " " + .unsupported[0].system')" '0 linux'
expect 0 --as-of 2026-09-01 gateway clients --tunnel openvpn --auth entra --os linux
prints 'retired after 2026-08-31'
expect 0 --json --as-of 2027-03-31 gateway clients --tunnel sstp --auth certificate --os windows
is_equal "$(json '.clients | length | tostring')" 0

# Incompatible options are an error.
expect 0 --json gateway clients --tunnel ikev2,openvpn --auth entra
says "Azure's published table does not list entra"
is_equal "$(json '.compatible | not')" true
expect 0 gateway clients --tunnel sstp,openvpn
says 'exclude each other'

# p2s.toml says what is not given; a named file, or that of the workspace.
cat >plan.toml <<'END'
[gateway]
name = "VNet1GW"
sku = "VpnGw2AZ"
tunnels = ["ikev2", "openvpn"]
authentication = ["certificate", "entra"]
pools = ["172.16.201.0/24"]
[clients.software]
windows = "azure-vpn-client"
END
expect 0 --json --as-of 2026-11-01 gateway clients plan.toml
fits client_matrix
is_equal "$(json '.tunnels + .authentication | join(" ")')" 'ikev2 openvpn certificate entra'
is_equal "$(json '[.unsupported[] | .system + "/" + .authentication] | join(" ")')" 'ios/entra linux/entra android/entra'
is_equal "$(json '.compatible')" true
expect 0 --json --as-of 2026-11-01 gateway clients plan.toml --tunnel openvpn --auth radius --os macos,macos
is_equal "$(json '[.clients[].confirmed] | any | not')" true
is_equal "$(json '[.clients[].system] | unique | join(" ")')" macos
make_workspace corp
expect 0 --json gateway clients --os windows
is_equal "$(json '.tunnels | join(" ")')" 'ikev2 openvpn'

# Every name of the matrix is one that [clients.software] takes.
expect 0 --json --as-of 2026-08-01 gateway clients --tunnel ikev2 --auth certificate
for name in $(json '.clients[].software' | sort -u); do
  printf '[gateway]\ntunnels = ["ikev2"]\n[clients.software]\nlinux = "%s"\n' "$name" >named.toml
  expect 0 gateway clients named.toml
done
printf '[clients.software]\nlinux = "strongswam"\n' >wrong.toml
expect 6 gateway clients wrong.toml
says 'wrong.toml:2:9'
says "did you mean 'strongswan'"

expect 2 gateway clients --tunnel pptp
expect 2 gateway clients --auth kerberos
says 'choose from: certificate, entra, radius'
expect 2 gateway clients --os beos
expect 4 gateway clients missing.toml
