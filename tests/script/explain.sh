#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# explain: codes in every form, words with typing errors, rules, pasted logs.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/explain.json" <out ||
    fail 'does not fit schema/explain.json'
}

# first NAME QUESTION…: the best match of the question.
first() {
  local wanted=$1
  shift
  expect 0 --json explain "$@"
  fits
  is_equal "$(json '.explanations[0].name')" "$wanted"
}

first 798 798
first 0x80090326 0x80090326
first 0x80090326 80090326
first 0x80090326 -2146893018
first 0x80090326 2148074278
first 0x800B0109 -2146762487
first 0x8007026F 0x8007026f
first 0x8007026F 623
first 809 Error 809
first 809 'the error code returned on failure is 809.'
first 798 'CERTIFCATE could not be fuond Extensible Authentication'
first NO_PROPOSAL_CHOSEN no_proposal_chosen
first POOL-020 pool-20
is_equal "$(json '.explanations[0].errors[0]')" pool-overlaps-vnet
first DIAG-001 DIAG-001

expect 0 explain 0x80090326
prints 'cause: '
prints 'fix: '
prints 'see: MicrosoftDocs/SupportArticles-docs'
prints 'rules: CERT-011'
expect 0 explain 13868
prints '(unconfirmed)'
expect 0 explain remote server is not responding
grep -qx '809  .*' out || fail 'the other match is missing'
is_equal "$(head -1 out)" 'remote-server-not-responding  the remote server is not responding (IKEv2 on an old Windows)'
expect 0 explain POOL-025
prints 'checked: by p2sctl diagnose, on the client'

# On a terminal, lines are as wide as it; elsewhere, each field is one line.
expect 0 explain 13801
(($(grep -c . out) == 6)) || fail 'a field has several lines'
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
  script -qec "stty cols 80; '$P2SCTL' --color never explain 13801" /dev/null >out </dev/null
  (($(tr -d '\r' <out | awk '{ print length }' | sort -n | tail -1) <= 80)) || fail 'a line is too long'
fi

# Without a question: the table of contents, each name once and each name answered.
expect 0 explain
cut -f1 out >names
is_equal "$(sort names | uniq -d)" ''
(($(wc -l <names) > 42)) || fail 'the table is short'
while read -r name; do
  expect 0 --json explain "$name"
  is_equal "$(json '.explanations[0].name')" "$name"
done < <(sed -n '1~25p' names)
expect 0 --json explain
fits

# A pasted log: what it names, in its order.
printf '07[IKE] received NO_PROPOSAL_CHOSEN notify error\r\nRasClient: error code 809\n' >log
"$P2SCTL" --json explain - <log >out 2>err || fail 'a pasted log is not explained'
fits
is_equal "$(json '[.explanations[].name] | join(" ")')" 'NO_PROPOSAL_CHOSEN 809'
printf 'Target URI is not specified\n' | "$P2SCTL" explain - >out 2>err || fail 'a pasted message is not explained'
prints 'target-uri'

# A number decides; one that the catalogue lacks is unknown, whatever the words around it are.
first AADSTS650057 "Error code: CAA20004 Server message: AADSTS650057: Invalid resource."
is_equal "$(json '[.explanations[].name] | join(" ")')" 'AADSTS650057 CAA20004'
expect 4 explain 'Error 799: A certificate could not be found that can be used with this Extensible Authentication Protocol.'
says "error '799' is unknown; nearest: 798"
expect 4 explain 'AADSTS65999: The user or administrator has not consented to use the application'
says "error 'AADSTS65999' is unknown"
expect 4 explain 'Die Verbindung wurde unerwartet getrennt'
says 'p2sctl explain 809'
expect 4 explain 'Error 5: Access is denied.'
says "error '5' is unknown"
expect 4 explain 'Error 503: the queue of the printer is full'
says 'did you mean: p2sctl explain 503'
expect 4 explain authentication failed
says 'nearest: '

# Nothing known.
expect 4 explain 799
says 'did you mean: p2sctl explain 798'
expect 4 explain 'my cat likes pizza'
says 'list all errors with: p2sctl explain'
expect 4 explain $'\033[31mzzzz'
says '\x1B[31mzzzz'
expect 2 explain ''
expect 2 explain --bogus
"$P2SCTL" explain - </dev/null >out 2>err && fail 'nothing was explained'
says 'nothing to explain'

# Rules of packages and kits: what `package check` and `build` print can be asked.
first KIT-002 kit-2
expect 0 explain KIT-002
prints 'fix: enable certificate authentication'
first PKG-010 PKG-010
expect 4 explain KIT-999
