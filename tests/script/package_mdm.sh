#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# package build --mdm: one set of files for all users, whole or not at all.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

data=$P2S_SOURCE/tests/data/vendor
azure=$data/azure-2024.zip
scep=https://scep.corp.example/certsrv/mscep

# No store is needed: nothing in the files is personal.
expect 0 package build --azure "$azure" --mdm set --scep-url "$scep"
is_equal "$(cat out)" set
says "9 files written; begin with 'set/README.md'"
says 'left out: Linux: '
is_equal "$(cd set && find . -type f | sort | tr '\n' ' ')" "./README.md ./SHA256SUMS ./android/strongswan.json \
./certificate/server-root-1.cer ./ios/vnet-corp.mobileconfig ./macos/vnet-corp.mobileconfig \
./windows/azure-vpn-client-certificate.xml ./windows/ikev2-certificate.xml ./windows/ikev2-device.xml "
(cd set && sha256sum --quiet -c SHA256SUMS) || fail 'wrong checksums'
is_equal "$(find set -perm /077)" ''
# shellcheck disable=SC2016
grep -qF '`./Device/Vendor/MSFT/VPNv2/vnet-corp%20device/ProfileXML`' set/README.md || fail 'no OMA-URI'
! grep -rqF '{{' set || fail 'a placeholder'
(($(awk '{ print length }' set/README.md | sort -n | tail -n 1) <= 130)) || fail 'long lines in README.md'

# The same input gives the same bytes.
expect 0 package build --azure "$azure" --mdm again --scep-url "$scep"
diff -r set again || fail 'not the same'

# package check reads each profile of a set, and finds another gateway in any.
expect 0 --json package check set --azure "$azure"
is_equal "$(json '[.unread[].file] | length')" 0
is_equal "$(json '.findings | length')" 0
while IFS= read -r file; do
  rm -rf changed && cp -a again changed && sed -i 's/azuregateway-66666666/azuregateway-99999999/' "changed/$file"
  expect 3 --json package check changed
  jq -e --arg file "$file" 'any(.findings[]; .rule == "KIT-058")' out >/dev/null || fail "the wrong server of $file"
  expect 3 --json package check changed --azure "$azure"
  jq -e --arg file "$file" 'any(.findings[]; .rule == "KIT-064" and .subject == $file)' out >/dev/null || fail "another gateway in $file"
done < <(cd again && find . -name '*.xml' -o -name '*.mobileconfig' -o -name '*.json' | sed 's|^\./||' | sort)

# Existing files are replaced only with --force, and only those of such a set.
expect 4 package build --azure "$azure" --mdm set
says "'set' already exists"
expect 0 package build --azure "$azure" --mdm set --force
[[ ! -e set/macos ]] || fail 'a file of the older set is left'
says 'left out: built-in client of macOS: it requests its certificate from a SCEP server, and none was given (--scep-url)'
echo mine >set/windows/notes.txt
expect 4 package build --azure "$azure" --mdm set --force
says 'set/windows/notes.txt'
is_equal "$(cat set/windows/notes.txt)" mine
mkdir own && echo mine >own/README.md
expect 4 package build --azure "$azure" --mdm own --force
is_equal "$(cat own/README.md)" mine

# A dry run writes nothing.
expect 0 package build --azure "$azure" --mdm dry -n
says "would write 'dry/windows/ikev2-device.xml'"
[[ ! -e dry ]] || fail 'a dry run writes'

# The challenge is a secret: it is neither an argument nor in a message.
echo 'tIger-91' >challenge
expect 0 package build --azure "$azure" --mdm secret --scep-url "$scep" --scep-challenge file:challenge
grep -qF '<key>Challenge</key><string>tIger-91</string>' secret/ios/vnet-corp.mobileconfig || fail 'no challenge'
! grep -F tIger-91 out err || fail 'a secret is shown'
expect 2 package build --azure "$azure" --mdm usage --scep-url scep.corp.example
expect 2 package build --azure "$azure" --mdm usage --client alice
expect 4 package build --azure "$azure" --mdm usage --sign-cert missing.pem
expect 2 package build --azure "$azure" --scep-url "$scep" --client alice

# The user's name is what the MDM replaces.
expect 0 package build --azure "$azure" --mdm named --scep-url "$scep" --mdm-user '{{username}}' --os ios
is_equal "$(grep -cF '<string>{{username}}</string>' named/ios/vnet-corp.mobileconfig)" 2
is_equal "$(ls named)" "$(printf '%s\n' README.md SHA256SUMS certificate ios)"

# Only what the gateway supports, and why not the rest.
expect 0 --json package build --azure "$data/azure-2024-entra.zip" --mdm entra
is_equal "$(json '.mdm.nodes[0].oma_uri')" ./User/Vendor/MSFT/VPNv2/vnet-corp/ProfileXML
is_equal "$(json '.mdm.left_out[] | select(.what == "strongSwan app for Android") | .reason')" 'the gateway does not offer IKEv2'
is_equal "$(ls entra/windows entra/macos | tr '\n' ' ')" 'entra/macos: azurevpnconfig.xml  entra/windows: azure-vpn-client-entra.xml '
expect 3 package build --azure "$data/azure-2022.zip" --os android --mdm none
says KIT-080
[[ ! -e none ]] || fail 'a set without a profile'
expect 0 package inspect again/windows/azure-vpn-client-certificate.xml
