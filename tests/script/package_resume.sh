#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# package build --resume: a build that was stopped goes on where it was; what is damaged is built again.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

data=$P2S_SOURCE/tests/data/vendor
clients=30
make_workspace corp
expect 0 root create Root --key ec:p256
names=()
for ((i = 10; i < 10 + clients; ++i)); do names+=("user-$i"); done
expect 0 client issue "${names[@]}" --key ec:p256

# resume ARGUMENT…: the findings of the sample may make it 3.
resume() {
  local code=0
  p2sctl package build --azure "$data/azure-2024.zip" --all -o kits --resume "$@" || code=$?
  ((code == 0 || code == 3)) || fail "package build --resume $*: $code"
}
# state: every file with its content's digest and its time of change.
state() { find kits/"$1" kits-passwords/"$1".txt -type f -printf '%p %T@ ' -exec sha256sum {} + | sort; }
counts() { says "$1 built, $2 kept"; }

# Ctrl-C in the middle. Many rounds make each PFX slow enough to be in time.
env --default-signal=INT "$P2SCTL" package build --azure "$data/azure-2024.zip" --all -o kits --jobs 1 \
  --pfx-iterations 200000 >bulk.out 2>bulk.err &
pid=$!
for ((i = 0; i < 3000; ++i)); do
  [[ -s bulk.out ]] && break
  sleep 0.01
done
kill -INT "$pid" || fail 'it ended before the signal came'
code=0
wait "$pid" || code=$?
is_equal "$code" 130
grep -qF -e '--resume' bulk.err || fail 'stderr does not say how to go on'
first=$(wc -l <bulk.out)
((first > 0 && first < clients)) || fail "$first kits are not a part of the work"
done_first=$(head -n 1 bulk.out)
before=$(state "${done_first#kits/}")

resume --pfx-iterations 200000
is_equal "$(wc -l <out)" "$clients"
kept=$(sed -n 's/.* built, \([0-9]*\) kept.*/\1/p' err)
((kept >= first && kept < clients)) || fail "$kept kits were kept, $first were done"
is_equal "$(state "${done_first#kits/}")" "$before"
is_equal "$(find kits -name SHA256SUMS | wc -l)" "$clients"
(cd kits && for kit in *; do (cd "$kit" && sha256sum --quiet -c SHA256SUMS); done) || fail 'a kit is not whole'

resume --pfx-iterations 200000
counts '0 kits' "$clients"

# Other inputs: nothing stays. From here on quick ones.
resume
says "$clients kits built"
resume --json
is_equal "$(json '[.kits[] | select(.kept)] | length')" "$clients"

# Each damage rebuilds one kit; the others stay.
others=$(state user-20)
echo '# mine' >>kits/user-10/linux/openvpn/vnet-corp.ovpn
rm kits-passwords/user-13.txt
cp kits-passwords/user-15.txt kits-passwords/user-14.txt
rm -r kits/user-16
expect 0 client renew user-17
resume
counts '5 kits' "$((clients - 5))"
is_equal "$(state user-20)" "$others"
for user in 10 13 14 17; do
  pfx=kits/user-$user/certificate/user-$user.pfx
  openssl pkcs12 -in "$pfx" -passin "file:kits-passwords/user-$user.txt" -noout 2>/dev/null || fail "user-$user"
done

# Another package, fewer systems: each is another kit.
resume --os linux
says "$clients kits built"
p2sctl package build --azure "$data/azure-2022.zip" --all -o kits --os linux --resume || (($? == 3))
says "$clients kits built"

# Zips too.
p2sctl package build --azure "$data/azure-2024.zip" --all -o zips --zip --os linux || (($? == 3))
printf 'x' | dd of=zips/user-10.zip bs=1 seek="$(($(stat -c %s zips/user-10.zip) / 2))" conv=notrunc 2>/dev/null
p2sctl package build --azure "$data/azure-2024.zip" --all -o zips --zip --os linux --resume || (($? == 3))
counts '1 kit' "$((clients - 1))"

# Without --resume what exists is a conflict, as ever.
expect 4 package build --azure "$data/azure-2024.zip" --all -o kits
expect 2 package build --azure "$data/azure-2024.zip" --all -o kits --resume --force
expect 0 store check
