#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# p2sctl lab with real daemons: for a package and for p2s.toml, kits connect, revoked, expired, foreign and altered clients are
# refused for the right cause, and nothing of the machine changes.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/lab.sh
source "$P2S_SOURCE/tests/interop/lab/lab.sh"
# shellcheck source=tests/interop/lab/sample_spec.sh
source "$P2S_SOURCE/tests/interop/lab/sample_spec.sh"
lab_needs swanctl /usr/lib/ipsec/charon openvpn freeradius radclient openssl
folder=/run/p2sctl-test-$$ # in /run, as by default: the lab hides it from its daemons
trap '"$P2SCTL" -q lab down --lab "$folder" || true; rm -rf "$work"' EXIT

# lab CODE VERB ARGUMENT…
lab() { expect "$1" --json lab "${@:2}" --lab "$folder"; }
schema() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/$1.json" <out || fail "does not fit schema/$1.json"
}
# result CLIENT SOFTWARE: "connected", or "refused CAUSE".
result() {
  json ".connections[] | select(.client == \"$1\" and .software == \"$2\") | if .cause then .result + \" \" + .cause else .result end"
}
machine() {
  ip address | grep -v valid_lft
  ip route show table all | grep -v ' dev p2s'
  cat /etc/resolv.conf /etc/hosts
  find /etc/swanctl /etc/openvpn /etc/ipsec.d -type f -printf '%p %T@\n' | sort
}
left() { ip netns list | grep -c "$(printf %s "$folder" | sha1sum | cut -c 1-12)" || true; }

make_workspace corp
expect 0 root create P2SRootCert
expect 0 root create OtherRoot
expect 0 client issue alice bob rita
expect 0 client issue dora --key ec:p256
expect 0 client issue mallory --root OtherRoot
azure_package azure-2024 azure-2024.zip
azure_package azure-2022-radius-eapmschapv2 radius.zip
kit() { p2sctl package build --azure azure-2024.zip -o "$@" || (($? == 3)) || fail "no kit: $(cat err)"; }
kit kits --client alice --client bob --client dora --client rita --os linux
kit windows --client bob --os windows
kit zips --client alice --zip
kit foreign --client mallory --os linux
kit named --client alice --dns 10.20.0.9 --dns-suffix corp.example --os linux
expect 0 -y client revoke rita
machine >before

# By the package.
lab 0 up --azure azure-2024.zip
schema lab
is_equal "$(json '.lab | "\(.authentication) \(.ikev2_revocation) \(.notes | length)"')" 'certificate true 0'
is_equal "$(mode_of "$folder")" 700
is_equal "$(find "$folder" \( -name '*.pem' -o -name '*.key' -o -name facts.sh \) -perm /077)" ''
lab 4 up --azure azure-2024.zip
started=$(date +%s%N)
lab 0 test kits
seconds=$((($(date +%s%N) - started) / 1000000))
schema lab-connections
for software in openvpn strongswan; do
  for client in alice bob dora; do is_equal "$client $(result "$client" "$software")" "$client connected"; done
  is_equal "rita $(result rita "$software")" 'rita refused revoked'
  is_equal "$(result '(revoked)' "$software")" 'refused revoked'
  is_equal "$(result '(expired)' "$software")" 'refused expired'
done
is_equal "$(json '.connections | length, ([.[] | select(.as_expected)] | length)' | tr '\n' ' ')" '12 12 '
((seconds < 60000)) || fail "lab test took $seconds ms"
echo "lab test of 4 kits, 12 connections: $seconds ms"

# One kit, with its details; a zip; another system.
lab 0 connect kits/alice --software strongswan
schema lab-connections
is_equal "$(json '.connections[0] | "\(.tunnel) \(.routes | index("10.20.0.0/16") != null)"')" 'ikev2 true'
[[ $(json '.connections[0].address') == "$(jq -r '.lab.ikev2_pool' <("$P2SCTL" --json -n lab up --azure azure-2024.zip --lab "$work/x") | cut -d . -f 1-3)".* ]] ||
  fail 'no address of the pool'
lab 0 connect zips/alice.zip
is_equal "$(json '[.connections[].result] | join(" ")')" 'connected connected'
lab 0 connect windows/bob
is_equal "$(json '[.connections[] | .software + " " + .result] | join(", ")')" 'openvpn connected'
lab 0 connect named/alice
is_equal "$(json '.connections[] | select(.software == "openvpn") | .dns_servers[]')" 10.20.0.9

# What kit or gateway lacks is the same error in text, JSON and exit status.
lab 4 connect windows/bob --software strongswan
is_equal "$(jq -r .error.message <err)" 'nothing was connected: the kit has no files for strongSwan on Linux'

# damage KIT NEW: a copy without SHA256SUMS, for changes that install.sh would refuse.
damage() { cp -a "$1" "$2" && rm "$2/SHA256SUMS"; }

# Refusals that the gateway does not expect.
lab 3 connect foreign/mallory
is_equal "$(json '[.connections[] | .result + " " + .cause] | unique | join(", ")')" 'refused unknown-root'
damage kits/alice altered
sed -i 's/^verify-x509-name .*/verify-x509-name other.vpn.azure.com name/' altered/linux/openvpn/*.ovpn
sed -i 's/aaa_id = .*/aaa_id = "other.vpn.azure.com"/' altered/linux/strongswan/swanctl.conf
lab 3 connect altered
is_equal "$(json '[.connections[] | .result + " " + .cause] | unique | join(", ")')" 'refused server-name'
damage kits/alice key
sed -i -E '/<tls-auth>/,/<\/tls-auth>/s/^[0-9a-f]{32}$/00112233445566778899aabbccddeeff/' key/linux/openvpn/*.ovpn
lab 3 connect key --software openvpn
is_equal "$(json '.connections[0] | .result + " " + .cause')" 'refused tls-auth'
damage kits/alice policy
sed -i 's/^    proposals = .*/    proposals = aes128-sha256-modp3072/' policy/linux/strongswan/swanctl.conf
lab 3 connect policy --software strongswan
is_equal "$(json '.connections[0] | .result + " " + .cause')" 'refused proposals'
damage kits/alice elsewhere
sed -i -E 's/^(remote|    remote_addrs =) .*vpn.azure.com"?/\1 elsewhere.vpn.azure.com/' elsewhere/linux/openvpn/*.ovpn elsewhere/linux/strongswan/swanctl.conf
lab 3 connect elsewhere
is_equal "$(json '[.connections[].cause] | unique | join(", ")')" other-gateway

cp -a kits/alice damaged
printf '# damage\n' >>damaged/linux/strongswan/swanctl.conf
lab 3 connect damaged --software strongswan
is_equal "$(json '.connections[0] | .result + " " + .cause')" 'failed damaged'

# What OpenVPN says of a profile that it does not accept.
damage kits/alice profile
printf 'no-such-option 1\n' >>profile/linux/openvpn/alice.ovpn
lab 3 connect profile --software openvpn
schema lab-connections
is_equal "$(json '.connections[0] | .result + " " + .cause')" 'failed profile'
json '.connections[0].message' | grep -qF 'does not accept the profile: Options error: ' || fail "$(cat out)"

# Kits that cannot be read have failed, the others are connected; the rejected clients use a kit that is intact.
mkdir mixed mixed/carl
cp -a kits/alice kits/bob mixed
cp -a kits/dora mixed/eve && rm mixed/eve/SHA256SUMS
head -c 3000 zips/alice.zip >mixed/zoe.zip
printf '# damage\n' >>mixed/alice/linux/strongswan/swanctl.conf
printf 'no-such-option 1\n' >>mixed/alice/linux/openvpn/alice.ovpn
lab 3 test mixed
schema lab-connections
is_equal "$(json '[.connections[] | select(.cause == "unreadable") | .client + " " + .result] | join(", ")')" 'carl failed, eve failed, zoe failed'
is_equal "$(json '[.connections[] | select(.client == "alice") | .cause] | join(" ")')" 'profile damaged'
is_equal "$(json '.connections[] | select(.client == "eve") | .message')" 'it cannot be read as a kit: SHA256SUMS is missing'
is_equal "$(json '[.connections[] | select(.client != "alice" and .software) | .client + " " + (.cause // .result)] | join(", ")')" \
  'bob connected, bob connected, (revoked) revoked, (revoked) revoked, (expired) expired, (expired) expired'
is_equal "$(json .unexpected)" 5
rm -rf mixed/bob
lab 3 test mixed
is_equal "$(json '[.connections[] | select(.expected != "connected") | .result + " " + .cause] | unique | join(", ")')" 'skipped no-kit'

# Down: nothing is left.
lab 0 down
schema lab
[[ ! -e $folder ]] || fail 'the directory is left'
is_equal "$(left)" 0
lab 0 down
json '.lab.removed == false' >/dev/null
machine | diff before - || fail 'the machine is not as before'

# By p2s.toml. A lab whose directory was removed is removed too.
sample_spec azure-2024.zip
lab 0 up
is_equal "$(left)" 2
lab 0 test kits
is_equal "$(result alice strongswan) $(result '(revoked)' openvpn)" 'connected refused revoked'
rm -rf "$folder"
lab 0 down
is_equal "$(left)" 0

# A pool that is too small for halves, and others that no lab can use.
cp corp/p2s.toml corp/large.toml
set_pool() { sed -E "s#^pools = .*#pools = [\"$1\"]#" corp/large.toml >corp/p2s.toml; }
set_pool 172.20.5.8/29
lab 0 up
lab 0 test kits
is_equal "$(json '[.connections[] | select(.client == "alice") | .result] | join(" ")')" 'connected connected'
lab 0 down
set_pool 198.18.0.64/26
lab 1 up
grep -qF '198.18.0.64/26 overlaps 198.18.0.0/24' err || fail "$(cat err)"
mv corp/large.toml corp/p2s.toml

# RADIUS: names and passwords.
p2sctl package build --azure radius.zip --user alice -o radius --os linux || (($? == 3)) || fail "$(cat err)"
lab 0 up --azure radius.zip
lab 0 test radius
is_equal "$(json '[.connections[] | .client + " " + .software + " " + .result] | join(", ")')" 'alice strongswan connected'
lab 0 down
# Both tunnel types.
sed -i 's/^authentication = .*/authentication = ["radius"]/' corp/p2s.toml
printf '[radius]\nmethod = "eap-mschapv2"\nservers = [{ address = "10.20.0.9", secret = "env:RADIUS" }]\n' >>corp/p2s.toml
expect 0 package build --user zoe@corp.example -o passwords --os linux
lab 0 up
lab 0 test passwords
is_equal "$(json '[.connections[] | .client + " " + .software + " " + .result] | join(", ")')" \
  'zoe@corp.example openvpn connected, zoe@corp.example strongswan connected'
lab 0 down
# Certificates that RADIUS checks.
azure_package azure-2022-radius-eaptls certificate.zip
expect 0 package build --azure certificate.zip --client alice -o eap-tls --os linux
lab 0 up --azure certificate.zip
lab 0 test eap-tls
is_equal "$(json '[.connections[] | .client + " " + (.cause // .result)] | join(", ")')" \
  'alice connected, (revoked) revoked, (expired) expired'
lab 0 down

# Without the private key of the root, IKEv2 does not check revocations, and says so.
expect 0 root export P2SRootCert --format pem -o root.pem
expect 0 client export rita --format key -o rita.key
expect 0 client export rita --format cer -o rita.cer
make_workspace bare
expect 0 root import P2SRootCert --cert root.pem
expect 0 client import --cert rita.cer --private-key rita.key
expect 0 -y client revoke rita
lab 0 up --azure azure-2024.zip
json '.lab.notes[0]' | grep -qF 'IKEv2 does not check revocations' || fail 'no note'
lab 0 test kits
is_equal "$(json '[.connections[] | select(.client == "rita") | .result + " " + .cause] | join(", ")')" 'refused revoked, skipped no-crl'
lab 0 down
export P2SCTL_WORKSPACE=$work/corp

# A daemon that ends says why: the last line of its log.
printf 'Options error: no such pool\nUse --help for more information.\n' >ended.out
(ready ended 'the gateway' false) >ended.err 2>&1 && fail 'a daemon that ended is ready'
grep -qF 'the gateway did not start: Options error: no such pool' ended.err || fail "$(cat ended.err)"

# Interrupted: what is left is removed.
"$P2SCTL" lab up --azure azure-2024.zip --lab "$folder" >/dev/null 2>&1 &
starting=$!
wait_for 20 'a namespace' bash -c "[[ -f '$folder/hosts' ]]"
kill -INT "$starting"
code=0
wait "$starting" || code=$?
is_equal "$code $(left)" '130 0'
"$P2SCTL" -q lab up --azure azure-2024.zip --lab "$folder" >/dev/null
"$P2SCTL" lab test kits --lab "$folder" >/dev/null 2>&1 &
starting=$!
wait_for 20 'a client' bash -c "[[ -s '$folder/client.pid' ]]"
kill -INT "$starting"
code=0
wait "$starting" || code=$?
is_equal "$code $(ip netns pids "p2slab-client-$(printf %s "$folder" | sha1sum | cut -c 1-12)" | wc -l)" '130 0'
lab 0 test kits --software openvpn # the gateway is well
lab 0 down

# killed FILE COMMAND…: killed when it has written the file; its script goes on, but not after lab down.
killed() {
  "$P2SCTL" lab "${@:2}" --lab "$folder" >/dev/null 2>&1 &
  starting=$!
  wait_for 20 "$1" bash -c "[[ -s '$folder/$1' ]]"
  kill -KILL "$starting"
  wait "$starting" 2>/dev/null || true
  lab 0 down
  sleep 1
  is_equal "$1 $(left)" "$1 0"
  [[ ! -e $folder ]] || fail "$1: the directory is left"
}
killed hosts up --azure azure-2024.zip
"$P2SCTL" -q lab up --azure azure-2024.zip --lab "$folder" >/dev/null
killed client.pid connect kits/alice
machine | diff before - || fail 'the machine is not as before'
for software in openvpn strongSwan; do
  confirmed linux "$software" azure-2024.zip \
    'connected by p2sctl lab to its test gateway, which rejects a revoked, an expired and a foreign client'
done
