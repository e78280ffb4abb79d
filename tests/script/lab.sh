#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# p2sctl lab without a lab: privileges, directories, kits, and packages whose text must not become commands. What a lab does
# is tested by interop.lab_command.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/support/has_lab.sh
source "$P2S_SOURCE/tests/support/has_lab.sh"

# Anybody else than root.
if ((EUID == 0)); then
  chmod 755 "$work"
  for verb in up down test 'connect kits/alice'; do
    code=0
    # shellcheck disable=SC2086 # words
    setpriv --reuid=65534 --clear-groups env HOME="$work" "$P2SCTL" lab $verb --lab /run/p2sctl-lab-test >out 2>err || code=$?
    is_equal "$verb $code" "$verb 1"
    says 'a lab needs root privileges'
  done
else
  expect 1 lab up
  says 'a lab needs root privileges'
  exit 0
fi

# Directories.
expect 0 lab down --lab "$work/none"
says 'no lab is in'
expect 0 lab down --lab "$work/none/of/these"
[[ ! -e none ]] || fail 'lab down created a directory'
mkdir full empty && : >full/file
for folder in full empty; do
  expect 0 lab down --lab "$folder"
  says "no lab is in '$work/$folder'"
done
[[ -f full/file && -d empty ]] || fail 'lab down removed what belongs to somebody else'
for verb in up down test 'connect kits/alice'; do
  # shellcheck disable=SC2086 # words
  expect 2 lab $verb --lab ''
  says 'the directory of --lab is empty'
done
mkdir 'a b'
expect 2 lab down --lab 'a b'
says 'is not suitable for a lab'
mkdir open && chmod 777 open
expect 0 lab down --lab open
: >open/.p2sctl-lab
expect 4 lab down --lab open
says 'other users can change'
mkdir fake && : >fake/.p2sctl-lab && printf 'touch %s/evil\n' "$work" >fake/lab.sh
expect 0 lab down --lab fake # with the scripts of the program
[[ ! -e evil ]] || fail 'a foreign script was run'

# Kits.
expect 4 lab test kits --lab "$work/none"
says "cannot read 'kits'"
mkdir kits
expect 4 lab test kits --lab "$work/none"
says "no kit is in 'kits'"
expect 6 lab connect "$P2S_SOURCE/tests/data/vendor/azure-2024.zip" --lab "$work/none"
says 'is not a kit'
make_workspace corp
expect 0 root create P2SRootCert
expect 0 client issue alice --key ec:p256
azure_package azure-2024 azure.zip
expect 0 package build --azure azure.zip --client alice -o kits --os linux
expect 4 lab connect kits/alice --lab "$work/none"
says 'no lab is in'
says "run p2sctl lab up --lab $work/none first"
expect 4 lab connect kits/alice --lab "$work/fake"
says 'no lab is in'
mkdir -m 700 killed && : >killed/.p2sctl-lab && : >killed/hosts # killed while it started
for verb in test 'connect kits/alice'; do
  # shellcheck disable=SC2086 # words
  expect 4 lab $verb --lab "$work/killed"
  says "the lab in '$work/killed' is incomplete"
  says "run p2sctl lab down --lab $work/killed, then p2sctl lab up --lab $work/killed as before"
  [[ -f killed/hosts ]] || fail 'the lab was changed'
done
(
  exec 9<killed
  flock 9
  expect 4 lab connect kits/alice --lab "$work/killed"
  says "another command uses the lab in '$work/killed'"
  says 'wait until it has finished'
)
expect 0 -n lab connect kits/alice
expect 0 -n lab test

# Gateways that a lab does not support.
expect 1 lab up --azure "$P2S_SOURCE/tests/data/vendor/azure-2024-entra.zip" --lab "$work/none"
says 'only Microsoft Entra ID'
expect 4 lab up --lab "$work/none"
says 'the gateway that clients connect to is missing in p2s.toml'

expect 6 lab up --azure kits/alice --lab "$work/none"
says "'kits/alice' is a kit, not a package from Azure"

# hostile FROM TO: the package with other text in all its parts.
hostile() {
  rm -rf hostile && mkdir hostile
  (cd hostile && unzip -qq ../azure.zip 2>/dev/null || (($? <= 1)))
  grep -rlF "$1" hostile | while IFS= read -r file; do
    FROM=$1 TO=$2 python3 - "$file" <<'PY'
import os, sys
path = sys.argv[1]
data = open(path, "rb").read()
open(path, "wb").write(data.replace(os.environ["FROM"].encode(), os.environ["TO"].encode()))
PY
  done
}
gateway=azuregateway-66666666-7777-8888-9999-aaaaaaaaaaaa-1f2e3d4c5b6a.vpn.azure.com
has_lab || exit 0
trap '"$P2SCTL" -q lab down --lab "$work/none"; rm -rf "$work"' EXIT
# shellcheck disable=SC2016 # literal
for text in '$(touch evil).example' "a';touch evil;'.example" 'a`touch evil`.example'; do
  hostile "$gateway" "$text"
  code=0
  p2sctl lab up --azure hostile --lab "$work/none" || code=$?
  ((code != 0)) || fail "a lab for '$text' was started"
  [[ ! -e none && ! -e evil ]] || fail "'$text' left something"
done
expect 0 -n lab up --azure azure.zip --lab "$work/none"
[[ ! -e none ]] || fail '--dry-run created a directory'
says 'would start this lab'
hostile "$gateway" "$gateway" # unchanged
sed -i 's#10.21.0.0/16,##' hostile/Generic/VpnSettings.xml
expect 0 -n lab up --azure hostile --lab "$work/none"
says 'warning: PKG-064: '
expect 0 --json -n lab up --azure hostile --lab "$work/none"
is_equal "$(json '[.lab.findings[].rule] | join(" ")')" PKG-064
