#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# report: the same facts in every format; text of others stays text; what was not read is unknown.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh" || exit

# page [FILE]: reads the HTML: writes ./text (what a browser shows, without scripts), ./rows.json (of the table) and
# ./outside (everything that would be loaded).
page() {
  "${P2S_PYTHON:-python3}" - "${1:-out}" <<'PYTHON' || fail 'not the page that was expected'
import base64, hashlib, html.parser, json, re, sys

VOID = {"meta", "input", "br", "link", "img"}
SVG_VOID = {"rect", "path", "circle"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.text, self.scripts, self.outside, self.policy, self.ids = [], [], [], [], "", []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        assert not [name for name in attributes if name.startswith("on")], attributes
        self.ids += [attributes["id"]] if "id" in attributes else []
        for name in ("src", "href", "action", "data", "poster"):
            if name in attributes and not attributes[name].startswith("#"):
                self.outside.append(attributes[name])
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]
        if tag == "script":
            self.scripts.append([attributes, ""])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        assert tag in VOID | SVG_VOID, tag

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, (tag, self.getpos())

    def handle_data(self, data):
        if self.open[-1:] == ["script"]:
            self.scripts[-1][1] += data
        elif self.open[-1:] != ["style"]:
            self.text.append(data)


source = open(sys.argv[1], encoding="utf-8", newline="").read()
parser = Page()
parser.feed(source)
parser.close()
assert not parser.open, parser.open
assert len(set(parser.ids)) == len(parser.ids), "an id is there twice"
rows = []
if parser.scripts:
    (kind, data), (attributes, script) = parser.scripts
    assert kind == {"type": "application/json", "id": "data"} and attributes == {}
    assert data.isascii() and "<" not in data
    rows = json.loads(data)
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{allowed}';" in parser.policy, "the policy refuses the script"
assert "default-src 'none'" in parser.policy, parser.policy
style = "".join(re.findall(r"<style>(.*?)</style>", source, re.S))
parser.outside += re.findall(r"@import|url\((?!#)[^)]*\)", style)
open("text", "w", encoding="utf-8").write(re.sub(r"\s+", " ", " ".join(parser.text)))
json.dump(rows, open("rows.json", "w", encoding="utf-8"))
open("outside", "w").write("\n".join(parser.outside))
PYTHON
  [[ ! -s outside ]] || fail "the page loads $(cat outside)"
}
shows() { grep -qF -e "$1" text || fail "the page lacks '$1'"; }
fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/report.json" <"${1:-out}" ||
    fail 'does not fit schema/report.json'
}

expect 4 report
expect 2 report --format pdf
make_workspace corp
# Without roots and clients.
expect 0 report
page
shows 'VPN gateway TestGW'
shows 'No clients.'
shows 'None.'
is_equal "$(cat rows.json)" '[]'
expect 0 --json report
fits
is_equal "$(json '.report | "\(.clients | length) \(.roots | length)"')" '0 0'
expect 0 report --format csv
is_equal "$(wc -l <out)" 1
expect 0 report --format markdown
prints 'No clients.'

# Each format has the same clients; the passphrase is never asked for.
expect 0 root create P2SRootCert --key ec:p256
expect 0 client issue alice bob carol --key ec:p256
expect 0 client issue soon --key ec:p256 --validity 20d
expect 0 client renew alice --key ec:p256 --validity 400d
expect 0 client revoke bob --yes
unset P2SCTL_PASSPHRASE_FILE
expect 0 report -o report.html
says 'wrote report.html'
[[ ! -s out ]] || fail 'printed although it wrote a file'
is_equal "$(mode_of report.html)" 600
page report.html
is_equal "$(jq -r '[.[] | "\(.[0]):\(.[1])"] | join(" ")' rows.json)" 'alice:valid bob:revoked carol:valid soon:expiring'
shows '1 expiring within 30 days'
shows 'p2sctl client renew --expiring 30d'
shows "$(date -u -d '+20 days' +%Y-%m)"
shows '172.16.201.0/24 address pool'
shows 'P2SRootCert expires'
shows 'client.revoke'
is_equal "$(grep -o 'class="bar"' report.html | wc -l)" "$(jq -r '[.[] | select(.[1] != "revoked") | .[2][:7]] | unique | length' rows.json)"
expect 4 report -o report.html
says 'add --force to replace it'
expect 0 report -o report.html --force
expect 0 --dry-run report -o other.html
says 'would write other.html'
[[ ! -e other.html ]] || fail 'a dry run wrote a file'
expect 0 report -o -
page
expect 0 --json report
fits
is_equal "$(json '[.report.clients[].name] | join(" ")')" 'alice bob carol soon'
is_equal "$(json '.report.unknown | length')" 0
"$P2SCTL" --json client list >clients.json
is_equal "$(json '.report.clients | tojson')" "$(jq -r '.clients | tojson' clients.json)"
"$P2SCTL" --json pool map >map.json
is_equal "$(json '.report.map | tojson')" "$(jq -r '.blocks | tojson' map.json)"
! grep -qi 'private key-----\|"certificate"' out || fail 'a certificate or key in the report'
expect 0 report --format json -o report.json
fits report.json
expect 0 report --format csv
"$P2SCTL" client list --format csv >clients.csv
cmp -s out clients.csv || fail 'not the CSV of client list'
expect 0 report --format markdown
for words in '# VPN gateway TestGW' '| alice | valid |' '| soon | expiring |' '| P2SRootCert |' '| 172.16.201.0/24 |'; do prints "$words"; done
expect 2 --json report --format html

# Since when.
expect 0 report --since "$(date -u -d '+1 day' +%F)"
page
shows 'No changes from'
expect 0 --json report --since 1h
fits
(($(json '.report.changes | length') >= 7)) || fail 'changes are missing'
is_equal "$(json '.report.changes[0].action')" client.revoke
sqlite3 corp/p2s.db "drop trigger events_refuse_update; update events set happened_at = happened_at - 864000 where action = 'root.add'"
expect 0 --json report --since 7d
! jq -e '.report.changes[] | select(.action == "root.add")' out >/dev/null || fail 'an older change'
expect 0 report
page
shows "Changes since $(date -u -d '-30 days' +%F)"
shows '1 root.add'
expect 2 report --since yesterday
says 'for example --since 2026-01-31, or --since 7d'

# What others wrote stays text, in each format.
# shellcheck disable=SC2016
hostile=('</script><script>alert(1)</script>' '<!--<script>' '=cmd|"/c calc"!A1' '+1|<b>`x`</b> _y_ *z* [a](http://b)' '{{name}} [[title]] {{{x}}} &lt;'
  $'line\u2028sep \u202eevil' $'a\tb\x1b[31m' "'\"><img src=x onerror=alert(1)>")
number=0
for name in "${hostile[@]}"; do
  sql=${name//\'/\'\'}
  sqlite3 corp/p2s.db "insert into clients (name, thumbprint, serial, subject, issuer_id, key_type, not_before, not_after, certificate, sealed_key)
    select '$sql', printf('%040X', $((++number))), '0$number', subject, issuer_id, key_type, not_before, not_after, certificate, sealed_key from clients where name = 'carol'"
done
sqlite3 corp/p2s.db "update events set actor = '</td><script>alert(1)</script>', detail = '|<b>' where action = 'client.issue'"
sqlite3 corp/p2s.db "update roots set name = '<i>Root</i> | \`x\`'"
expect 0 report -o hostile.html
page hostile.html
is_equal "$(jq length rows.json)" $((4 + ${#hostile[@]}))
jq -e --arg name "${hostile[0]}" '.[] | select(.[0] == $name)' rows.json >/dev/null || fail 'a name was changed'
! grep -qP '[\x{202e}\x{2028}\x1b]' hostile.html || fail 'a character that hides or reorders text'
shows '</td><script>alert(1)</script>'
shows 'root <i>Root</i> | `x` expires'
expect 0 report --format csv
"${P2S_PYTHON:-python3}" - out <<'PYTHON' || fail 'a cell is a formula'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8")))
assert len({len(row) for row in rows}) == 1 and len(rows) == 13, rows
assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")], rows
assert "'=cmd|\"/c calc\"!A1" in [row[0] for row in rows]
PYTHON
expect 0 report --format markdown
# shellcheck disable=SC2016
prints '| +1\|\<b\>\`x\`\</b\> \_y\_ \*z\* \[a\](http://b) | valid |'
! grep -qP '(?<!\\)<(?!br>)' out || fail 'HTML in Markdown'
expect 0 --json report
fits

# Many changes: the latest are listed, all are counted.
sqlite3 corp/p2s.db "with recursive n(i) as (select 1 union all select i + 1 from n where i < 500)
  insert into events (happened_at, actor, action, subject, detail, hash) select strftime('%s', 'now') - 60, 'x', 'client.export', '', i, '' from n"
expect 0 report
page
shows '500 client.export'
shows 'The latest 200;'

# What cannot be read is unknown, with the reason.
mkdir alone && cp corp/p2s.toml alone/
export P2SCTL_WORKSPACE=alone
expect 0 report
page
shows "Unknown : store 'alone/p2s.db' not found"
shows 'Client certificates unknown : store'
shows '172.16.201.0/24 address pool'
is_equal "$(cat rows.json)" '[]'
expect 0 --json report
fits
is_equal "$(json '.report | [.clients, .roots, .changes] | map(. == null) | all')" true
is_equal "$(json '.report.unknown.clients')" "store 'alone/p2s.db' not found"
expect 0 report --format markdown
prints "Unknown: store 'alone/p2s.db' not found"
expect 4 report --format csv
P2SCTL_WORKSPACE='' expect 0 --store corp/p2s.db report
page
shows 'Unknown : p2s.toml not found'
P2SCTL_WORKSPACE='' expect 0 --store corp/p2s.db --json report
fits
is_equal "$(json '.report | [.gateway, .map, .findings] | map(. == null) | all')" true
printf 'wrong\n' >alone/p2s.toml
expect 0 report
page
shows 'Unknown :'
