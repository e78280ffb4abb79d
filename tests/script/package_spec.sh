#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Kits without Azure's package: [server] and [kit] of p2s.toml say the same, and the same files come out of it.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/sample_spec.sh
source "$P2S_SOURCE/tests/interop/lab/sample_spec.sh"

python=${P2S_PYTHON:-python3}
(umask 077 && printf 'kaffee-Tasse_7\n' >password)
make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert -o root.cer
expect 0 client issue alice
"$python" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null
expect 0 package build --azure azure-2024.zip --client alice -o from-zip --pfx-password file:password

# What p2s.toml lacks: nothing is guessed.
expect 4 package build --client alice
says 'the gateway that clients connect to is missing in p2s.toml'

sample_spec azure-2024.zip
# A root may be DER as well.
cp from-zip/alice/certificate/server-root-1.cer corp/VpnServerRoot.cer
sed -i 's/VpnServerRoot.pem/VpnServerRoot.cer/' corp/p2s.toml
expect 0 package build --client alice -o from-spec --pfx-password file:password

# Of the package, every file but what holds random salts or its sums.
compared=0
while IFS= read -r file; do
  case $file in
    *.pfx | *.p12 | *.mobileconfig | *.sswan | *SHA256SUMS | *azurevpnconfig.xml) continue ;;
  esac
  cmp "from-zip/alice/$file" "from-spec/alice/$file" || fail "$file differs"
  compared=$((compared + 1))
done < <(cd from-zip/alice && find . -type f | sort)
((compared >= 15)) || fail "only $compared files compared"
is_equal "$(cd from-zip/alice && find . -type f | sort)" "$(cd from-spec/alice && find . -type f | sort)"
xmllint --nonet --noout from-spec/alice/windows/azure-vpn-client/azurevpnconfig.xml
expect 0 package check from-spec/alice
is_finished from-spec

# [kit] adds what the admin wants.
cat >>corp/p2s.toml <<'TOML'

[kit]
contact = "the helpdesk, 555-0100"
forced_tunnel = true
exclude_routes = ["203.0.113.0/24"]
TOML
expect 0 package build --client alice -o custom --pfx-password file:password
grep -qF 'the helpdesk, 555-0100' custom/alice/START-HERE.html || fail 'the page does not show the contact'
grep -qx 'redirect-gateway def1' custom/alice/linux/openvpn/vnet-corp.ovpn || fail 'the tunnel is not forced'
grep -qx 'route 203.0.113.0 255.255.255.0 net_gateway' custom/alice/linux/openvpn/vnet-corp.ovpn || fail 'no excluded route'
says 'KIT-032'

# Users of RADIUS have a name and no certificate.
sed -i 's/authentication = .*/authentication = ["radius"]/' corp/p2s.toml
printf '[radius]\nmethod = "eap-mschapv2"\nservers = [{ address = "10.1.0.9", secret = "env:RADIUS" }]\n' >>corp/p2s.toml
expect 0 package build --user rita -o users
grep -qx auth-user-pass users/rita/linux/openvpn/vnet-corp-radius.ovpn || fail 'rita is not asked for her password'
[[ -z $(find users -name '*.pfx') ]] || fail 'rita has no certificate'
[[ ! -e users-passwords ]] || fail 'rita has no password of ours'

# What is wrong in [server] is said.
sed -i 's/^roots = .*/roots = ["ta.key"]/' corp/p2s.toml
expect 6 package build --user rita -o wrong
says 'does not contain a certificate'
