#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# revocation export and root export for the tools of Azure: names and thumbprints as each requires them.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
make_workspace corp
expect 0 root create Main --key rsa:2048
expect 0 --as-of 2026-01-01 client issue 'Zoë (sales)' alice --key ec:p256 --validity 2y
expect 0 client renew alice --key ec:p256
expect 0 client revoke alice
expect 0 client revoke 'Zoë (sales)'
expect 0 revocation export --format text
is_equal "$(wc -l <out)" 3
sort out >thumbprints

# One name for each certificate, valid in Azure, the same in all formats.
expect 0 revocation export --format arm
is_equal "$(json '[.[].properties.thumbprint] | sort | join("\n")')" "$(<thumbprints)"
is_equal "$(json '[.[].name | select(test("^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$"))] | unique_by(ascii_downcase) | length')" 3
json '[.[] | "\(.name) \(.properties.thumbprint)"] | sort | .[]' >names
expect 0 revocation export --format csv
is_equal "$(head -n 1 out)" name,thumbprint,revoked_at,not_after
tail -n +2 out | cut -d, -f1,2 | tr , ' ' | sort | diff names - || fail 'csv has other names'
expect 0 revocation export --format az --resource-group 'rg net'
sed -n "s/^az network vnet-gateway revoked-cert create -g 'rg net' --gateway-name TestGW -n \(.*\) --thumbprint \(.*\)$/\1 \2/p" out | sort |
  diff names - || fail 'az has other names'
bash -n out
expect 0 revocation export --format powershell
sed -n "s/^Add-AzVpnClientRevokedCertificate -VpnClientRevokedCertificateName '\(.*\)' -VirtualNetworkGatewayName 'TestGW' -ResourceGroupName 'RESOURCE_GROUP' -Thumbprint '\(.*\)'$/\1 \2/p" out |
  sort | diff names - || fail 'powershell has other names'
expect 0 revocation export --format terraform
tr '\n' ' ' <out | grep -o 'revoked_certificate {[^}]*}' | sed 's/.*name *= "\(.*\)" *thumbprint = "\(.*\)" .*/\1 \2/' | sort |
  diff names - || fail 'terraform has other names'
expect 0 gateway deploy --format arm
json '.variables.pointToSite.vpnClientConfiguration.vpnClientRevokedCertificates | map("\(.name) \(.properties.thumbprint)") | sort | .[]' >deployed
diff names deployed || fail 'gateway deploy has other names'

# Expired ones are reported, and left out on request; a CRL has them.
expect 0 --as-of 2030-06-01 revocation export --format text
says '3 expired certificates need no entry'
expect 0 --as-of 2030-06-01 revocation export --format text --prune
[[ ! -s out && ! -s err ]] || fail '--prune keeps expired revocations'

# The limit of a gateway.
for i in {1..268}; do echo "user$i"; done >many
sed -i '1i name' many
expect 0 client issue --from many --key ec:p256
expect 0 -q client revoke --from many -y
expect 0 revocation export --format az
says 'warning: 271 revoked certificates; a gateway has at most 300'

# Roots.
expect 0 root export Main --format azure
root=$(<out)
expect 0 root export Main --format az --resource-group rg-net
bash -n out
head -n 1 out >first
bash first
expect 0 root export Main --format der -o main.der
cmp Main.cer main.der || fail 'the command writes another certificate'
expect 0 root export Main --format az --resource-group rg-net
prints 'az network vnet-gateway root-cert create -g rg-net --gateway-name TestGW -n Main --public-cert-data Main.cer'
expect 0 root export Main --format powershell
prints "-PublicCertData '$root'"
expect 0 root export Main --format terraform
prints "public_cert_data = \"$root\""
expect 0 --json root export Main --format terraform
json '.export | .format == "terraform" and (.content | startswith("root_certificate {"))' >/dev/null

# The Azure CLI's commands lose user groups.
printf '[[groups]]\nname = "staff"\ndefault = true\npriority = 1\nmembers = [{ type = "CertificateGroupId", value = "contoso" }]\n' >>corp/p2s.toml
expect 1 revocation export --format az
says 'remove the user groups'
expect 1 root export Main --format az
expect 0 root export Main --format powershell
