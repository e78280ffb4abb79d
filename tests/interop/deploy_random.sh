#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Random pairs of a desired and a deployed gateway: the emitted change, applied by stand-ins of the Azure CLI and of
# Az.Network in the real PowerShell engine, gives the desired state; all else survives; a second run changes nothing.
# P2S_PAIRS=N (default: 60) and P2S_SEED=TEXT choose the pairs.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
here=$P2S_SOURCE/tests/interop/deploy
bash "$P2S_SOURCE/tests/interop/powershell/build.sh" "$P2S_BUILD/powershell"
seed=${P2S_SEED:-p2s}
count=${P2S_PAIRS:-60}
echo "seed: $seed, pairs: $count"

for number in {1..7}; do
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null -outform DER -days 3650 \
    -subj "/CN=Root $number" -out "root$number.cer" 2>err || fail 'no certificate'
done
python3 -B "$here/random_pairs.py" "$seed" "$count" pairs root*.cer
mkdir bin
# Without the site's packages it starts in a third of the time.
printf '#!/bin/sh\nexec /usr/bin/python3 -BES %q "$@"\n' "$here/az" >bin/az
chmod +x bin/az
ln -s /bin/true bin/sleep

# change TOOL FILE: the change of the pair for what a tool printed, on standard output.
change() {
  # shellcheck disable=SC2154 # of settings.sh
  # 3: findings of the check.
  "$P2SCTL" -C . gateway deploy --format "$1" --change "$2" "${prune[@]}" 2>"$1.err" || (($? == 3))
}
# after TOOL FILE: what is still to do after the change.
after() {
  "$P2SCTL" -C . --json gateway diff "$2" >"$1.diff" 2>"$1.diff.err" || (($? == 3))
  change "$1" "$2" >"$1.second"
}

# run_az: the script, and again if it is a whole one.
run_az() {
  [[ -s az.script ]] || return 0
  bash az.script >az.out 2>&1 </dev/null || { cat az.out && return 1; }
  grep -q '^dry_run=' az.script || return 0
  touch whole
  bash az.script >az.again 2>&1 </dev/null || { cat az.again && return 1; }
  grep -q 'nothing to change' az.again || { cat az.again && return 1; }
}

# run_pair FOLDER: the script for the Azure CLI, and that for PowerShell without running it.
run_pair() {
  cd "$1"
  # shellcheck source=/dev/null
  source ./settings.sh
  mkdir stub
  cp gateway.json stub/gateway.json
  # shellcheck disable=SC2154 # of settings.sh
  [[ $hides != true ]] || touch stub/hides_secrets
  export AZ_STUB=$1/stub PATH=$work/bin:$PATH
  change az live.json >az.script
  run_az || { echo "pair $1: the script failed" && touch failed; }
  after az stub/gateway.json
  change powershell powershell.json >powershell.script
}
# run_after FOLDER: what PowerShell did.
run_after() {
  cd "$1"
  # shellcheck source=/dev/null
  source ./settings.sh
  after powershell powershell.after.json
}
export -f change after run_az run_pair run_after
export work
# each FUNCTION: on every pair, in all processors.
each() { printf '%s\0' "$work"/pairs/* | xargs -0 -n 1 -P "$(nproc)" bash -euc "$1 \"\$1\"" "$1" || fail "$1"; }

each run_pair
[[ -z $(find pairs -name failed) ]] || failed=1
python3 -B "$here/random_changes.py" pairs >changes.json
"$P2S_BUILD/powershell/bin/harness" changes changes.json pairs || failed=1
each run_after
python3 -B "$here/random_check.py" pairs || failed=1
((${failed:-0} == 0)) || fail "seed $seed"

# The pairs are of every kind, and some scripts are commands only.
commands=$(grep -lE '^az network' pairs/*/az.script | wc -l)
cmdlets=$(grep -lE '^(Add|Remove)-Az' pairs/*/powershell.script | wc -l)
((count < 60 || (commands >= 5 && cmdlets >= 5 && $(find pairs -name whole | wc -l) >= 15))) || fail "$commands with commands, $cmdlets with cmdlets"
echo "$commands pairs with az commands, $cmdlets with cmdlets, $(find pairs -name whole | wc -l) with a whole script"

for format in az powershell; do
  confirmed any "gateway deploy --format $format --change" p2s.toml 'run for random pairs of gateways: desired state, all else unchanged, nothing left for a second run'
done
