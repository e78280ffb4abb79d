#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway policies: the tables, and a custom policy checked and translated.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/policies.json" <out ||
    fail "does not fit schema/policies.json"
}

# Without a workspace: the tables.
expect 0 gateway policies
prints 'aes256gcm16-prfsha384-ecp384'
prints 'proposals = aes256gcm16-prfsha384-ecp384, aes256gcm16-prfsha256-modp2048, aes256-sha256-prfsha256-modp2048'
prints 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'
expect 0 --json gateway policies
fits
is_equal "$(json '.ike | length') $(json '.ipsec | length') $(json '[.tls[] | select(.offered)] | length')" '17 11 6'
is_equal "$(json '.policies | length')" 0
is_equal "$(json '.client.esp_proposals | join(" ")')" 'aes256gcm16 aes256-sha256'

# A typed policy.
policy=(--ike-encryption AES256 --ike-integrity SHA384 --dh-group DHGroup14 --ipsec-encryption GCMAES128
  --ipsec-integrity GCMAES128 --pfs-group PFSMM --sa-lifetime-seconds 27000 --sa-data-size-kilobytes 102400000)
expect 0 --json gateway policies "${policy[@]}"
fits
is_equal "$(json '.client.proposals[0]')" aes256-sha384-prfsha384-modp2048
is_equal "$(json '.client.esp_proposals[0]')" aes128gcm16-modp2048
is_equal "$(json '.client.rekey_time') $(json '.client.rekey_bytes')" '24300 104857600000'
expect 0 gateway policies "${policy[@]}"
prints 'rekey_time = 24300s'
prints 'warning POL-016'
# What is not typed is the strongest that fits.
expect 0 --json gateway policies --dh-group DHGroup14 --pfs-group PFS14
is_equal "$(json '.client.proposals[0] + " " + .client.esp_proposals[0]')" \
  'aes256gcm16-prfsha384-modp2048 aes256gcm16-modp2048'
expect 0 --json gateway policies --ipsec-encryption AES128
is_equal "$(json '.client.esp_proposals[0]')" aes128-sha256-ecp384

expect 3 --json gateway policies --ike-encryption DES
fits
is_equal "$(json '[.findings[] | select(.subject == "ipsec.ike_encryption") | .rule] | join(" ")')" 'POL-017'
expect 3 gateway policies --ike-encryption DES
prints 'no matching IKE proposal'
expect 2 gateway policies --sa-lifetime-seconds soon
expect 2 gateway policies --ike-encryption

# The policy of p2s.toml, of the workspace or of a file; options replace single values of it.
make_workspace corp
cat >>corp/p2s.toml <<'END'
[ipsec]
ike_encryption = "GCMAES256"
ike_integrity = "SHA384"
dh_group = "ECP384"
ipsec_encryption = "GCMAES256"
ipsec_integrity = "GCMAES256"
pfs_group = "ECP384"
sa_lifetime_seconds = 27000
sa_data_size_kilobytes = 102400000
END
expect 0 --json gateway policies
fits
is_equal "$(json '.client.proposals[0]')" aes256gcm16-prfsha384-ecp384
expect 0 --json gateway policies --dh-group DHGroup14 --pfs-group PFSMM
is_equal "$(json '.client.proposals[0] + " " + .client.esp_proposals[0]')" \
  'aes256gcm16-prfsha384-modp2048 aes256gcm16-modp2048'
expect 3 gateway policies --pfs-group PFS2048
prints 'set pfs_group = "PFS14"'
unset P2SCTL_WORKSPACE
expect 0 --json gateway policies corp/p2s.toml
is_equal "$(json '.policies | length')" 1
expect 4 gateway policies missing.toml
