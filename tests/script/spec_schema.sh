#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The JSON Schema of p2s.toml accepts what the program reads, and nothing else.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

"$P2SCTL" internal docs docs
schema=docs/schema/p2s.toml.json
check=$P2S_SOURCE/tests/support/check_spec_schema.py
"${P2S_PYTHON:-python3}" "$check" "$schema" || fail 'the schema does not hold together'

# agree VERDICT FILE.toml: program and schema both read it (0) or both refuse it (6).
agree() {
  local verdict=$1 code=0
  mkdir -p spec
  cp "$2" spec/p2s.toml
  "${P2S_PYTHON:-python3}" "$check" "$schema" spec/p2s.toml || code=$?
  is_equal "$2, schema: $code" "$2, schema: $verdict"
  code=0
  p2sctl -C spec pool check || code=$?
  ((code == 6)) || code=0
  is_equal "$2, program: $code" "$2, program: $verdict"
}

make_workspace corp
agree 0 corp/p2s.toml
for seed in "$P2S_SOURCE"/tests/fuzz/seeds/spec_fuzz/*.toml; do
  case $seed in
    */wrong_*) agree 6 "$seed" ;;
    *) agree 0 "$seed" ;;
  esac
done
for right in 11-26H2 server-2028 10-1709; do
  printf 'clients.oldest.windows = "%s"\n' "$right" >right.toml
  agree 0 right.toml
done
for wrong in 'gateway = 1' 'gateway.skuu = "VpnGw2AZ"' 'gateway.generation = 3' 'gateway.tunnels = ["pptp"]' \
  'vnet.prefixes = ["10.1.0.0"]' 'vnet.prefixes = "10.1.0.0/16"' 'gateway.since = "yesterday"' \
  'gateway.since = 2026-03-31T10:00:00Z' 'groups = {}' 'entra.cloud = "moon"' 'rules.SKU-020 = true' \
  'clients.by_os.plan9 = 1' 'ipsec = [1]' 'vnet.dns_servers = ["10.1.0.0/24"]' \
  'clients.oldest.windows = "11-2"'; do
  printf '%s\n' "$wrong" >wrong.toml
  agree 6 wrong.toml
done
