#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs to a fresh prefix: everything is where Debian expects it, the installed program works with the installed
# library, and the examples build against it by find_package and by pkg-config, and do what they say.
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
  "$lib/pkgconfig/p2s.pc" include/p2s/version.hpp include/p2s/p2s.hpp include/p2s/base/error.hpp share/man/man1/p2sctl.1 \
  share/man/man1/p2sctl-client-issue.1 share/bash-completion/completions/p2sctl \
  share/zsh/vendor-completions/_p2sctl share/fish/vendor_completions.d/p2sctl.fish \
  share/p2sctl/schema/clients.json share/doc/p2sctl/LICENSE share/doc/p2sctl/docs/cli.md \
  share/doc/libp2s-dev/examples/issue_client.cpp
[[ -z $(find "$prefix/include" -path '*detail*' -o -path '*/facts' -o -path '*/app' -o -path '*/store' -o -name '*.cpp' -o -name '*.sql' | head -n 1) ]] ||
  fail 'inner files are installed'

"$prefix/bin/p2sctl" --version | grep -q '^p2sctl [0-9]' || fail 'the installed p2sctl does not say its version'
# Into a variable: grep -q would end before ldd does, which pipefail takes for a failure.
loaded=$(ldd "$prefix/bin/p2sctl")
grep -q "libp2s.so.* $prefix/" <<<"$loaded" || fail 'the installed p2sctl does not use the installed library'
MANPATH=$prefix/share/man man -w p2sctl >/dev/null || fail 'man does not find p2sctl'

# Exported symbols are ours, or what C++ itself emits for our types.
nm -DC --defined-only "$prefix/$lib/libp2s.so" | awk '$2 ~ /[TW]/ { $1 = $2 = ""; print }' >"$work/symbols"
grep -q 'p2s::Error::Error' "$work/symbols" || fail 'libp2s.so exports nothing'
! grep -E '^ +(soci|pugi|CLI|toml|zip_|EVP_|sqlite3_)' "$work/symbols" | head -n 3 | grep . ||
  fail 'libp2s.so exports what is not ours'

# The installed headers need no other ones (that each compiles alone is seen by .ci/alone).
cd "$prefix/include"
find p2s -name '*.hpp' | sort | sed 's/.*/#include <&>/' |
  "$compiler" -std=c++20 -Wall -Wextra -Wshadow -Werror -fsyntax-only -I. -x c++ - || fail 'a header needs one that is not installed'

# examples_say FOLDER: the examples in it do what they say.
examples_say() {
  local out=$work/out
  rm -rf "$out" && mkdir "$out"
  "$1/issue_client" >"$out/issued" || fail "$1: issue_client fails"
  local thumbprint
  thumbprint=$(openssl x509 -in "$out/issued" -noout -fingerprint -sha1 | sed 's/.*=//; s/://g')
  grep -qx "thumbprint: $thumbprint" "$out/issued" || fail "$1: issue_client prints another thumbprint than OpenSSL"
  sed -n 's/^root data: //p' "$out/issued" | base64 -d | openssl x509 -inform DER -out "$out/root.pem"
  openssl verify -CAfile "$out/root.pem" -purpose sslclient "$out/issued" >/dev/null || fail "$1: OpenSSL refuses the client"

  printf '[gateway]\nname = "vpn"\nsku = "VpnGw1AZ"\ntunnels = ["openvpn"]\npools = ["172.16.201.0/33"]\n' >"$out/p2s.toml"
  ! "$1/check_gateway" "$out/p2s.toml" >"$out/findings" || fail "$1: check_gateway accepts a pool that is not a prefix"
  grep -q '^error [A-Z]*-[0-9]* .*172.16.201.0/33' "$out/findings" || fail "$1: check_gateway does not name the pool"

  "$1/build_kit" "$P2S_SOURCE/tests/data/vendor/azure-2024.zip" "$out/kits" >"$out/names" || fail "$1: build_kit fails"
  (cd "$out/kits/alice" && sha256sum --quiet -c SHA256SUMS) || fail "$1: the kit is not what its checksums say"
  grep -q '^linux/openvpn/.*\.ovpn$' "$out/names" || fail "$1: the kit has no OpenVPN profile"
}

cmake -S "$P2S_SOURCE/examples" -B "$work/examples" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" \
  -DCMAKE_CXX_COMPILER="$compiler" >>"$work/log"
cmake --build "$work/examples" >>"$work/log" || {
  tail -n 30 "$work/log"
  fail 'find_package(p2s) does not serve'
}
examples_say "$work/examples"

export PKG_CONFIG_PATH=$prefix/$lib/pkgconfig
read -ra flags <<<"$(pkg-config --cflags --libs p2s)"
mkdir "$work/by_pkg_config"
for example in issue_client check_gateway build_kit; do
  "$compiler" "$P2S_SOURCE/examples/$example.cpp" "${flags[@]}" -o "$work/by_pkg_config/$example"
done
LD_LIBRARY_PATH=$prefix/$lib examples_say "$work/by_pkg_config"
