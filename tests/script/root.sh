#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# root: create, list, show, export, import, remove.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh"
make_workspace corp

expect 0 root create Dry --dry-run
expect 0 root list
[[ ! -s out ]] || fail '--dry-run made a root'

expect 0 root create Main --key rsa:2048 --validity 2y
is_equal "$(wc -l <out)" 1
thumbprint=$(cut -c1-40 out)
[[ $thumbprint =~ ^[0-9A-F]{40}$ ]] || fail "no thumbprint: $thumbprint"
expect 4 root create Main --key rsa:2048
expect 2 root create Other --validity 2w
expect 2 root create ''
expect 0 root create Curve --key ec:p256
says "warning: Azure's documentation does not mention ec:p256"

expect 0 root list --json
is_equal "$(json '.roots | length')" 2
is_equal "$(json '.roots[] | select(.default) | .name')" Main
is_equal "$(json '.roots[] | select(.name == "Main") | .thumbprint')" "$thumbprint"
expect 0 root show --json
is_equal "$(json .root.name)" Main
json '.root.has_private_key and .root.clients == 0' >/dev/null

# Every format is the same certificate.
for format in cer pem; do
  expect 0 root export Main --format $format
  grep -q $'\r' out && fail "$format has carriage returns"
  head -1 out | grep -qx -- '-----BEGIN CERTIFICATE-----' || fail "$format does not begin so"
  is_equal "$(openssl x509 -in out -noout -fingerprint -sha1 | tr -d ':' | cut -d= -f2)" "$thumbprint"
done
expect 0 root export Main --format der -o main.der
is_equal "$(openssl x509 -inform DER -in main.der -noout -fingerprint -sha1 | tr -d ':' | cut -d= -f2)" "$thumbprint"
expect 0 root export Main --format azure
is_equal "$(wc -l <out)" 1
base64 -d out | cmp - main.der || fail 'azure is not the certificate'
expect 4 root export Main --format der -o main.der
says '--force'
expect 0 root export Main --format der -o main.der --force
expect 4 root export Nobody

# What openssl makes can be imported, with its key and without.
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -subj /CN=Foreign -days 30 2>/dev/null
openssl pkcs12 -export -in cert.pem -inkey key.pem -out both.pfx -passout pass:pfx-secret
printf 'pfx-secret\n' >pfx-password
expect 0 root import Foreign --cert cert.pem
expect 0 root show Foreign --json
json '.root.has_private_key == false' >/dev/null
expect 4 root import Foreign --cert cert.pem
expect 6 root import Foreign --cert cert.pem --private-key pfx-password
expect 0 root import Foreign --cert cert.pem --private-key key.pem
expect 0 root show Foreign --json
json '.root.has_private_key' >/dev/null
expect 0 root remove Foreign --yes
expect 5 root import Foreign --pfx both.pfx --pfx-password file:passphrase
expect 0 root import Foreign --pfx both.pfx --pfx-password file:pfx-password
openssl rsa -aes256 -in key.pem -out sealed.pem -passout pass:pfx-secret 2>/dev/null
expect 0 root remove Foreign --yes
expect 5 root import Foreign --cert cert.pem --private-key sealed.pem --key-password file:passphrase
expect 0 root import Foreign --cert cert.pem --private-key sealed.pem --key-password file:pfx-password
expect 6 root import Wrong --cert pfx-password
expect 6 root import Wrong --cert main.der --private-key key.pem
says 'does not match'
expect 2 root import Wrong
expect 2 root import Wrong --cert cert.pem --pfx both.pfx

# Nobody to ask, no --yes: nothing is removed.
setsid --wait "$P2SCTL" root remove Foreign >out 2>err && fail 'removed without being asked'
says '--yes'
expect 0 root remove Foreign --dry-run
expect 0 root show Foreign
expect 0 root remove Foreign --yes
expect 4 root show Foreign
expect 4 root remove Foreign --yes
