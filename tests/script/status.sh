#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# status: what needs attention, in every form, without a passphrase.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh" || exit

fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/status.json" <out ||
    fail 'does not fit schema/status.json'
}
# line AREA: state and text of one area in the last run's output.
line() { awk -F '\t' -v area="$1" '$2 == area { print $1 ": " $3 }' out; }
# helps AREA [CODE]: the command of that area works.
helps() {
  local command
  command=$(awk -F '\t' -v area="$1" '$2 == area { print $4 }' out)
  [[ $command == 'p2sctl '* ]] || fail "no command for $1"
  cp out kept
  eval "expect ${2:-0} ${command#p2sctl }"
  cp kept out
}

expect 4 status
make_workspace corp
expect 0 root create P2SRootCert
expect 0 client issue alice bob carol
expect 0 client renew alice --validity 400d
expect 0 client revoke bob --yes

# No passphrase, also where it would be asked for.
unset P2SCTL_PASSPHRASE_FILE
expect 3 status
is_equal "$(line 'last backup')" 'todo: never, as far as the event log says'
is_equal "$(line superseded)" 'ok: 1 older certificate still valid'
is_equal "$(line revocations)" 'unknown: 1 revoked certificate; whether the gateway rejects it is unknown'
is_equal "$(line kits)" 'ok: none built yet'
is_equal "$(line rotation)" 'ok: none in progress'
[[ $(line clients) == 'ok: 2 valid, 0 expiring within 30 days, 0 expired' ]] || fail "$(line clients)"
for area in clients superseded revocations kits 'gateway check' 'last backup'; do helps "$area"; done
expect 0 status
is_equal "$(line 'last backup')" "ok: $(date -u +%F), 0 changes since"
expect 0 status --quiet
[[ ! -s out ]] || fail 'nothing needs attention, but --quiet prints'
expect 0 --json status
fits
is_equal "$(json '.status.clients | "\(.valid) \(.superseded)"')" '2 1'
is_equal "$(json '.status.revocations | "\(.revoked) \(.missing) \(.compared)"')" '1 null null'
is_equal "$(json '.status.backup.changes_since')" 0

# A year later.
later=$(date -u -d '+355 days' +%F)
expect 3 --as-of "$later" status
is_equal "$(line clients)" 'todo: 2 valid, 1 expiring within 30 days, 0 expired'
expect 3 --as-of "$later" status --quiet
is_equal "$(cut -f 2 out)" clients
expect 3 --as-of "$(date -u -d '+9 years +300 days' +%F)" status
[[ $(line roots) == 'todo: P2SRootCert expires on '* ]] || fail "$(line roots)"
[[ $(line clients) == 'ok: 0 valid, 0 expiring within 30 days, 2 expired' ]] || fail "$(line clients)"

# What the gateway rejects is known from its last comparison.
jq '.properties.vpnClientConfiguration.vpnClientRevokedCertificates = []' \
  "$P2S_SOURCE/tests/data/live/arm.json" >accepts.json
expect 3 gateway diff accepts.json
[[ $(line revocations) == unknown:* ]] || expect 0 status
expect 0 status
[[ $(line revocations) == unknown:* ]] || fail 'a comparison was recorded unasked'
expect 3 gateway diff accepts.json --record
expect 3 status
today=$(date -u +%F)
is_equal "$(line revocations)" "todo: 1 revoked certificate; the gateway lacks 1, as of $today"
helps revocations
expect 0 --json revocation list
jq --arg thumbprint "$(json '.revocations[0].thumbprint')" '.properties.vpnClientConfiguration.vpnClientRevokedCertificates =
  [{name: "bob", properties: {thumbprint: $thumbprint}}]' accepts.json >rejects.json
expect 3 gateway diff rejects.json --record
expect 0 --json status
fits
is_equal "$(json '.status.revocations | "\(.revoked) \(.missing)"')" '1 0'
P2SCTL_PASSPHRASE_FILE=$work/passphrase expect 0 client issue dan
expect 0 client revoke dan --yes
expect 3 status --prometheus p2sctl.prom
is_equal "$(line revocations)" "todo: 2 revoked certificates; the gateway lacks 1, as of $today"
grep -q '^p2sctl_missing_revocations 1$' p2sctl.prom || fail 'no metric of missing revocations'
expect 0 client restore dan
jq '(.. | objects | select(has("vpnClientRevokedCertificates"))).vpnClientRevokedCertificates =
  "[parameters('"'revoked'"')]"' "$P2S_SOURCE/tests/data/live/template.json" >unread.json
expect 6 gateway diff unread.json --record
says 'the output does not show which certificates are revoked'
expect 0 store backup again.db

# A rotation, and a kit of an older certificate.
export P2SCTL_PASSPHRASE_FILE=$work/passphrase
expect 0 root rotate P2SRootCert
expect 3 status
is_equal "$(line rotation)" 'todo: P2SRootCert is being replaced by P2SRootCert-2; next: upload the successor to the gateway'
helps rotation
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . >/dev/null
expect 3 package build --azure azure-2024.zip --client carol -o kits
expect 0 client renew carol --validity 400d
expect 3 status
[[ $(line kits) == 'todo: '*' a new kit' ]] || fail "$(line kits)"
helps kits 3
expect 3 --json status
fits
is_equal "$(json '.status.rotations[0].step')" upload

# What retires, and what the gateway has wrong.
sed -i 's/^tunnels = .*/tunnels = ["sstp"]/' corp/p2s.toml
expect 3 --as-of 2026-12-01 status
[[ $(line retirements) == 'todo: '*'2027-03-31: SSTP connections stop'* ]] || fail "$(line retirements)"
helps retirements
expect 3 --as-of 2026-01-01 status
[[ $(line retirements) == *'2027-03-31: SSTP connections stop'* ]] || fail "$(line retirements)"

# Metrics: the exposition format, and only what is known.
mkdir metrics
expect 3 status --quiet --prometheus metrics/p2sctl.prom
is_equal "$(mode_of metrics/p2sctl.prom)" 644
is_equal "$(ls metrics)" p2sctl.prom
if command -v promtool >/dev/null; then promtool check metrics <metrics/p2sctl.prom || fail 'promtool refuses the metrics'; fi
"${P2S_PYTHON:-python3}" - metrics/p2sctl.prom <<'PYTHON' || fail 'not the text format of Prometheus'
import re, sys
text = open(sys.argv[1], encoding="utf-8", newline="").read()
assert text.endswith("\n") and "\r" not in text
label = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*"'
sample = re.compile(rf'([a-z0-9_]+)(\{{{label}(?:,{label})*\}})? (-?[0-9]+)')
described, seen = {}, set()
for line in text[:-1].split("\n"):
    if line.startswith("# HELP "):
        name = line.split(" ")[2]
        assert name not in described, line
        described[name] = "help"
    elif line.startswith("# TYPE "):
        _, _, name, kind = line.split(" ")
        assert described.get(name) == "help" and kind == "gauge", line
        described[name] = kind
    else:
        match = sample.fullmatch(line)
        assert match, line
        assert described.get(match[1]) == "gauge", line
        assert (match[1], match[2]) not in seen, line
        seen.add((match[1], match[2]))
names = {name for name, _ in seen}
assert names == set(described), names ^ set(described)
assert {"p2sctl_todo", "p2sctl_clients", "p2sctl_root_expiry_timestamp_seconds", "p2sctl_retirement_timestamp_seconds",
        "p2sctl_last_backup_timestamp_seconds"} <= names, names
PYTHON
expect 3 --dry-run status --prometheus metrics/other.prom
[[ ! -e metrics/other.prom ]] || fail 'a dry run wrote metrics'

# A calendar: lines of at most 75 octets, whole characters, every date ahead once.
expect 0 client issue 'Zoë; Büro, München' 'second, person' --validity 200d
for i in {1..15}; do printf 'person-%02d-ä\n' "$i"; done | sed '1i name' >people.csv
expect 0 client issue --from people.csv --validity 100d --key ec:p256
expect 3 status --ics p2s.ics
says 'wrote p2s.ics'
cp p2s.ics first.ics
"${P2S_PYTHON:-python3}" - p2s.ics <<'PYTHON' || fail 'not RFC 5545'
import re, sys
data = open(sys.argv[1], "rb").read()
assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"")
folded = data.split(b"\r\n")[:-1]
assert all(len(line) <= 75 for line in folded), max(map(len, folded))
assert any(line.startswith(b" ") for line in folded), "nothing is folded"
for line in folded:
    line.decode("utf-8")
lines = data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]
assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] and lines[2].startswith("PRODID:") and lines[-1] == "END:VCALENDAR"
events, event = [], None
for line in lines[3:-1]:
    if line == "BEGIN:VEVENT":
        assert event is None
        event = {}
    elif line == "END:VEVENT":
        events.append(event)
        event = None
    else:
        name, value = line.split(":", 1)
        assert name not in event, line
        assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", value), line
        event[name] = value
assert event is None and len(events) >= 5, events
ids = [event["UID"] for event in events]
assert len(set(ids)) == len(ids), ids
for event in events:
    assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"]), event
    assert re.fullmatch(r"\d{8}", event["DTSTART;VALUE=DATE"]) and event["DTSTART;VALUE=DATE"] < event["DTEND;VALUE=DATE"]
dates = [event["DTSTART;VALUE=DATE"] for event in events]
assert dates == sorted(dates), dates
text = "\n".join(event.get("DESCRIPTION", "") for event in events)
assert r"Zoë\; Büro\, München" in text, text
assert "bob" not in text, "a revoked client"
PYTHON
expect 3 status --ics p2s.ics
is_equal "$(grep -c '^UID' p2s.ics)" "$(grep -c '^UID' first.ics)"

# A store with a problem, and none at all.
sqlite3 corp/p2s.db "delete from clients where name = 'carol'"
expect 3 status
[[ $(line store) == 'todo: '*' problem'* ]] || fail "$(line store)"
helps store 3
sqlite3 corp/p2s.db "update roots set name = 'Quote \" and \\ back' where name = 'P2SRootCert-2'"
expect 3 status --quiet --prometheus metrics/p2sctl.prom
grep -qF '{root="Quote \" and \\ back"}' metrics/p2sctl.prom || fail 'a label is not escaped'
mkdir alone && cp corp/p2s.toml alone/
P2SCTL_WORKSPACE=alone expect 3 status
is_equal "$(line clients)" "unknown: store 'alone/p2s.db' not found"
P2SCTL_WORKSPACE=alone expect 3 --json status
fits
is_equal "$(json '.status | [.roots, .clients, .kits, .backup] | map(. == null) | all')" true
P2SCTL_WORKSPACE=alone expect 3 status --quiet --prometheus metrics/p2sctl.prom
! grep -q 'p2sctl_clients' metrics/p2sctl.prom || fail 'counts clients of no store'

# On a terminal: 80 columns, and the command below what needs attention.
script -qec "stty cols 80; '$P2SCTL' --color never -C corp status" /dev/null >screen || true
(($(tr -d '\r' <screen | wc -L) <= 80)) || fail 'wider than 80 columns'
grep -q 'run: p2sctl ' screen || fail 'no command on the screen'
