# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# The IKEv2 gateway of the lab with the policies that Azure publishes. Sourced after lab.sh and pki.sh.
ike_rows=(aes256-sha256-prfsha256-modp1024) # for stock Windows
esp_rows=(aes256gcm16 aes256-sha256 aes256-sha1)
for row_group in modp2048s256 modp2048 ecp384 ecp256; do
  for row_base in aes256gcm16-prfsha384 aes256gcm16-prfsha256 aes256-sha384-prfsha384 aes256-sha256-prfsha256; do
    ike_rows+=("$row_base-$row_group")
  done
  esp_rows+=("aes256gcm16-$row_group" "aes256-sha256-$row_group")
done
# shellcheck source=templates/lab/ikev2_gateway.sh
source "$lab_scripts/ikev2_gateway.sh"
