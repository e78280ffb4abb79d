#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Each row of the IKE and ESP policies that Azure publishes, offered alone: negotiated, transports a ping, and another one
# after rekeying, which uses the PFS group for the first time.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/lab.sh
source "$P2S_SOURCE/tests/interop/lab/lab.sh"
# shellcheck source=tests/interop/lab/pki.sh
source "$P2S_SOURCE/tests/interop/lab/pki.sh"
# shellcheck source=tests/interop/lab/ikev2_gateway.sh
source "$P2S_SOURCE/tests/interop/lab/ikev2_gateway.sh"
# shellcheck source=tests/interop/lab/ikev2_client.sh
source "$P2S_SOURCE/tests/interop/lab/ikev2_client.sh"
lab_needs swanctl /usr/lib/ipsec/charon openssl

# p2sctl prints the policies of the lab gateway.
expect 0 --json gateway policies
is_equal "$(json '.ike[].proposal' | sort)" "$(printf '%s\n' "${ike_rows[@]}" | sort)"
is_equal "$(json '.ipsec[].proposal' | sort)" "$(printf '%s\n' "${esp_rows[@]}" | sort)"

make_server_pki
make_clients
revoke bob
swanctl_client client-swanctl alice
for i in "${!ike_rows[@]}"; do
  connection "row$i" $'auth = pubkey\n certs = alice.pem' "id = $gateway_fqdn" "${ike_rows[i]}" \
    "${esp_rows[i % ${#esp_rows[@]}]}"
done >client-swanctl/conf.d/rows.conf

# spelled PROPOSAL: as in the log of strongSwan: AES_GCM_16_256/PRF_HMAC_SHA2_384/ECP_384.
spelled() {
  sed -E 's/aes256gcm16/AES_GCM_16_256/; s/aes256/AES_CBC_256/; s/-sha(256|384)/-HMAC_SHA2_\1/; s/-sha1/-HMAC_SHA1_96/
    s/prfsha(256|384)/PRF_HMAC_SHA2_\1/; s/modp2048s256/MODP_2048_256/; s/modp([0-9]+)/MODP_\1/; s/ecp([0-9]+)/ECP_\1/
    s|-|/|g; s/HMAC_SHA2_256\b/HMAC_SHA2_256_128/; s/HMAC_SHA2_384\b/HMAC_SHA2_384_192/; s/(PRF_HMAC_SHA2_[0-9]+)_(128|192)/\1/' <<<"$1"
}

lab_up
ikev2_gateway_start server "$gateway_fqdn"
charon_start client "$client_ns" client-swanctl
for i in "${!ike_rows[@]}"; do
  ike=${ike_rows[i]}
  esp=${esp_rows[i % ${#esp_rows[@]}]}
  before=$(wc -l <client.log)
  swanctl_in client --initiate --child "row$i-vnet" --timeout 30 >initiate.out 2>&1 || fail "$ike, $esp: $(tail -n 15 client.log)"
  ikev2_carries
  swanctl_in client --rekey --child "row$i-vnet" >rekey.out 2>&1 || fail "$esp: $(cat rekey.out)"
  rekeyed() { (($(tail -n "+$((before + 1))" client.log | grep -c 'selected proposal: ESP:') == 2)); }
  wait_for 10 "the rekey of $esp" rekeyed
  vnet_answers
  swanctl_in client --terminate --ike "row$i" >terminate.out 2>&1 || fail "$(cat terminate.out)"
  tail -n "+$((before + 1))" client.log >row.log
  grep -qF "selected proposal: IKE:$(spelled "$ike")" row.log || fail "$ike: $(grep 'selected' row.log)"
  # The first exchange negotiates no group, rekeying the one of the row.
  first=${esp%%-modp*}
  first=${first%%-ecp*}
  is_equal "$(grep -o 'selected proposal: ESP:.*' row.log | cut -d : -f 3)" \
    "$(printf '%s/NO_EXT_SEQ\n' "$(spelled "$first")" "$(spelled "$esp")")"
done
confirmed linux strongSwan 'gateway policies' "each of the ${#ike_rows[@]} IKE and ${#esp_rows[@]} ESP rows connected, also after a rekey"
