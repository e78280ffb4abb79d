#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# install.sh of a kit on a disk that is full: files that it shares with others stay whole.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

make_rooted ws
expect 0 client issue alice --key ec:p256 --os linux --software strongswan
expect 3 package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2024.zip" --client alice -o kits
install=kits/alice/linux/install.sh
export DESTDIR=$work/root
mkdir -p root/etc
for i in {1..200}; do echo ": PSK \"somebody else's secret number $i, long enough to fill blocks\""; done >root/etc/ipsec.secrets
chmod 640 root/etc/ipsec.secrets
cp root/etc/ipsec.secrets before

# Adding a line fails: nothing is lost.
(ulimit -f 4 && sh "$install" strongswan --form ipsec) >said 2>&1 && fail 'a full disk was not noticed'
grep -qF 'it was not changed' said || fail "$(cat said)"
cmp before root/etc/ipsec.secrets

sh "$install" strongswan --form ipsec >said
is_equal "$(mode_of root/etc/ipsec.secrets)" 640
is_equal "$(wc -l <root/etc/ipsec.secrets)" 201
cp root/etc/ipsec.secrets installed
(ulimit -f 4 && sh "$install" --uninstall) >said 2>&1 && fail 'a full disk was not noticed'
cmp installed root/etc/ipsec.secrets
[[ -z $(find root -name '*.new') ]] || fail 'an unfinished file stays'

sh "$install" --uninstall >said
cmp before root/etc/ipsec.secrets
is_equal "$(mode_of root/etc/ipsec.secrets)" 640
