#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# CPack's packages of this build: three Debian packages with what they should contain and need, and a tarball whose
# program runs in any folder with the libraries beside it. tests/install/packages.sh tries those of a release on Debian.
set -euo pipefail
unset DESTDIR
work=$(mktemp -d "${TMPDIR:-/tmp}/p2s-test.XXXXXX")
trap 'rm -rf "$work"' EXIT

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

# has PACKAGE FILE…: the Debian package contains the files, below /usr.
has() {
  local package=$1 file
  shift
  dpkg-deb --fsys-tarfile "$work/one/$package"_*.deb | tar -tf - >"$work/$package.files"
  for file in "$@"; do grep -qx "\./usr/$file" "$work/$package.files" || fail "$package: no $file"; done
}

# needs PACKAGE FIELD DEPENDENCY…
needs() {
  local package=$1 field=$2 value dependency
  shift 2
  value=$(dpkg-deb -f "$work/one/$package"_*.deb "$field")
  for dependency in "$@"; do [[ ", $value, " == *", $dependency"[,\ ]* ]] || fail "$package: $field: $value"; done
}

# owner LIBRARY: the Debian package of a library that the program is linked with, or of a file.
owner() {
  local file=$1
  [[ $file == /* ]] || file=$(ldd "$P2SCTL" | sed -n "s,^\s*$1[^ ]* => \(.*\) (.*,\1,p")
  file=$(realpath "$file")
  dpkg-query -S "*${file#/usr}" | sed 's/[:,].*//'
}

# Whatever the umask, everybody can read what is installed. Compressed fast, since nobody keeps it.
mkdir "$work/one"
(umask 077 && cpack --config "$P2S_BUILD/CPackConfig.cmake" -B "$work/pack" -D CPACK_OUTPUT_FILE_PREFIX="$work/one" \
  -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip) >"$work/log" 2>&1 || {
  cat "$work/log"
  fail 'cpack fails'
}
rm -r "$work/pack"
for package in "$work"/one/*.deb; do dpkg-deb -c "$package"; done >"$work/modes"
tar -tvzf "$work"/one/*.tar.gz >>"$work/modes"
! grep -vE '^(drwxr-xr-x|-rw[-x]r-[-x]r-[-x]|l.........) (root/root|0/0) ' "$work/modes" || fail 'wrong modes'

version=$("$P2SCTL" version | sed -n 's/^p2sctl \([0-9.]*\).*/\1/p')
library=libp2s${version%%.*}
[[ $(cd "$work/one" && compgen -G '*.deb' | sed 's/_.*//' | sort | paste -sd ' ') == "libp2s-dev $library p2sctl" ]] ||
  fail "packages: $(ls "$work/one")"
has p2sctl bin/p2sctl share/man/man1/p2sctl-client-issue.1.gz share/man/man5/p2s.toml.5.gz share/man/man7/p2sctl-rules.7.gz \
  share/bash-completion/completions/p2sctl share/zsh/vendor-completions/_p2sctl share/fish/vendor_completions.d/p2sctl.fish \
  share/p2sctl/schema/clients.json share/doc/p2sctl/copyright share/doc/p2sctl/changelog.gz \
  share/doc/p2sctl/changelog.Debian.gz share/doc/p2sctl/docs/pool-map.svg
! grep -E 'LICENSE|/man/.*[0-9]$|\.hpp$|\.so' "$work/p2sctl.files" || fail 'p2sctl contains what it should not'
has "$library" "lib/[^/]*/libp2s\.so\.${version%%.*}" "share/doc/$library/third-party/nlohmann-json3-dev"
has libp2s-dev include/p2s/p2s.hpp 'lib/[^/]*/libp2s\.so' 'lib/[^/]*/pkgconfig/p2s\.pc' 'lib/[^/]*/cmake/p2s/p2sConfig\.cmake' \
  share/doc/libp2s-dev/examples/issue_client.cpp
backends=$(dirname "$(ldd "$P2SCTL" | sed -n 's/.* => \(.*libsoci_core[^ ]*\) .*/\1/p')")
needs p2sctl Depends "$library (= $version-0upstream1)" libc6 "$(owner libfmt)" "$(owner "$backends/libsoci_sqlite3.so")"
needs p2sctl Suggests "$(owner "$backends/libsoci_postgresql.so")"
needs "$library" Depends libc6 "$(owner libcrypto)" "$(owner libsoci_core)" "$(owner libzip)" "$(owner libpugixml)"
needs libp2s-dev Depends "$library (= $version-0upstream1)"
dpkg-deb -I "$work/one/${library}"_*.deb triggers | grep -qx 'activate-noawait ldconfig' || fail 'no trigger of ldconfig'
for package in "$work"/one/*.deb; do
  ! dpkg-deb -I "$package" | grep -E ' (pre|post)(inst|rm) ' || fail "$package has a script"
done

# The tarball, in a folder with a space, through a symbolic link, with nothing of this environment.
mkdir "$work/a folder"
tar -xzf "$work"/one/p2sctl-*.tar.gz -C "$work/a folder" --strip-components=1
ln -s "$work/a folder/bin/p2sctl" "$work/p2sctl"
cd "$work"
(umask 077 && printf 'correct horse battery staple\n' >passphrase)
env -i P2SCTL_PASSPHRASE_FILE=passphrase LD_DEBUG=files LD_DEBUG_OUTPUT="$work/loaded" ./p2sctl -q init corp ||
  fail 'the program of the tarball fails'
# All that is loaded is in the tarball, but the runtime of C and C++.
sed -n 's/.*calling init: //p' loaded.* | grep -vE '/(ld-linux|lib(c|m|gcc_s|stdc\+\+))[-.]' >foreign || fail 'nothing is loaded'
! grep -v "^$work/a folder/" foreign || fail 'the tarball lacks a library'
grep -q '/libsoci_sqlite3\.so\.' foreign || fail 'the store was opened without its back end'
[[ -s "a folder/LICENSE" && -s "a folder/share/doc/p2sctl/third-party/$(owner libcrypto)" && -s "a folder/share/man/man1/p2sctl.1" ]] ||
  fail 'the tarball is not complete'
env -i ./p2sctl --store postgresql://p2s@127.0.0.1:1/p2s store info 2>err && fail 'a store without a server'
grep -q 'cannot connect' err || fail "PostgreSQL: $(<err)"
