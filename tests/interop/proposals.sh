#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# strongSwan's daemon loads every proposal that p2sctl prints and every token of a custom policy. The charon runs in its own
# namespaces with its files in the test's folder.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

if ! unshare -nm true 2>/dev/null; then
  echo 'skipped: no right to make namespaces'
  exit 77
fi

cat >strongswan.conf <<END
charon {
  load_modular = yes
  plugins {
    include /etc/strongswan.d/charon/*.conf
    vici {
      socket = unix://$work/vici
    }
  }
  filelog {
    log {
      path = $work/charon.log
      flush_line = yes
      default = 1
    }
  }
}
END

# connection NUMBER IKE ESP [REKEY_TIME REKEY_BYTES]: one connection for swanctl.conf.
connection() {
  cat <<END
connections {
  c$1 {
    version = 2
    remote_addrs = 198.18.0.1
    proposals = $2
    local {
      auth = psk
    }
    remote {
      auth = psk
    }
    children {
      net {
        esp_proposals = $3
        ${4:+rekey_time = $4}
        ${5:+rekey_bytes = $5}
      }
    }
  }
}
END
}

expect 0 --json gateway policies
mapfile -t ike < <(json '.ike[].proposal')
mapfile -t esp < <(json '.ipsec[].proposal')
is_equal "${#ike[@]} ${#esp[@]}" '17 11'
number=0
for proposal in "${ike[@]}"; do
  connection $((number += 1)) "$proposal" "${esp[number % 11]}"
done >swanctl.conf
connection $((number += 1)) "$(json '.client.proposals | join(", ")')" "$(json '.client.esp_proposals | join(", ")')" \
  >>swanctl.conf

# Each value with a token once, with valid other values.
base=(--ike-encryption AES256 --ike-integrity SHA256 --dh-group DHGroup14 --ipsec-encryption AES256
  --ipsec-integrity SHA256 --pfs-group PFS14 --sa-lifetime-seconds 300 --sa-data-size-kilobytes 2147483647)
# Each option can be given once.
without() {
  local i
  for ((i = 0; i < ${#base[@]}; i += 2)); do
    [[ " $* " == *" ${base[i]} "* ]] || printf '%s\n' "${base[@]:i:2}"
  done
}
values=0
while read -r field value; do
  changed=("--${field//_/-}" "$value")
  if [[ $field == ipsec_encryption && $value == GCM* ]]; then changed+=(--ipsec-integrity "$value"); fi
  mapfile -t rest < <(without "${changed[@]}")
  p2sctl --json gateway policies "${rest[@]}" "${changed[@]}" || (($? == 3)) || fail "$field = $value"
  connection $((number += 1)) "$(json '.client.proposals[0]')" "$(json '.client.esp_proposals[0]')" \
    "$(json '.client.rekey_time')s" "$(json '.client.rekey_bytes')" >>swanctl.conf
  values=$((values + 1))
done < <(json '.values[] | select(.token != "" or .value == "PFSMM" or (.field == "pfs_group" and .value == "None"))
  | .field + " " + .value')
((values >= 30)) || fail "only $values values have a token"

# load FILE: output and exit status of swanctl.
cat >load.sh <<'END'
mount -t tmpfs none /run
/usr/lib/ipsec/charon 2>charon.err &
daemon=$!
trap 'kill "$daemon"; wait "$daemon"' EXIT
for ((i = 0; i < 100; ++i)); do
  ! swanctl --stats --uri "unix://$PWD/vici" >stats 2>&1 || break
  sleep 0.1
done
swanctl --load-conns --uri "unix://$PWD/vici" --file "$1"
code=$?
swanctl --list-conns --raw --uri "unix://$PWD/vici" >connections
exit "$code"
END
load() {
  STRONGSWAN_CONF=$work/strongswan.conf timeout --kill-after=5 30 \
    unshare -nm --propagation private --pid --fork --kill-child bash load.sh "$1" >loaded 2>&1
}

load swanctl.conf || fail "strongSwan refuses: $(grep -v '^loaded connection' loaded; cat charon.log)"
grep -q "successfully loaded $number connections" loaded || fail "$(cat loaded)"
if grep -q 'not recognized\|not supported\|skipped' charon.log; then fail "$(cat charon.log)"; fi

# The check can fail.
connection 1 aes256gcm16-prfsha385-ecp384 aes256gcm16 >wrong.conf
if load wrong.conf; then fail 'strongSwan loads a proposal that is none'; fi
grep -q 'invalid value for: proposals' loaded || fail "$(cat loaded)"

confirmed linux strongSwan 'gateway policies' 'every proposal, and every token of a custom policy, is loaded by its daemon'
