#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Certificate files as editors, chats and other programs leave them: every command that reads certificates gives
# the same answer.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace bare
make_workspace corp
expect 0 root create Root --key ec:p256
expect 0 root export Root --format pem -o root.pem
expect 0 thumbprint root.pem
thumbprint=$(cut -d ' ' -f 1 out)
expect 0 client issue alice --key ec:p256
expect 0 client export alice --format pem -o alice.pem

# Read by all: FILE [WARNING].
read_by_all() {
  expect 0 thumbprint "$1"
  is_equal "$(cut -d ' ' -f 1 out)" "$thumbprint"
  [[ -z ${2:-} ]] || says "$2"
  expect 0 inspect "$1"
  prints "$thumbprint"
  [[ -z ${2:-} ]] || prints "$2"
  expect 0 -C bare root import Copy --cert "$1" --dry-run
  [[ -z ${2:-} ]] || says "$2"
}

# Refused by all with exit status 6: FILE MESSAGE.
refused_by_all() {
  local command
  for command in "thumbprint $1" "inspect $1" "root import Copy --cert $1" "client import --cert $1"; do
    # shellcheck disable=SC2086
    expect 6 $command
    says "$2"
  done
}

sed 's/$/\r/' root.pem >crlf.cer
tr '\n' '\r' <root.pem >cr.cer
{ printf '\xEF\xBB\xBF' && cat root.pem; } >bom.cer
iconv -f UTF-8 -t UTF-16LE root.pem >utf16le.cer
iconv -f UTF-8 -t UTF-16BE root.pem >utf16be.cer
tr -d '\n' <root.pem >one-line.cer
for file in crlf cr bom utf16le utf16be one-line; do read_by_all $file.cer; done

base64 root.pem >twice.txt
read_by_all twice.txt 'Base64 of PEM text: encoded twice'
openssl x509 -in root.pem -outform DER | base64 -w 0 | base64 >twice-bare.txt
read_by_all twice-bare.txt 'Base64 of Base64: encoded twice'

sed '3s/^.\{10\}/&\xC2\xA0/' root.pem >nbsp.cer
refused_by_all nbsp.cer 'line 3 contains U+00A0, which is not Base64'
sed '4s/$/\xE2\x80\x8B/' root.pem >zwsp.cer
refused_by_all zwsp.cer 'line 4 contains U+200B, which is not Base64'
grep -v -- ----- nbsp.cer | tr -d '\n' >bare-nbsp.txt
refused_by_all bare-nbsp.txt 'line 1 contains U+00A0'
sed ':a;N;$!ba;s/\n/\\n/g' root.pem >backslash.cer
refused_by_all backslash.cer "line 1 contains '\\', which is not Base64"
says "replace each '\\n' with a line break"
openssl x509 -in root.pem -outform DER | head -c 200 >truncated.cer
refused_by_all truncated.cer 'the certificate is truncated: 200 of'
openssl x509 -in root.pem -outform DER | base64 -w0 | head -c 200 >truncated.txt
refused_by_all truncated.txt 'the certificate is truncated: 150 of'
sed 's/^/> /' root.pem >mail.cer
refused_by_all mail.cer "contains '>', which is not Base64"
says 'the text was quoted or edited'
openssl x509 -in root.pem -outform DER | base64 -w0 | tr '+/' '-_' >url.txt
refused_by_all url.txt 'which is not Base64'
says "replace each '-' by '+' and each '_' by '/'"
sed '1s/^-//' root.pem >four-dashes.cer
refused_by_all four-dashes.cer "line 1 is a damaged BEGIN line: '----BEGIN CERTIFICATE-----'"
says "write it as '-----BEGIN CERTIFICATE-----'"
sed '$d' root.pem >no-end.cer
refused_by_all no-end.cer 'that begins on line 1 has no END line'
sed 4d root.pem >lost-line.cer
refused_by_all lost-line.cer 'lacks 48 of '
says 'a line is missing'
sed '4s/.\{8\}$//' root.pem >short-line.cer
refused_by_all short-line.cer 'line 4 is not complete'

sed '1s/CERTIFICATE/CERTIFCATE/' root.pem >begin.cer
refused_by_all begin.cer "the block 'CERTIFCATE' that begins on line 1 ends as 'CERTIFICATE' on line"
sed '$s/CERTIFICATE/CERTIFCATE/' root.pem >end.cer
refused_by_all end.cer "the block 'CERTIFICATE' that begins on line 1 ends as 'CERTIFCATE' on line"
says 'write both lines with the same label'
tr '[:upper:]' '[:lower:]' <root.pem >lower.cer
refused_by_all lower.cer 'line 1 is a damaged BEGIN line'
{ openssl x509 -in root.pem -outform DER && printf '\r\n'; } >line-end.cer
read_by_all line-end.cer
bare=$(openssl x509 -in root.pem -outform DER | base64 -w0)
printf '"%s"\n' "$bare" >quoted.txt
refused_by_all quoted.txt "line 1 contains '\"', which is not Base64"
printf '<<EOF\n%s\nEOF\n' "$bare" >heredoc.txt
refused_by_all heredoc.txt "line 1 contains '<', which is not Base64"
printf '%s' "${bare%??}" >short.txt
refused_by_all short.txt 'the Base64 text is not complete'

# Files of other kinds are named.
zip -q root.zip root.pem
expect 6 thumbprint root.zip
says 'this is a zip file, not a certificate'
expect 6 root import Copy --cert root.zip
says 'this is a zip file, not a certificate'
printf '<!DOCTYPE html><html><body>Sign in</body></html>\n' >page.cer
refused_by_all page.cer 'this is an HTML page, not a certificate'
printf '\xFE\xED\xFE\xED\0\0\0\2\0\0\0\1' >store.jks
refused_by_all store.jks 'this is a Java keystore, not a certificate'
printf '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1' >old.doc
refused_by_all old.doc 'this is an Office document, not a certificate'

# Clients that cannot be verified: the reason is printed, not "no root".
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout self.key -out self.pem -days 30 \
  -subj /CN=self -addext keyUsage=digitalSignature -addext extendedKeyUsage=clientAuth \
  -addext basicConstraints=CA:FALSE 2>/dev/null
expect 6 client import --cert self.pem
says 'the certificate is self-signed: no root issued it'
expect 3 inspect self.pem
prints 'CRT-031: CN=self: it is self-signed: no root issued it'
! grep -q keyCertSign out || fail 'a client was checked as a root'
expect 6 root import Self --cert self.pem
says 'is not a root: it is a self-signed certificate of a client or server, and no root issued it'
# Without key usage, the purposes tell.
openssl req -x509 -key self.key -out bare-self.pem -days 30 -subj /CN=self -addext extendedKeyUsage=clientAuth \
  -addext basicConstraints=CA:FALSE 2>/dev/null
expect 3 inspect bare-self.pem
prints 'self-signed client'
expect 6 root import Self --cert bare-self.pem
says 'no root issued it'
cp corp/p2s.toml as-it-was.toml
for file in self bare-self; do
  printf '[[roots]]\nname = "self"\nfile = "../%s.pem"\n' $file | cat as-it-was.toml - >corp/p2s.toml
  expect 3 gateway check
  prints 'it is a self-signed certificate of a client or server, not a root'
  is_equal "$(grep -c 'CRT-00[78]' out)" 1
done
cp as-it-was.toml corp/p2s.toml

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 30 \
  -subj '/CN=Second root' -addext basicConstraints=critical,CA:TRUE -addext keyUsage=keyCertSign 2>/dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out server.csr -subj /CN=server 2>/dev/null
printf 'extendedKeyUsage=serverAuth\n' >server.ext
openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 20 -extfile server.ext \
  -out server.pem 2>/dev/null
expect 4 client import --cert server.pem
says "the issuer 'CN=Second root' of this certificate is not in the store"
expect 0 root import Second --cert ca.pem
expect 6 client import --cert server.pem
says "its extended key usage lacks clientAuth"

# What is weak is reported, and imported.
openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -days 20 -sha1 -extfile <(
  printf 'basicConstraints=CA:TRUE\nextendedKeyUsage=clientAuth\n') -out weak.pem 2>/dev/null
expect 0 client import --cert weak.pem
says 'CRT-005: it is signed with SHA-1'
says 'CRT-009: it is a CA certificate'

# Passwords: none is tried first, an empty line is an empty password, hints name the option.
printf '\n' >empty
printf 'right\n' >right
openssl pkcs12 -export -in ca.pem -inkey ca.key -out none.pfx -passout pass:
openssl pkcs12 -export -in ca.pem -inkey ca.key -out some.pfx -passout pass:right
openssl pkcs12 -export -in ca.pem -inkey ca.key -out old.pfx -passout pass:right \
  -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1
expect 0 -C bare root import None --pfx none.pfx --dry-run
expect 0 -C bare root import None --pfx none.pfx --pfx-password file:empty --dry-run
expect 0 thumbprint none.pfx
expect 5 thumbprint some.pfx --password file:empty
says 'the PFX does not open with an empty password'
expect 5 inspect some.pfx </dev/null
says 'for example --password file:PATH'
expect 5 root import Some --pfx some.pfx </dev/null
says 'for example --pfx-password file:PATH'
expect 0 inspect some.pfx --password file:right
prints 'AES-256-CBC with PBKDF2: not read before Windows 10 1709, macOS 15, iOS 18'
prints 'role            root'
expect 0 inspect old.pfx --password file:right
prints 'encryption      3DES with SHA-1'

# Requests as Base64 without BEGIN and END lines.
openssl req -in server.csr -outform DER | base64 -w 0 >bare.csr
expect 0 inspect bare.csr
prints 'certificate signing request'
expect 0 client sign --csr bare.csr --name other -o signed.cer
