#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every example that a command's help shows is run as typed, in a copy of one workspace that has the files it names.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh" || exit

# shellcheck source=tests/support/has_lab.sh
source "$P2S_SOURCE/tests/support/has_lab.sh"
# shellcheck source=tests/support/token.sh
source "$P2S_SOURCE/tests/support/token.sh"

# The workspace.
printf 'correct horse battery staple\n' >secret.txt
cp secret.txt old && printf 'another horse battery staple\n' >new && printf 'pfx-password-1\n' >pw.txt
chmod 600 secret.txt old new pw.txt
export P2SCTL_PASSPHRASE_FILE=$work/secret.txt
vendor=$P2S_SOURCE/tests/data/vendor
mkdir world && cd world
cp ../{old,new,pw.txt,secret.txt,pin.txt} .
expect 0 init . --name VNet1GW
export P2SCTL_WORKSPACE=.
expect 0 root create P2SRootCert
expect 0 root create Lab
expect 0 root export P2SRootCert -o other.cer
expect 0 client issue alice --root P2SRootCert --pfx pfx --pfx-password file:pw.txt
mv pfx/*.pfx alice.pfx
cp pw.txt alice.password && cp pw.txt alice.pfx.password
expect 0 client export alice --format cer -o alice.cer
cp "$vendor/azure-2022.zip" VNet1GW.zip
cp "$vendor/azure-2024.zip" VNet1GW-2024.zip
cp VNet1GW.zip NEW.zip
expect 3 package build --azure VNet1GW.zip --client alice
expect 0 store backup p2s-2026-01-31.db
printf 'name,os\nbob,windows\ncarol,ios\n' >users.csv
printf 'alice\n' >leavers.csv
printf '10.1.0.0/16\n10.2.0.0/16\n' >prefixes.txt
cp p2s.toml plan.toml
sed s/vgw-contoso/VNet1GW/g "$P2S_SOURCE/tests/data/live/cli.json" >live.json
printf '[{"vpnConnectionId":"OVPN_1","vpnUserName":"alice","vpnConnectionTime":"2026-01-31T08:00:00","vpnConnectionDuration":60}]\n' >health.json
openssl req -new -newkey rsa:2048 -nodes -keyout dave.key -out alice.csr -subj /CN=dave 2>/dev/null
cp alice.csr request.pem
mkdir requests && cp alice.csr requests/frank.csr
openssl req -x509 -newkey rsa:2048 -nodes -keyout signer.key -out signer.pem -subj /CN=signer -days 30 2>/dev/null
openssl req -x509 -newkey rsa:2048 -nodes -keyout corp.key -out corp.cer -subj /CN=Corp -days 90 \
  -addext keyUsage=keyCertSign 2>/dev/null
openssl req -new -newkey rsa:2048 -nodes -keyout issuing.key -out issuing.csr -subj /CN=Corp-Issuing 2>/dev/null
printf 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n' >issuing.ext
cp corp.cer root.cer
openssl x509 -req -in issuing.csr -CA root.cer -CAkey corp.key -CAcreateserial -days 60 -extfile issuing.ext \
  -out issuing.cer 2>/dev/null
openssl pkcs12 -export -inkey corp.key -in corp.cer -out corp.pfx -passout file:pw.txt
chmod 600 ./*.key
make_token P2S
make_key HsmRoot rsa:2048
openssl pkey -in corp.key -outform DER -out ../corp.der
token_tool --write-object ../corp.der --type privkey --label Corp --usage-sign
printf '[{"ifname":"tun0","addr_info":[{"family":"inet","local":"172.16.201.2","prefixlen":24}]}]\n' >addr.json
printf '[{"dst":"10.1.0.0/16","dev":"tun0"}]\n' >route.json
printf 'Windows IP Configuration\n\nPPP adapter VNet1GW:\n   IPv4 Address. . : 172.16.201.2\n' >ipconfig.txt
thumbprint=$("$P2SCTL" client list --json | jq -er '.clients[] | select(.name == "alice") | .thumbprint')
cd ..

# The gateway of the sample package, as table [server].
serve() {
  printf '[server]\nfqdn = "azuregateway-1.vpn.azure.com"\ncertificate_name = "1.vpn.azure.com"\nroots = ["root.cer"]\ntls_auth_key = "ta.key"\n'
  printf -- '-----BEGIN OpenVPN Static key V1-----\n%s\n-----END OpenVPN Static key V1-----\n' \
    "$(for _ in {1..16}; do openssl rand -hex 16; done)" >ta.key
}

# What has to be different first.
prepare() {
  case "$1" in
    'p2sctl init corp'*) unset P2SCTL_WORKSPACE ;;
    *'store restore'*) "$P2SCTL" init corp && mv corp/p2s.db corp/damaged.db ;;
    'p2sctl store backup'*) rm p2s-2026-01-31.db ;;
    *'--issuer Corp-Issuing'*)
      "$P2SCTL" client remove alice --yes
      "$P2SCTL" root import Corp-Issuing --cert issuing.cer --private-key issuing.key --chain root.cer
      ;;
    'p2sctl client import'* | 'p2sctl client issue alice'* | 'p2sctl client sign --csr -'*) "$P2SCTL" client remove alice --yes ;;
    'p2sctl client list --unused'*) "$P2SCTL" gateway sessions health.json --record ;;
    'p2sctl client restore'*) "$P2SCTL" client revoke alice --yes ;;
    *'-o alice.pfx'*) rm alice.pfx alice.pfx.password ;;
    *'-o alice.cer'*) rm alice.cer ;;
    *'-o root.cer'*) rm root.cer ;;
    'p2sctl completion fish'*) mkdir -p "$HOME/.config/fish/completions" ;;
    'p2sctl gateway migrate --to'*) sed -i 's/^tunnels = .*/tunnels = ["sstp"]/' p2s.toml ;;
    'p2sctl store copy'* | 'p2sctl store salvage'*) mkdir corp && cp p2s.db corp/p2s.db && cp p2s.db damaged.db ;;
    'p2sctl package build'*) rm -r kits kits-passwords ;;
    'p2sctl lab connect'* | 'p2sctl lab test'*)
      azure_package azure-2022 VNet1GW.zip
      "$P2SCTL" package build --azure VNet1GW.zip --client alice --zip -o zips
      cp zips/alice.zip .
      "$P2SCTL" lab down --lab "$work/lab"
      "$P2SCTL" lab up --azure VNet1GW.zip --lab "$work/lab"
      ;;
    'p2sctl lab up'*)
      "$P2SCTL" lab down --lab "$work/lab"
      azure_package azure-2022 VNet1GW.zip
      [[ $1 == *--azure* ]] || serve >>p2s.toml
      ;;
    'p2sctl root create'* | 'p2sctl root remove Lab'*)
      "$P2SCTL" client remove alice --yes
      "$P2SCTL" root remove P2SRootCert --yes
      [[ $1 == *remove* ]] || "$P2SCTL" root remove Lab --yes
      ;;
  esac
}

# Findings are not a failure, nor is a kit whose root the sample package does not trust.
may_find() {
  case "$1" in
    'p2sctl lab '* | 'p2sctl gateway '* | 'p2sctl pool check '* | 'p2sctl package '* | 'p2sctl status'* | 'p2sctl diagnose'* | *'| p2sctl diagnose -' | *'p2sctl gateway sessions'* | 'p2sctl store salvage'*) return 0 ;;
  esac
  return 1
}

run_example() {
  # interop.postgres copies to a server and back.
  [[ $1 != *postgresql://* ]] || return 0
  [[ $1 != 'p2sctl lab '* ]] || has_lab || return 0
  rm -rf here && cp -r world here && cd here
  { prepare "$1"; } >../prepared 2>&1 || fail "cannot prepare: $1: $(cat ../prepared)"
  local typed=$1 code=0
  typed=${typed//A909502D/${thumbprint:0:8}}
  typed=${typed//a9:09:50:2d/$(sed 's/../&:/g; s/:$//' <<<"${thumbprint:0:8}")}
  typed=${typed//a9 09 50 2d/$(sed 's/../& /g; s/ $//' <<<"${thumbprint:0:8}")}
  sed -E "s|^p2sctl lab [a-z]+|& --lab $work/lab|" <<<"$typed" >../typed
  PATH=$bin:$PATH bash -o pipefail ../typed >../printed 2>&1 || code=$?
  # What asks: again on a terminal, where every question gets an answer in its time.
  if grep -q 'terminal' ../printed; then
    local answer='another horse battery staple'
    code=0
    ! grep -q 'confirm' ../printed || answer=y
    for _ in {1..8}; do
      sleep 1
      printf '%s\n' "$answer"
    done | PATH=$bin:$PATH script -qec 'bash -o pipefail ../typed' /dev/null >../printed 2>&1 || code=$?
    ((code != 141)) || code=0
  fi
  cd ..
  if ((code == 0)) || { ((code == 3)) && may_find "$1"; }; then return; fi
  fail "'$typed' ends with $code: $(tail -n 5 printed)"
}

mkdir bin && ln -s "$P2SCTL" bin/p2sctl
printf '#!/bin/sh\ncat "%s"\n' "$P2S_SOURCE/tests/data/diagnosis/logs/ss-32421.log" >bin/journalctl
printf '#!/bin/sh\ncat health.json\n' >bin/az
chmod +x bin/journalctl bin/az
bin=$work/bin
trap '! has_lab || "$P2SCTL" -q lab down --lab "$work/lab"; chmod -R u+rwX "$work" && rm -rf "$work"' EXIT
count=0
for page in "$P2S_SOURCE"/man/man1/p2sctl-*.1; do
  name=$(basename "$page" .1)
  read -ra command <<<"${name//-/ }"
  # Two spaces before a command, six before its meaning.
  while IFS= read -r example; do
    # shellcheck disable=SC2094
    run_example "$example" </dev/null
    count=$((count + 1))
  done < <("$P2SCTL" "${command[@]:1}" --help | sed -n '/^Examples:/,/^See also/s/^  \([^ ]\)/\1/p')
done
((count > 80)) || fail "only $count examples"
printf '%s examples work as typed\n' "$count"
