#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# packages.sh [FOLDER]: as root, tries the packages of a release on Debian 12.
#   - Two builds in different folders give the same bytes. (With FOLDER, the packages in it are tried instead.)
#   - lintian finds no error and no warning.
#   - In a bare root of Debian 12, the Debian packages do the main job and build the examples; once removed, they leave
#     nothing but the user's data.
#   - In bare roots of Debian 12 and 13, the tarball does the main job: in any folder, and through a symbolic link.
set -euo pipefail
((EUID == 0 && $# <= 1)) || {
  sed -n '3,8s/^# //p' "$0" >&2
  exit 2
}
umask 022
exec </dev/null
source=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=tests/install/root.sh
source "$source/tests/install/root.sh"
# shellcheck source=.ci/packages.sh
source "$source/.ci/packages.sh"
work=$(mktemp -d "${TMPDIR:-/tmp}/p2s-packages.XXXXXX")
trap 'remove_root; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

# quiet COMMAND…: shows what it prints only if it fails.
quiet() {
  "$@" >"$work/log" 2>&1 || {
    tail -n 30 "$work/log"
    fail "$*"
  }
}

# build FOLDER: the packages of a clean clone in that folder, each source compiled anew.
build() {
  printf '==> Build in %s\n' "$1"
  git clone -q "$source" "$1"
  cd "$1"
  quiet cmake --preset release
  CCACHE_DISABLE=1 quiet cmake --build build/release --target package
  cd - >/dev/null
}

# main_job NAME PROGRAM: a root, a client and its kit, in /srv/NAME of the root; p2sctl needs nothing but PROGRAM.
main_job() {
  local name=$1 run
  run=(in_root env P2SCTL_PASSPHRASE_FILE=/srv/passphrase "$2" -q)
  (umask 077 && printf 'correct horse battery staple\n' >"$root/srv/passphrase")
  "${run[@]}" init "/srv/$name" --name VNet1GW
  run+=(-C "/srv/$name")
  "${run[@]}" root create P2SRootCert >/dev/null
  "${run[@]}" root export P2SRootCert -o "/srv/$name/root.cer"
  python3 "$source/tests/data/vendor/make_vendor_zips.py" -o "$root/srv/$name" --client-root "$root/srv/$name/root.cer" \
    >/dev/null
  "${run[@]}" client issue alice >/dev/null
  "${run[@]}" package build --azure "/srv/$name/azure-2024.zip" --all -o "/srv/$name/kits" >/dev/null
  (cd "$root/srv/$name/kits/alice" && sha256sum --quiet -c SHA256SUMS) || fail "$name: the kit is not complete"
  "${run[@]}" store check >/dev/null
}

# postgresql_says TEXT PROGRAM: what the program says of a store in PostgreSQL where no server is.
no_server=postgresql://p2s@127.0.0.1:1/p2s
postgresql_says() {
  local said
  said=$(in_root "$2" --store "$no_server" store info 2>&1) && fail 'a store without a server'
  [[ $said == *"$1"* ]] || fail "PostgreSQL: $said"
}

# files: all of the root, but what apt and dpkg keep for themselves.
files() {
  find "$root" -xdev -path "$root/var/lib/dpkg" -prune -o -path "$root/var/lib/apt" -prune -o -path "$root/var/cache" -prune \
    -o -path "$root/var/log" -prune -o -path "$root/srv" -prune -o -path "$root/tmp" -prune -o -path "$root/p2sctl" -prune -o -print | sort
}

# typed PAGE PATTERN [COMMAND]: the commands of a page that match, and one more, in the root's folder with the packages.
typed() {
  local commands
  commands=$(sed -nE "s/^(\\$ )?(sudo )?//; /$2/p" "$source/$1")
  [[ -n $commands ]] || fail "$1 has no command '$2'"
  quiet in_root bash -euc "cd /p2sctl; $commands
    ${3:-}"
}

# make_root_for RELEASE: with the packages, where a reader has them; apt asks nobody.
make_root_for() {
  make_root "$1"
  mkdir -p "$root/p2sctl/build/release/packages"
  cp "$packages"/* "$root/p2sctl/build/release/packages"
  printf 'APT::Get::Assume-Yes "true";\nAPT::Install-Recommends "false";\n' >"$root/etc/apt/apt.conf.d/90tests"
}

try_debian_packages() {
  local stored hint
  make_root_for bookworm
  quiet in_root apt-get update
  files >"$work/before"
  printf '==> Install, main job\n'
  typed docs/install.md '^apt install .*p2sctl_'
  main_job installed p2sctl
  postgresql_says 'needs the PostgreSQL backend' p2sctl
  hint=$({ in_root p2sctl --store "$no_server" store info 2>&1 || true; } | sed -n 's/.*hint: //p')
  quiet in_root bash -c "$hint"
  postgresql_says 'cannot connect' p2sctl
  printf '==> Examples\n'
  typed README.md '^apt install .*deb$'
  quiet in_root apt-get install g++ make cmake pkg-config
  in_root sh -euc 'cd /tmp
    cmake -S /usr/share/doc/libp2s-dev/examples -B examples >/dev/null
    cmake --build examples >/dev/null
    examples/issue_client | grep -q "^thumbprint: "
    g++ /usr/share/doc/libp2s-dev/examples/build_kit.cpp $(pkg-config --cflags --libs p2s) -o build_kit
    ./build_kit /srv/installed/azure-2024.zip kits | grep -q START-HERE' || fail 'the examples do not build, or fail'
  printf '==> Remove\n'
  stored=$(sha256sum "$root/srv/installed/p2s.db")
  quiet in_root apt-get autoremove --purge libp2s-dev g++ make cmake pkg-config "${hint##* }"
  typed docs/install.md '^apt autoremove'
  files | diff "$work/before" - || fail 'removed packages leave files'
  sha256sum --quiet -c <<<"$stored" || fail 'the store of the user has changed'
  remove_root
}

try_tarball() {
  make_root_for "$1"
  printf '==> Unpack, main job\n'
  typed docs/install.md '^(tar .*opt|ln )'
  main_job linked p2sctl
  postgresql_says 'cannot connect' p2sctl
  mkdir "$root/srv/a folder"
  mv "$root"/opt/p2sctl-* "$root/srv/a folder/p2sctl"
  main_job moved '/srv/a folder/p2sctl/bin/p2sctl'
  rm "$root/usr/local/bin/p2sctl"
  typed docs/install.md '^(mkdir|tar .*strip|export PATH)' 'p2sctl version'
  remove_root
}

install_packages "${build_packages[@]}" "${release_packages[@]}"
packages=${1:-}
if [[ -z $packages ]]; then
  build "$work/one"
  build "$work/another folder"
  packages=$work/one/build/release/packages
  diff <(cd "$packages" && sha256sum -- *) <(cd "$work/another folder/build/release/packages" && sha256sum -- *) ||
    fail 'two builds differ'
fi
printf '==> lintian\n'
lintian --allow-root --fail-on error,warning "$packages"/*.deb || fail 'lintian has complaints'
try_debian_packages
for release in bookworm trixie; do try_tarball "$release"; done
printf '==> The packages work\n'
