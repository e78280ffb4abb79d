#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# package diff: what two packages of Azure say differently, and who must get a new kit.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

data=$P2S_SOURCE/tests/data/vendor
expect 0 package diff "$data/azure-2024.zip" "$data/azure-2024.zip"
says 'the packages do not differ'
expect 0 --json package diff "$data/azure-2024.zip" "$data/azure-2024.zip"
is_equal "$(json '.changes | length')" 0

expect 3 --json package diff "$data/azure-2022.zip" "$data/azure-2024.zip"
jq -e '[.changes[].what] | contains(["gateway", "server_roots", "tls_auth_key", "tunnels", "routes", "generation"])' out \
  >/dev/null || fail 'changes'
jq -e '.needs_new_kit | contains([{system: "linux", software: "openvpn"}])' out >/dev/null || fail 'who'
# A key is a secret: only that it changed.
jq -e '.changes[] | select(.what == "tls_auth_key") | .removed + .added == []' out >/dev/null || fail 'tls-auth'
! grep -qE '[0-9a-f]{64}' out || fail 'a key was printed'

# change TEXT FOR PART: a copy of the package in ./new, with that one change.
change() {
  rm -rf new && mkdir new
  "${P2S_PYTHON:-python3}" - "$data/azure-2024.zip" "$@" <<'EOF'
import sys, zipfile, pathlib
source, old, new, part = sys.argv[1:]
with zipfile.ZipFile(source) as archive:
    for name in archive.namelist():
        path = pathlib.Path("new", name.replace("\\", "/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        content = archive.read(name)
        if part in name:
            assert old.encode() in content, (old, name)
            content = content.replace(old.encode(), new.encode())
        path.write_bytes(content)
EOF
}
# touched WHAT: systems and software that need a new kit for it.
touched() {
  jq -r --arg what "$1" '.changes[] | select(.what == $what) | [.needs_new_kit[] | .system + "/" + .software] | join(" ")' out
}

# OpenVPN gets its routes from the gateway; profiles of IKEv2 hold them, but not those of Apple.
change '10.20.0.0/16' '10.30.0.0/16' VpnSettings.xml
expect 3 --json package diff "$data/azure-2024.zip" new
is_equal "$(json '[.changes[].what] | join(" ")')" routes
is_equal "$(json '.changes[0] | .removed[0] + " " + .added[0]')" '10.20.0.0/16 10.30.0.0/16'
users=$(touched routes)
[[ $users == *windows/native* && $users == *linux/strongswan* ]] || fail "routes touch: $users"
[[ $users != *openvpn* && $users != *macos/native* && $users != *ios/native* ]] || fail "routes touch: $users"

# A pool changes nothing in a kit.
change '172.20.0.0/23' '172.24.0.0/23' VpnSettings.xml
expect 3 --json package diff "$data/azure-2024.zip" new
is_equal "$(json '[.changes[].what] | join(" ")')" pools
is_equal "$(touched pools)" ''
expect 3 package diff "$data/azure-2024.zip" new
prints 'new kit required for: nobody'

# What the gateway no longer serves.
change 'IkeV2,OpenVPN' 'OpenVPN' VpnSettings.xml
expect 3 --json package diff "$data/azure-2024.zip" new
users=$(touched tunnels)
[[ $users == *windows/native* && $users != *openvpn* ]] || fail "tunnels touch: $users"

expect 4 package diff "$data/azure-2024.zip" missing.zip
expect 6 package diff "$data/azure-2024.zip" "$data/README.md"
expect 2 package diff "$data/azure-2024.zip"
