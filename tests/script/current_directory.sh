#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Nothing is loaded from the current directory, which may be a package that somebody sent.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh"

# Files with the names of every library that the program, its library and the back end of the store load.
{
  ldd "$P2SCTL"
  ldd /usr/lib/*/libsoci_sqlite3.so.?.?
} | awk '$2 == "=>" { print $1 }' | sort -u >libraries
(($(wc -l <libraries) >= 10)) || fail 'libraries are not known'
while read -r library; do
  for folder in . lib x86_64 tls glibc-hwcaps/x86-64-v2; do
    mkdir -p "$folder"
    printf 'not a library\n' >"$folder/$library"
  done
done <libraries
printf 'not a library\n' >libsoci_sqlite3.so

expect 0 --version
make_workspace corp
expect 0 root create Root --key ec:p256
expect 0 client list

# What says where libraries are has no empty and no relative entry.
path=$(objdump -p "$P2SCTL" | awk '$1 ~ /^R(UN)?PATH$/ { print $2 }')
[[ :$path: != *::* ]] || fail "empty entry in RPATH $path"
tr : '\n' <<<"$path" | while read -r entry; do
  [[ $entry == /* || $entry == "\$ORIGIN"/* ]] || fail "relative entry in RPATH $path"
done
