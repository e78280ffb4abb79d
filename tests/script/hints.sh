#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Hints are commands that work: each is taken from what p2sctl prints in a situation, and run there.
# tests/lint/hints.py checks that every hint of the sources is in this script.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh" || exit

# hinted PATTERN: the command after PATTERN in the last run's output, up to a comma, semicolon or the line's end.
hinted() {
  local line
  line=$(cat out err | grep -oE -e "$1.*" | head -n 1) || fail "no hint with '$1'"
  line=${line#*p2sctl }
  line=${line%%, or *}
  line=${line%%, also *}
  line=${line%%; *}
  printf '%s' "${line%)}"
}

# works PATTERN [CODE [FROM TO]…]: the hinted command ends with CODE (0). Each FROM, a word that stands for something,
# becomes TO first.
works() {
  local pattern=$1 wanted=${2:-0} command
  command=$(hinted "$pattern")
  shift $(($# < 2 ? $# : 2))
  while (($# > 1)); do
    command=${command//$1/$2}
    shift 2
  done
  eval "expect $wanted $command"
}

printf 'correct horse battery staple\n' >passphrase
chmod 600 passphrase
export P2SCTL_PASSPHRASE_FILE=$work/passphrase

# Before there is a workspace.
expect 4 gateway check
works 'create one with: p2sctl init DIR' 0 DIR first
expect 4 root list
works 'create one with: p2sctl init DIR' 0 DIR second
expect 4 gateway check
works 'give a path: p2sctl gateway check' 3 p2s.toml first/p2s.toml # it has no root yet
expect 4 -C nowhere root list
works 'create one with: p2sctl init nowhere'
expect 4 gateway show
works 'create a workspace with: p2sctl init DIR' 0 DIR third

# Help.
expect 0
works 'New here: p2sctl help tutorial'
expect 2 help nonsense-topic
works 'list all commands and topics with: p2sctl help'
expect 2 help securty
works 'did you mean: p2sctl help'

# The first steps in a workspace.
export PFX_PASSWORD=correct-horse
make_workspace corp
expect 0 root list
works 'no roots yet; create one with: p2sctl root create NAME' 0 NAME Spare
expect 0 root remove Spare --yes
expect 4 client issue alice
works 'create one with: p2sctl root create P2SRootCert'
works 'next: p2sctl root export P2SRootCert'
expect 4 root create P2SRootCert
works 'list the roots with: p2sctl root list'
expect 4 client issue alice --root Nowhere
works 'list the roots with: p2sctl root list'
expect 0 client list
works 'no clients yet; issue a certificate with: p2sctl client issue NAME' 0 NAME bob
works 'to write a PFX: p2sctl client export' 0 client.pfx 'client.pfx --pfx-password env:PFX_PASSWORD'
expect 2 client issue
works 'give a name: p2sctl client issue alice'
expect 4 client issue alice
works 'renew it with: p2sctl client renew'
expect 0 client revoke bob --yes
works 'add its thumbprint there: p2sctl revocation export'
thumbprint=$("$P2SCTL" client list --json | jq -er '.clients[] | select(.name == "bob") | .thumbprint')
expect 0 client remove bob --yes
expect 4 client show "$thumbprint"
works 'list the revocations with: p2sctl revocation list'

# A change whose target is unknown.
expect 2 gateway migrate
works 'hint: p2sctl gateway migrate'

# Questions without an answer.
expect 4 gateway rules nothing
works 'list them with: p2sctl gateway rules'
expect 4 explain 'qqq zzz xxx'
works 'list all errors with: p2sctl explain'
works 'for the cause and fix: p2sctl explain NAME' 0 NAME 798
expect 4 explain 799
works 'did you mean: p2sctl explain '
expect 4 explain 'Das zertifikat fehlt völlig'
works 'for example: p2sctl explain'
expect 2 explain ' '
works 'hint: p2sctl explain 798'
P2SCTL_WORKSPACE='' expect 2 pool check
P2SCTL_WORKSPACE='' works 'hint: p2sctl pool check'
P2SCTL_WORKSPACE='' expect 2 pool map
P2SCTL_WORKSPACE='' works 'hint: p2sctl pool map'
P2SCTL_WORKSPACE='' expect 2 pool suggest
P2SCTL_WORKSPACE='' works 'hint: p2sctl pool suggest'
expect 2 pool suggest --clients 99999999
works 'list the limits with: p2sctl gateway skus'
expect 4 pool suggest --clients 4000000 --vnet 10.0.0.0/8 --vnet 172.16.0.0/12 --vnet 192.168.0.0/16
works 'show the used ranges with: p2sctl pool map'
many=()
for i in {0..255}; do many+=(--peered "10.9.$i.0/24" --peered "10.10.$i.0/24"); done
expect 2 pool map "${many[@]}"
works 'list the overlaps with: p2sctl pool check'

# Commands in fixes of the error catalogue, up to a comma or the like.
make_workspace catalogue
expect 0 root create NAME --key ec:p256
expect 0 client issue NAME --key ec:p256
expect 0 root export NAME -o FILE
fixes=$("$P2SCTL" explain --json | jq -r '.explanations[].fix' | grep -oE 'p2sctl [^,;:)]+' | sort -u)
[[ $fixes == *'pool suggest'* ]] || fail 'no commands in the catalogue'
while read -r _ command; do
  command=${command/clients N/clients 100}
  eval "expect 0 ${command/-o client.pfx/-o client.pfx --force --pfx-password env:PFX_PASSWORD}"
done <<<"$fixes"
export P2SCTL_WORKSPACE=$work/corp

# Clients: files that are missing, revoked and foreign ones.
expect 0 client issue carol --pfx carol.pfx --pfx-password env:PFX_PASSWORD
rm carol.pfx
expect 0 client issue carol --if-missing --pfx carol.pfx --pfx-password env:PFX_PASSWORD
[[ -s carol.pfx ]] || fail 'the missing PFX was not written'
expect 0 client revoke carol --yes
expect 4 package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2022.zip" --client carol -o kits
works 'issue a new certificate with: p2sctl client issue'
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=Foreign -days 90 \
  -addext keyUsage=keyCertSign 2>/dev/null
openssl req -x509 -newkey rsa:2048 -nodes -keyout self.key -out self.pem -subj /CN=self -days 90 2>/dev/null
openssl req -newkey rsa:2048 -nodes -keyout dave.key -out dave.csr -subj /CN=dave 2>/dev/null
openssl x509 -req -in dave.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -out dave.pem 2>/dev/null
chmod 600 ./*.key
expect 6 client import --cert self.pem --private-key self.key
works 'issue one from a root: p2sctl client issue' 0 NAME grace
expect 4 client import --cert dave.pem --private-key dave.key
works 'import it first: p2sctl root import NAME' 0 NAME Foreign FILE ca.pem
openssl req -x509 -key self.key -out leaf.pem -subj /CN=leaf -days 90 -addext keyUsage=digitalSignature \
  -addext basicConstraints=CA:FALSE 2>/dev/null
expect 6 root import Leaf --cert leaf.pem
works 'create a root with: p2sctl root create' 0 NAME 'Fresh --key ec:p256'
expect 4 client issue erin --root Foreign
works 'add it with: p2sctl root import Foreign' 0 'cert FILE' 'cert ca.pem' FILE ca.key
openssl req -newkey rsa:2048 -nodes -keyout sub.key -out sub.csr -subj /CN=Issuing 2>/dev/null
openssl x509 -req -in sub.csr -CA ca.pem -CAkey ca.key -days 30 -out sub.pem \
  -extfile <(printf 'basicConstraints=critical,CA:TRUE\n') 2>/dev/null
expect 0 root import Issuing --cert sub.pem
works 'upload its root to Azure: p2sctl root export'
expect 0 root export Issuing
works 'upload its root to Azure: p2sctl root export'
openssl req -new -newkey rsa:2048 -nodes -keyout new.key -out new.csr -subj /CN=frank 2>/dev/null
expect 0 inspect new.csr
works 'sign it with: p2sctl client sign' 0 FILE new.csr

# Packages.
vendor=$P2S_SOURCE/tests/data/vendor
expect 0 inspect "$vendor/azure-2024.zip"
works 'if Azure generated it: p2sctl package inspect' 0 FILE "$vendor/azure-2024.zip"
expect 2 package check "$vendor/azure-2024.zip" --azure "$vendor/azure-2022.zip"
works 'to compare two packages: p2sctl package diff' 3 OLD.zip "$vendor/azure-2022.zip" NEW.zip "$vendor/azure-2024.zip"
expect 0 package build --azure "$vendor/azure-2024-entra.zip" --user zoe --user yan --os windows -o several
expect 2 package check several
works 'check each: p2sctl package check'

# Kits: gateways of certificates, of passwords, and of both people's and machines' names.
P2SCTL_WORKSPACE='' expect 4 --store corp/p2s.db package build --client bob -o kits
P2SCTL_WORKSPACE='' works "from the gateway's page, then: p2sctl package build" 3 \
  'package build' "--store corp/p2s.db package build --client alice -o kits-1 --pfx-password env:PFX_PASSWORD" \
  AZURE.zip "$vendor/azure-2022.zip"
make_workspace empty
expect 4 package build --azure "$vendor/azure-2022.zip" --all -o kits-2
works 'issue one with: p2sctl client issue alice' 4 # it has no root
expect 4 package build --azure "$vendor/azure-2024-entra.zip" --all -o kits-2
works "name the users of the gateway: p2sctl package build --azure $vendor" 0 'package build' 'package build -o kits-2'
expect 4 package build --azure "$vendor/azure-2024-entra.zip" --client zoe -o kits-3
works "for a user of RADIUS or Entra ID: p2sctl package build --azure $vendor" 0 'package build' 'package build -o kits-3'
export P2SCTL_WORKSPACE=$work/corp
expect 0 package build --azure "$vendor/azure-2024-entra.zip" --client alice -o kits-4
works "its users need none: p2sctl package build --azure $vendor" 0 'package build' 'package build -o kits-5'
expect 3 package build --azure "$vendor/azure-2022.zip" --client grace -o kits-6 --pfx-password env:PFX_PASSWORD
expect 0 client renew grace
expect 0 package check kits-6/grace --pfx-password env:PFX_PASSWORD
works 'build a new kit: p2sctl package build' 3 AZURE.zip "$vendor/azure-2022.zip" \
  'client grace' 'client grace -o kits-7 --pfx-password env:PFX_PASSWORD'
expect 3 package build --azure "$vendor/azure-2022.zip" --client alice -o kits-6 --pfx-password env:PFX_PASSWORD
works 'add the root to the gateway: p2sctl root export'
expect 3 package status --all --expiring 2y
works 'renew first: p2sctl client renew'
expect 3 package status --all --expiring 2y
works 'build new kits: p2sctl package build' 3 \
  AZURE.zip "$vendor/azure-2022.zip" --force '--force -o kits-7 --pfx-password env:PFX_PASSWORD'
expect 4 client show zoe
works 'list the clients with: p2sctl client list'

# Roots: one that is used, several that are rotated, an issuing CA, and too many.
make_workspace fleet
expect 0 root create Main --key ec:p256
expect 0 root create Lab --key ec:p256
works 'to change that: p2sctl root default'
expect 0 root default Main
expect 0 client issue alice --key ec:p256
expect 0 root rotate --status
works 'begin with: p2sctl root rotate ROOT' 0 ROOT 'Lab --key ec:p256'
expect 4 root remove Main
works 'step by step: p2sctl root rotate'
expect 2 root rotate --status
works 'name one: p2sctl root rotate'
expect 0 root import Issuing --cert sub.pem --private-key sub.key --chain ca.pem
expect 0 client issue dora --issuer Issuing --key ec:p256
expect 4 root remove Issuing
works 'renew them first: p2sctl client renew' 0 NAME Main
expect 2 root rotate Issuing
works 'move its clients with: p2sctl client renew' 0 NAME Main
expect 4 root remove "$("$P2SCTL" root show Issuing --json | jq -er .root.issuer)"
works 'remove it first: p2sctl root remove' 0 Issuing 'Issuing --yes'
expect 0 client issue zed --key ec:p256
printf 'name\nalice\nZed\n' >spelled.csv
expect 4 client sync spelled.csv --yes
works 'two people: p2sctl client revoke'
printf 'name\nalice\n' >only.csv
expect 0 client sync only.csv --yes
works 'their thumbprints there: p2sctl revocation export'
for i in {5..19}; do expect 0 root create "R$i" --key ec:p256; done
expect 4 root rotate R5
works 'one that nobody uses: p2sctl root remove NAME' 0 NAME 'R19 --yes'
export P2SCTL_WORKSPACE=$work/corp

# The deployed gateway.
expect 0 root create Live --key ec:p256
expect 0 client issue gone here --root Live --key ec:p256
expect 0 client revoke gone --yes
main=$("$P2SCTL" -q root export Live --format azure)
here=$("$P2SCTL" -q --json client show here | jq -er '.. | .thumbprint? // empty' | head -n 1)
cp "$P2S_SOURCE/tests/data/live/arm.json" foreign.json
jq ".properties.vpnClientConfiguration |= (.vpnClientRootCertificates[0].properties.publicCertData = \"$main\"
  | .vpnClientRevokedCertificates[0].properties.thumbprint = \"$here\")" foreign.json >live.json
p2sctl gateway check foreign.json || true
works 'import it with: p2sctl gateway import' 0 LIVE.json foreign.json
expect 2 gateway check live.json --fix
works 'import it first: p2sctl gateway import' 3 LIVE.json live.json imported.toml again.toml
expect 3 gateway check live.json
works 'see the change with: p2sctl gateway diff' 3 LIVE.json live.json
p2sctl gateway check live.json || true
works 'write one with: p2sctl gateway import' 3 imported.toml named.toml
p2sctl gateway check live.json || true
works 'revoke it with: p2sctl client revoke' 0 "$here" "$here --yes"
expect 0 gateway import foreign.json -o third.toml
works 'check it with: p2sctl gateway check' 3
mkdir rootless
printf '[[roots]]\nname = "None"\n' >rootless/p2s.toml
export P2SCTL_WORKSPACE=$work/rootless
expect 4 gateway diff live.json
works 'problems with: p2sctl gateway check' 3
export P2SCTL_WORKSPACE=$work/corp

# Somebody unknown is connected.
printf '[{"vpnConnectionId":"SSTP_1","vpnUserName":"mallory","vpnConnectionTime":"2026-01-01T00:00:00","vpnConnectionDuration":5,"privateIpAddress":"10.99.0.1"}]' >health.json
expect 3 gateway sessions health.json
works 'clients, upload: p2sctl revocation export'

# A store with a damaged certificate, and its backup.
expect 0 store backup backup.db
sqlite3 corp/p2s.db "update clients set certificate = 'rubbish'"
expect 3 gateway check
works 'check the whole store with: p2sctl store check' 3
mv corp/p2s.db damaged.db
works 'restore a backup with: p2sctl store restore' 0 FILE 'backup.db --yes'

# A gateway with errors is written, with a warning.
sed -i 's|^pools = .*|pools = ["10.1.2.0/24"]|' corp/p2s.toml
expect 3 gateway deploy --format az
works 'them with: p2sctl gateway check' 3

# The Azure CLI's commands for single entries lose user groups.
printf '[[groups]]\nname = "staff"\ndefault = true\npriority = 1\nmembers = [{ type = "CertificateGroupId", value = "contoso" }]\n' >>corp/p2s.toml
expect 1 revocation export --format az
works 'script of: p2sctl gateway deploy' 3

# A lab, where one can run.
# shellcheck source=tests/support/has_lab.sh
source "$P2S_SOURCE/tests/support/has_lab.sh"
if has_lab; then
  make_workspace labs
  expect 0 root create P2SRootCert
  expect 0 client issue alice
  azure_package azure-2022 lab.zip
  rm -rf kits
  expect 0 package build --azure lab.zip --client alice --os linux
  trap '"$P2SCTL" -q lab down --lab "$work/lab"; rm -rf "$work"' EXIT
  expect 0 lab up --azure lab.zip --lab "$work/lab"
  works 'test kits with: p2sctl lab test'
fi
