#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Profiles of the Azure VPN Client, which runs on Windows and macOS only: their structure by RELAX NG, and their content
# compared with openssl and the package.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/sample_spec.sh
source "$P2S_SOURCE/tests/interop/lab/sample_spec.sh"

grammar=$P2S_SOURCE/tests/interop/azure/AzVpnProfile.rng
(umask 077 && printf 'kaffee-Tasse_7\n' >password)
make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert -o root.cer
# shellcheck disable=SC2016
expect 0 client issue alice "O'Brien \"R&D\" <x> \$(id) %n"
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null

fits() { xmllint --nonet --noout --relaxng "$grammar" "$1" 2>log; }
# text FILE PATH: text of the element, by local names.
text() { xmllint --nonet --xpath "string(//*[local-name()='AzVpnProfile']$(sed -E 's#/([A-Za-z]+)#/*[local-name()="\1"]#g' <<<"$2"))" "$1"; }
sha1() { openssl x509 -in "$1" -noout -fingerprint -sha1 | sed 's/.*=//; s/://g'; }

for form in 2022 2024 spec; do
  from=(--azure "azure-$form.zip")
  if [[ $form == spec ]]; then
    sample_spec azure-2024.zip
    from=()
  fi
  expect 0 package build "${from[@]}" --all --os windows,macos -o "kits-$form" --pfx-password file:password
  profiles=0
  while IFS= read -r profile; do
    fits "$profile" || fail "$profile: $(cat log)"
    kit=$(cut -d/ -f1-2 <<<"$profile")
    certificate=$(find "$kit/windows/openvpn" -name '*.ovpn')
    sed -n '/<cert>/,/<\/cert>/p' "$certificate" | sed '1d;/END/q' >leaf.pem
    is_equal "$(text "$profile" /clientauth/cert/hash)" "$(sha1 leaf.pem | tr A-F a-f)"
    is_equal "$(text "$profile" /clientauth/cert/issuer)" "$(sha1 root.cer | tr A-F a-f)"
    is_equal "$(text "$profile" /serverlist/ServerEntry/fqdn)" "$(sed -n 's/^remote \([^ ]*\) .*/\1/p' "$certificate")"
    openssl x509 -inform DER -in "$kit/certificate/server-root-1.cer" -out server-root.pem
    is_equal "$(text "$profile" /servervalidation/cert/hash)$(text "$profile" /servervalidation/Cert/hash)" "$(sha1 server-root.pem)"
    is_equal "$(text "$profile" /servervalidation/serversecret)" \
      "$(sed -n '/<tls-auth>/,/<\/tls-auth>/p' "$certificate" | grep -E '^[0-9a-f]+$' | tr -d '\n')"
    profiles=$((profiles + 1))
  done < <(find "kits-$form" -name 'azurevpnconfig*.xml' | sort)
  ((profiles >= 2)) || fail "only $profiles profiles of $form"
  for system in windows macos; do
    [[ -z $(find kits-"$form"/*/$system -name 'azurevpnconfig*.xml') ]] ||
      confirmed "$system" azure-vpn-client "$(source_of "$form")" 'validated by xmllint; hashes, gateway and tls-auth key compared with openssl and OpenVPN'
  done
done

# Entra ID, and kit settings: DNS, excluded routes, forced tunnel.
cat >>corp/p2s.toml <<'TOML'
[kit]
forced_tunnel = true
exclude_routes = ["203.0.113.0/24"]
TOML
sed -i 's/^authentication = .*/authentication = ["entra"]/; s/^tunnels = .*/tunnels = ["openvpn"]/' corp/p2s.toml
sed -i '/^\[server\]/a dns_suffixes = ["corp.example"]' corp/p2s.toml
cat >>corp/p2s.toml <<'TOML'

[vnet]
dns_servers = ["10.20.0.4"]

[entra]
tenant = "https://login.microsoftonline.com/00000000-1111-2222-3333-444444444444/"
audience = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8"
issuer = "https://sts.windows.net/00000000-1111-2222-3333-444444444444/"
application_id = "41b23e61-6c1e-4545-b367-cd054e0ed4b4"
cache_sign_in = false
device_sso = true
disable_sso = false
group_token = true
TOML
expect 0 package build --user rita --os windows,macos -o kits-entra
for system in windows macos; do
  profile=$(find kits-entra/rita/$system -name 'azurevpnconfig*.xml')
  fits "$profile" || fail "$profile: $(cat log)"
  is_equal "$(text "$profile" /clientauth/aad/audience) $(text "$profile" /clientauth/type)" 'c632b3df-fb67-4d84-bdcf-b95ad541b5c8 aad'
  is_equal "$(text "$profile" /clientauth/aad/applicationid)" 41b23e61-6c1e-4545-b367-cd054e0ed4b4
  is_equal "$(text "$profile" /clientauth/aad/cachesigninuser) $(text "$profile" /clientauth/aad/enablegrouptoken)" 'false true'
  is_equal "$(text "$profile" /clientconfig/dnsservers/dnsserver) $(text "$profile" /clientconfig/dnssuffixes/dnssuffix)" '10.20.0.4 .corp.example'
  is_equal "$(text "$profile" /clientconfig/excluderoutes/route/destination)" 203.0.113.0
  confirmed "$system" azure-vpn-client p2s.toml 'Entra ID: validated by xmllint'
done
# All clients for Windows support two halves; those for macOS only the whole.
routes() { xmllint --nonet --xpath "//*[local-name()='includeroutes']//*[local-name()='destination' or local-name()='mask']/text()" "$1" | paste -sd' '; }
is_equal "$(routes "$profile")" '0.0.0.0 0'
profile=$(find kits-entra/rita/windows -name 'azurevpnconfig*.xml')
is_equal "$(routes "$profile")" '0.0.0.0 1 128.0.0.0 1'
is_equal "$(text "$profile" /clientauth/aad/enabledevicesso) $(text "$profile" /clientauth/aad/disableSso)" 'true false'

# The grammar rejects what the client would misread.
# refuses FILE FROM TO
refuses() {
  "${P2S_PYTHON:-python3}" -c 'import sys; t = open(sys.argv[1]).read(); assert sys.argv[2] in t; print(t.replace(*sys.argv[2:4], 1))' \
    "$@" >changed.xml
  xmllint --nonet --noout changed.xml || fail 'the change is not even XML'
  ! fits changed.xml || fail "the grammar takes '$3' for '$2'"
}
refuses "$profile" '<dnssuffixes>' '<dnsservers><dnsserver>10.0.0.1</dnsserver></dnsservers><dnssuffixes>'
refuses "$profile" '<mask>24<' '<mask>255.255.255.0<'
refuses "$profile" '<enabledevicesso>true<' '<enabledevicesso>yes<'
refuses "$profile" '<type>aad<' '<type>cert<'
refuses "$profile" '</clientconfig>' '</clientconfig><clientconfig/>'
profile=$(find kits-spec/alice/windows -name 'azurevpnconfig*.xml')
refuses "$profile" '<serversecret>' '<serversecret>0'
refuses "$profile" '<type>cert</type>' '<type>aad</type>'
refuses "$profile" '<fqdn>' '<fqdn>https://'
