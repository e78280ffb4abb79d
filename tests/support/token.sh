# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # for the caller, and its folder $work
# Tokens of SoftHSM2 in the folder of a test, sourced after lib.sh. Their PIN is in $work/pin.txt, a wrong one in
# $work/wrong-pin.txt.
PIN=73194628
export PIN SOFTHSM2_CONF=$work/softhsm2.conf
(umask 077 && printf '%s\n' "$PIN" >"$work/pin.txt" && printf '99999999\n' >"$work/wrong-pin.txt")
mkdir "$work/tokens"
printf 'directories.tokendir = %s/tokens\nobjectstore.backend = file\nlog.level = ERROR\n' "$work" >"$SOFTHSM2_CONF"
token_module=$(find /usr/lib -name libsofthsm2.so | sort | head -n 1)
[[ -n $token_module ]] || fail 'SoftHSM2 is not installed'
# Writes what is called in a module to $PKCS11SPY_OUTPUT.
spy_module=$(find /usr/lib -name pkcs11-spy.so | sort | head -n 1)

make_token() { # LABEL
  softhsm2-util --init-token --free --label "$1" --pin "$PIN" --so-pin 87654321 >"$work/log" || fail "no token $1"
}

token_tool() { # ARGUMENT…: pkcs11-tool, logged in to the token P2S
  pkcs11-tool --module "$token_module" --login --pin env:PIN --token-label P2S "$@" >"$work/log" 2>&1 ||
    fail "pkcs11-tool $*: $(cat "$work/log")"
}

make_key() { # LABEL TYPE [OPTION…]: a key pair on the token P2S
  token_tool --keypairgen --label "$1" --key-type "$2" "${@:3}"
}

# Whether OpenSSL has a provider for tokens, which p2sctl prefers to the engine.
has_token_provider() { [[ -e $(openssl version -m | cut -d'"' -f2)/pkcs11.so ]]; }
