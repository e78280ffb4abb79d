#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# client sign --from: a directory of requests, interrupted and repeated.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

request() { # request FILE SUBJECT
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "in/$1" \
    -subj "$2" 2>/dev/null
}

make_workspace corp
expect 0 root create Root --key ec:p256
expect 0 root export Root -o root.cer
mkdir in
request a.csr /CN=alice
request b.req /CN=Bob
request c.pem /CN=carol
request phone-7.CSR /O=Contoso
openssl req -in in/c.pem -outform der -out in/c-again.csr
cp a.csr.key in/key.pem
mkdir in/folder.csr
echo text >in/notes.txt

# Nothing is written by a dry run.
expect 0 -n client sign --from in -o out.d
says "would sign a.csr for 'alice' with 'Root'"
says 'would be signed'
[[ ! -e out.d ]] || fail 'a dry run wrote'
expect 0 client list
is_equal "$(cat out)" ''

expect 0 client sign --from in -o out.d
is_equal "$(cut -f 1 out | paste -sd,)" 'alice,Bob,carol,phone-7'
prints 'out.d/alice.cer'
says "'key.pem' is not a certificate request"
says "'c.pem' is the same request as 'c-again.csr'"
says '4 requests signed'
is_equal "$(find out.d -type f | wc -l)" 4
for file in out.d/*.cer; do
  openssl verify -x509_strict -purpose sslclient -CAfile root.cer "$file" >/dev/null || fail "$file"
done
is_equal "$(openssl x509 -in out.d/phone-7.cer -noout -subject -nameopt multiline | sed -n 's/.*commonName *= //p')" phone-7
is_equal "$(openssl x509 -in out.d/alice.cer -noout -pubkey)" "$(openssl pkey -in a.csr.key -pubout)"

# The same command continues: a missing file is written again, nothing is signed twice.
before=$(sha256sum out.d/alice.cer)
rm out.d/alice.cer
request d.csr /CN=dave
expect 0 client sign --from in -o out.d
is_equal "$(cut -f 1 out | paste -sd,)" 'alice,dave'
says "'b.req' is already signed"
is_equal "$(sha256sum out.d/alice.cer)" "$before"
expect 0 client list --history
is_equal "$(wc -l <out)" 5

# Each failure is reported, and stops no other file.
request e.csr /CN=erin
request f.csr /CN=alice
request g.csr "/CN=$(printf 'x%.0s' {1..64})"
echo broken >in/h.csr
request i.csr /CN=ivan
echo mine >out.d/ivan.cer
code=0
p2sctl client sign --from in -o out.d || code=$?
is_equal "$code" 1
prints 'erin'
says "3 of 12 requests were not signed"
says "'f.csr': client 'alice' has a valid certificate of another key"
says "'h.csr': no certificate request found in the file"
says "'i.csr': 'out.d/ivan.cer' already exists"
is_equal "$(cat out.d/ivan.cer)" mine
expect 4 client show ivan

rm in/h.csr in/i.csr
code=0
p2sctl --json client sign --from in -o out.d || code=$?
is_equal "$code" 4
is_equal "$(json '.failed[0].name')" f.csr
is_equal "$(json '.skipped | length')" 9
expect 0 client sign --from in -o out.d --if-missing
says "'f.csr' names 'alice', who has a valid certificate of another key"

# --force signs what was signed, and the other key; two requests of one client stay an error.
code=0
p2sctl client sign --from in -o out.d --format pem --force || code=$?
is_equal "$code" 4
says "'a.csr' requests a certificate for the same client, 'alice'"
prints 'out.d/erin.pem'
rm in/a.csr
expect 0 --json client sign --from in -o out.d --force
is_equal "$(openssl x509 -in out.d/alice.cer -noout -pubkey)" "$(openssl pkey -in f.csr.key -pubout)"
is_equal "$(json '.clients[] | select(.name == "alice") | .certificate')" out.d/alice.cer

expect 4 client sign --from missing -o out.d
mkdir empty
expect 4 client sign --from empty -o out.d
says 'contains no certificate requests'
expect 2 client sign --from in
expect 2 client sign --from in -o -
expect 2 client sign --from in --csr in/d.csr -o out.d
expect 2 client sign --csr in/d.csr --if-missing
expect 5 client sign --from in -o out.d --passphrase file:in/notes.txt
expect 0 store check
