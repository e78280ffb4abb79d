#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Damaged forms of a deployed gateway, through the program: a clear error or a finding, never a crash.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
forms=$P2S_SOURCE/tests/data/live
mkdir corp
"$P2SCTL" -q gateway import "$forms/arm.json" -o corp/p2s.toml || fail 'gateway import'
export P2SCTL_WORKSPACE=$work/corp

# 50 MB of each tool are refused before they are parsed.
for name in arm cli powershell terraform-state template; do
  { head -c -2 "$forms/$name.json" && printf ', "padding": "' && head -c 50000000 /dev/zero | tr '\0' x && printf '"}\n'; } >large.json
  for command in check diff import; do
    expect 6 gateway $command large.json
    says "'large.json' is larger than "
  done
done

# outcome COMMAND FILE: 0, 3 or 6; after 6 the file and the reason are named.
outcome() {
  local code=0
  # shellcheck disable=SC2086
  p2sctl $1 "$2" || code=$?
  case $code in
    0 | 3) ;;
    6) says "p2sctl: error: '$2'" ;;
    *) fail "exit status $code: p2sctl $1 $2" ;;
  esac
  echo "$code"
}
# damage FORM: files with one fault each, named after it.
damage() {
  python3 - "$1" <<'EOF_PY'
import json, sys
name = sys.argv[1].rsplit("/", 1)[1].removesuffix(".json")
data = open(sys.argv[1], "rb").read()
for share in range(8):
    open(f"{name}.cut{share}.json", "wb").write(data[:len(data) * share // 8])
open(f"{name}.last.json", "wb").write(data.rstrip()[:-4])
form = json.loads(data.decode("utf-16" if data[:2] == b"\xff\xfe" else "utf-8-sig"))

def turned(node):
    if isinstance(node, list):
        return [turned(each) for each in reversed(node)]
    return {key: turned(each) for key, each in reversed(node.items())} if isinstance(node, dict) else node

def filled(node, value):
    if isinstance(node, list):
        return [filled(each, value) for each in node]
    return {key: filled(each, value) for key, each in node.items()} if isinstance(node, dict) else value

for fault, changed in (("turned", turned(form)), ("nulls", filled(form, None)), ("numbers", filled(form, 7)), ("texts", filled(form, "x"))):
    open(f"{name}.{fault}.json", "w").write(json.dumps(changed))
EOF_PY
}
for form in "$forms"/*.json; do
  name=$(basename "$form" .json)
  [[ $name != powershell-cut ]] || continue
  damage "$form"
  for file in "$name".*.json; do
    code=$(outcome 'gateway diff' "$file")
    case $file in
      *.turned.json) is_equal "$file $code" "$file 0" ;;
      *.cut*.json | *.last.json | *.numbers.json) is_equal "$file $code" "$file 6" ;;
      *) ((code != 0)) || fail "$file: nothing is noticed" ;;
    esac
    outcome 'gateway check' "$file" >/dev/null
    rm "$file"
  done
done

make_workspace sessions
expect 6 gateway sessions large.json
says "'large.json' is larger than 16 MB"
