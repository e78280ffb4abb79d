#!/usr/bin/env bash
# Installs to a fresh prefix: everything is where Debian expects it, the installed program works, and two
# programs of others (find_package and pkg-config) build against the library without our other packages.
set -euo pipefail
umask 022
unset DESTDIR
work=$(mktemp -d "${TMPDIR:-/tmp}/p2s-test.XXXXXX")
trap 'rm -rf "$work"' EXIT
prefix=$work/usr
compiler=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$P2S_BUILD/CMakeCache.txt")
cmake --install "$P2S_BUILD" --prefix "$prefix" >"$work/log"

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

# has PATTERN…: the prefix has at least one such file.
has() {
  local pattern
  for pattern in "$@"; do compgen -G "$prefix/$pattern" >/dev/null || fail "$pattern is not installed"; done
}

lib=$(cd "$prefix" && dirname "$(find . -name libp2s.so)")
lib=${lib#./}
has bin/p2sctl "$lib/libp2s.so.*" "$lib/cmake/p2s/p2sConfig.cmake" "$lib/cmake/p2s/p2sConfigVersion.cmake" \
  "$lib/pkgconfig/p2s.pc" include/p2s/version.hpp include/p2s/base/error.hpp share/man/man1/p2sctl.1 \
  share/man/man1/p2sctl-client-issue.1 share/bash-completion/completions/p2sctl \
  share/zsh/vendor-completions/_p2sctl share/fish/vendor_completions.d/p2sctl.fish \
  share/p2sctl/schema/clients.json 'share/p2sctl/templates/*' share/doc/p2s/LICENSE share/doc/p2s/docs/cli.md
[[ -z $(find "$prefix" -path '*detail*' -o -name '*.cpp' -o -name '*.sql' | head -n 1) ]] || fail 'inner files are installed'

"$prefix/bin/p2sctl" --version | grep -q '^p2sctl [0-9]' || fail 'the installed p2sctl does not say its version'
MANPATH=$prefix/share/man man -w p2sctl >/dev/null || fail 'man does not find p2sctl'

# Exported symbols are ours, or what C++ itself emits for our types.
nm -DC --defined-only "$prefix/$lib/libp2s.so" | awk '$2 ~ /[TW]/ { $1 = $2 = ""; print }' >"$work/symbols"
grep -q 'p2s::Error::Error' "$work/symbols" || fail 'libp2s.so exports nothing'
! grep -E '^ +(soci|pugi|CLI|toml|zip_|EVP_|sqlite3_)' "$work/symbols" | head -n 3 | grep . ||
  fail 'libp2s.so exports what is not ours'

# Each installed header stands alone.
cd "$prefix/include"
find p2s -name '*.hpp' | sort | xargs -P "$(nproc)" -I{} "$compiler" -std=c++20 -Wall -Wextra -Wshadow -Werror \
  -fsyntax-only -I. -x c++ -include {} /dev/null || fail 'a header needs more than itself'

cmake -S "$P2S_SOURCE/tests/install/consumer" -B "$work/consumer" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" \
  -DCMAKE_CXX_COMPILER="$compiler" >>"$work/log"
cmake --build "$work/consumer" >>"$work/log" || {
  tail -n 30 "$work/log"
  fail 'find_package(p2s) does not serve'
}
wanted=$'A9993E364706816ABA3E25717850C26C9CD0D89D\n172.16.201.0/24 256\nusage'
[[ $("$work/consumer/consumer") == "$wanted" ]] || fail 'the find_package consumer says otherwise'

export PKG_CONFIG_PATH=$prefix/$lib/pkgconfig
read -ra flags <<<"$(pkg-config --cflags --libs p2s)"
"$compiler" "$P2S_SOURCE/tests/install/consumer/main.cpp" "${flags[@]}" -o "$work/by_pkg_config"
[[ $(LD_LIBRARY_PATH=$prefix/$lib "$work/by_pkg_config") == "$wanted" ]] || fail 'the pkg-config consumer says otherwise'
