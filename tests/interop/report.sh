#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The page of `report` in Chromium: self-contained, readable on a phone, accessible, printable; its table of clients sorts and
# filters, also with 10,000 clients.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

# shellcheck source=tests/interop/browser/browser.sh
source "$P2S_SOURCE/tests/interop/browser/browser.sh"

make_workspace corp
cat >corp/p2s.toml <<'TOML'
[gateway]
name = "VNet1GW"
sku = "VpnGw2AZ"
generation = 2
tunnels = ["ikev2", "sstp"]
authentication = ["certificate"]
pools = ["172.16.72.0/21", "10.1.200.0/24"]
custom_routes = ["10.50.0.0/16"]

[vnet]
prefixes = ["10.1.0.0/16", "172.16.0.0/19"]
gateway_subnet = "10.1.255.0/27"
peered = ["172.16.64.0/20"]

[on_premises]
prefixes = ["192.168.0.0/16"]

[rules]
POOL-020 = "known, accepted by the network team"
TOML
expect 0 root create P2SRootCert --key ec:p256
expect 0 client issue alice bob carol 'O'\''Brien "R&D" </script><b>' --key ec:p256
expect 0 client issue soon --key ec:p256 --validity 20d
expect 0 client renew alice --key ec:p256 --validity 400d
expect 0 client revoke bob --yes
expect 0 report -o small.html
look report small.html small 5 || fail "Chromium: $(cat complaints)"

# 10,000 clients, which expire on many days.
sqlite3 corp/p2s.db "with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
  insert into clients (name, thumbprint, serial, subject, issuer_id, key_type, not_before, not_after, certificate, sealed_key, revoked_at, revocation_reason)
  select printf('user-%05d', i * 7919 % 10007), printf('%040X', i * 7919), printf('%08X', i), subject, issuer_id, key_type,
    not_before - 60 * 86400, not_before + (i * 31 % 400 - 59) * 86400, certificate, sealed_key,
    case when i % 50 = 0 then not_before + 1 end, case when i % 50 = 0 then 'superseded' else '' end
  from n, clients where clients.name = 'carol'"
begin=$(date +%s%N)
expect 0 report -o large.html
echo "10,000 clients: $(($(stat -c %s large.html) / 1024)) KiB in $((($(date +%s%N) - begin) / 1000000)) ms"
look report large.html large 10000 || fail "Chromium: $(cat complaints)"
cat complaints

# The checks can fail: each fault of a page with all of them is found.
cp small.html broken.html
# broken SED: adds a fault to the page; it must change the page.
broken() {
  cp broken.html before.html
  sed -i "$1" broken.html
  ! cmp -s before.html broken.html || fail "no fault: $1"
}
broken 's#</h1>#</h1><img src="http://127.0.0.1:9/logo.png">#'
broken 's#--soft: \#4d5a6a#--soft: \#c8cdd3#'
broken 's#--soft: \#aab6c5#--soft: \#3a424c#'
broken 's#</h1>#</h1><pre>'"$(printf 'x%.0s' {1..400})"'</pre>#'
broken 's#href="\#map"#href="\#mpa"#'
broken 's#</h1>#</h1><script>nothing()</script>#'
if look report broken.html broken 6; then fail 'a broken page has no faults'; fi
for words in 'console: .*127' 'image-alt' 'light: color-contrast' 'dark: color-contrast' 'phone: [0-9]* pixels wide' \
  'link to nothing: #mpa' 'console: .*Content Security Policy' '5 clients, not 6'; do
  grep -q "$words" complaints || fail "not found, '$words': $(cat complaints)"
done

# A page whose script does not sort or print everything.
sed 's#sorted.step \* (#(#; s#beforeprint#beforeprints#; s#perPage = 100#perPage = 2#' small.html >broken.html
hash=$(sed -n '/^<script>$/,/^<\/script>$/p' broken.html | sed '1d;$d' | { printf '\n' && cat; } | openssl dgst -sha256 -binary | base64)
sed -i "s#sha256-[A-Za-z0-9+/=]*#sha256-$hash#" broken.html
if look report broken.html broken 5; then fail 'a broken script has no faults'; fi
for words in 'sorted in reverse' 'printed rows'; do
  grep -q "$words" complaints || fail "not found, '$words': $(cat complaints)"
done
